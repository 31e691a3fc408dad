import { CLOCK_TOLERANCE_MS } from '../clock';
import { REPLY, type CallKey, type Claim, type Pair } from '../ledger';
import { giveBack, takeAllowance, type Wish } from './allowances';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureCall, ensureConversation, findCall, findConversation } from './identities';
import { integer, text } from './row';

/**
 * Longer than any attempt to send goes on. A claim that is older was granted to somebody who never heard so, as when the
 * connection to the database broke.
 */
const LONGEST_SEND_MS = 10 * 60_000;

const A_DAY_MS = 24 * 3_600_000;

/**
 * Who may text a caller. A claim is `sending` until it is known how the send ended, `doubtful` when nobody knows,
 * `sent` for the rest of the cool-down. Every function needs a transaction.
 */
export async function claim(
	database: Database,
	boot: string,
	pair: Pair,
	key: CallKey,
	now: number,
	coolDownMs: number,
	{ limits, attested }: Pick<Wish, 'limits' | 'attested'>,
): Promise<Claim> {
	const known = await ensureCall(database, key, pair);
	if (!known) return { granted: false, heldBy: key, sameCall: true, until: now };
	const call = known.id;
	const conversation = await ensureConversation(database, pair);
	await setRight(database, conversation, now, coolDownMs);
	const granted = await database.get(
		`INSERT INTO claims (conversation, call, answers, state, boot, claimed_at, expires_at, taken_at)
		SELECT ?, ?, ?, 'sending', ?, ?, ?, ? FROM calls
		WHERE id = ? AND texted = 0 AND NOT EXISTS (
			SELECT 1 FROM claims AS other
			WHERE other.conversation = ? AND other.answers = ? AND other.call <> ? AND other.expires_at > ?)
		ON CONFLICT (conversation, call) DO UPDATE SET
			state = 'sending',
			boot = excluded.boot,
			expires_at = excluded.expires_at,
			taken_at = excluded.taken_at,
			resumed = 1
		WHERE claims.state = 'doubtful' OR (claims.state = 'sending' AND (
			(claims.boot <> excluded.boot AND claims.boot NOT IN (SELECT boot FROM living))
			OR claims.taken_at <= excluded.taken_at - ${LONGEST_SEND_MS}
		))
		RETURNING resumed, claimed_at`,
		conversation,
		call,
		answers(key),
		boot,
		now,
		now + coolDownMs,
		now,
		call,
		conversation,
		answers(key),
		call,
		now,
	);
	if (!granted) {
		const refused = await refusal(database, conversation, call, key, now);
		await dropUntold(database, conversation, call);
		return refused;
	}
	const resumed = integer(granted, 'resumed') === 1;
	const wanted = {
		limits,
		attested,
		business: pair.business,
		conversation,
		call,
		isAnswer: answers(key) === 1,
	};
	const beyond = resumed ? undefined : await takeAllowance(database, wanted, now);
	if (beyond) {
		await database.run('DELETE FROM claims WHERE conversation = ? AND call = ?', conversation, call);
		return { granted: false, ...beyond };
	}
	// What was sent and is over decides nothing any more: that its call was texted stays known by the call.
	await database.run(
		`DELETE FROM claims WHERE conversation = ? AND call <> ? AND state = 'sent' AND expires_at <= ?`,
		conversation,
		call,
		now,
	);
	await appendEvent(database, {
		at: now,
		kind: 'claimed',
		conversation,
		call,
		data: resumed ? { resumed } : {},
	});
	return resumed
		? { granted: true, resumed, since: integer(granted, 'claimed_at') }
		: { granted: true, resumed };
}

/**
 * Claims of a clock that was ahead. What was sent then holds nobody any more; when anything else was claimed nobody knows,
 * except that it was within the day before.
 */
async function setRight(
	database: Database,
	conversation: number,
	now: number,
	coolDownMs: number,
): Promise<void> {
	await database.run(
		`DELETE FROM claims WHERE conversation = ? AND state = 'sent' AND taken_at > ?`,
		conversation,
		now + CLOCK_TOLERANCE_MS,
	);
	await database.run(
		`UPDATE claims SET claimed_at = ?, taken_at = ?, expires_at = ? WHERE conversation = ? AND taken_at > ?`,
		now - A_DAY_MS,
		now,
		now + coolDownMs,
		conversation,
		now + CLOCK_TOLERANCE_MS,
	);
}

export async function unsettledSince(
	database: Database,
	boot: string,
	pair: Pair,
	key: CallKey,
): Promise<number | undefined> {
	const own = await ownClaim(database, pair, key);
	const row =
		own &&
		(await database.get(
			`SELECT claimed_at FROM claims WHERE conversation = ? AND call = ? AND (state = 'doubtful'
				OR (state = 'sending' AND boot <> ? AND boot NOT IN (SELECT boot FROM living)))`,
			own.conversation,
			own.call,
			boot,
		));
	return row && integer(row, 'claimed_at');
}

export async function release(database: Database, pair: Pair, key: CallKey): Promise<void> {
	const own = await ownClaim(database, pair, key);
	if (!own) return;
	const isOpenClaim = await database.run(
		`DELETE FROM claims WHERE conversation = ? AND call = ? AND state <> 'sent'`,
		own.conversation,
		own.call,
	);
	if (isOpenClaim) await giveBack(database, own.call);
}

export async function doubt(database: Database, pair: Pair, key: CallKey): Promise<void> {
	const own = await ownClaim(database, pair, key);
	if (own) {
		await database.run(
			`UPDATE claims SET state = 'doubtful' WHERE conversation = ? AND call = ? AND state = 'sending'`,
			own.conversation,
			own.call,
		);
	}
}

/** The text is out: the claim stands until it expires. */
export async function confirm(database: Database, conversation: number, call: number): Promise<void> {
	await database.run(
		`UPDATE claims SET state = 'sent', boot = NULL WHERE conversation = ? AND call = ?`,
		conversation,
		call,
	);
}

/** Whether a run that is still at work holds the claim of this call. */
export async function isBeingSent(
	database: Database,
	boot: string,
	conversation: number,
	call: number,
	now: number,
): Promise<boolean> {
	const row = await database.get(
		`SELECT 1 FROM claims WHERE conversation = ? AND call = ? AND state = 'sending'
			AND (boot = ? OR boot IN (SELECT boot FROM living)) AND taken_at > ?`,
		conversation,
		call,
		boot,
		now - LONGEST_SEND_MS,
	);
	return row !== undefined;
}

/** A call that nothing is written down of is not kept: who is forgotten is found by what is written down. */
async function dropUntold(database: Database, conversation: number, call: number): Promise<void> {
	await database.run(
		`DELETE FROM calls WHERE id = ? AND conversation = ?
			AND NOT EXISTS (SELECT 1 FROM events WHERE events.conversation = calls.conversation AND call = calls.id)`,
		call,
		conversation,
	);
}

/** A call that was texted stays refused for good, also when its own claim is long gone. */
async function refusal(
	database: Database,
	conversation: number,
	call: number,
	key: CallKey,
	now: number,
): Promise<Claim> {
	const other = await database.get(
		`SELECT provider, call_id, expires_at FROM claims JOIN calls ON calls.id = claims.call
		WHERE claims.conversation = ? AND answers = ? AND call <> ? AND expires_at > ?
		ORDER BY expires_at DESC, call LIMIT 1`,
		conversation,
		answers(key),
		call,
		now,
	);
	const texted = await database.get('SELECT 1 FROM calls WHERE id = ? AND texted = 1', call);
	if (other && !texted) {
		const heldBy = { provider: text(other, 'provider'), callId: text(other, 'call_id') };
		return { granted: false, heldBy, sameCall: false, until: integer(other, 'expires_at') };
	}
	const own = await database.get(
		'SELECT expires_at FROM claims WHERE conversation = ? AND call = ?',
		conversation,
		call,
	);
	return { granted: false, heldBy: key, sameCall: true, until: own ? integer(own, 'expires_at') : now };
}

/** Of the two kinds of texts that are claimed apart: 1 for those that answer replies. */
function answers({ provider }: CallKey): number {
	return provider === REPLY ? 1 : 0;
}

async function ownClaim(
	database: Database,
	pair: Pair,
	key: CallKey,
): Promise<{ conversation: number; call: number } | undefined> {
	const conversation = await findConversation(database, pair);
	const call = await findCall(database, key);
	return conversation !== undefined && call ? { conversation, call: call.id } : undefined;
}
