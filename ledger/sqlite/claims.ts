import type { CallKey, Claim, Pair } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureCall, ensureConversation, findCall, findConversation } from './identities';
import { integer, text } from './row';

/**
 * Who may text a caller. A claim is `sending` until it is known how the send ended, `doubtful` when nobody knows,
 * `sent` for the rest of the cool-down. Every function needs a transaction.
 */
export function claim(
	database: Database,
	boot: string,
	pair: Pair,
	key: CallKey,
	now: number,
	coolDownMs: number,
): Claim {
	const conversation = ensureConversation(database, pair);
	const call = ensureCall(database, key, pair).id;
	const granted = database.get(
		`INSERT INTO claims (conversation, call, state, boot, claimed_at, expires_at)
		SELECT ?1, ?2, 'sending', ?3, ?4, ?5 FROM calls WHERE id = ?2 AND texted = 0
		ON CONFLICT (conversation) DO UPDATE SET
			call = excluded.call,
			state = 'sending',
			boot = excluded.boot,
			claimed_at = iif(claims.call = excluded.call, claims.claimed_at, excluded.claimed_at),
			expires_at = excluded.expires_at,
			resumed = claims.call = excluded.call
		WHERE iif(
			claims.call = excluded.call,
			claims.state = 'doubtful' OR (claims.state = 'sending' AND claims.boot <> excluded.boot),
			claims.expires_at <= excluded.claimed_at
		)
		RETURNING resumed, claimed_at`,
		conversation,
		call,
		boot,
		now,
		now + coolDownMs,
	);
	if (!granted) return refusal(database, conversation, key, now);
	const resumed = integer(granted, 'resumed') === 1;
	appendEvent(database, {
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

export function release(database: Database, pair: Pair, key: CallKey): void {
	const own = ownClaim(database, pair, key);
	if (own) {
		database.run(
			`DELETE FROM claims WHERE conversation = ? AND call = ? AND state <> 'sent'`,
			own.conversation,
			own.call,
		);
	}
}

export function doubt(database: Database, pair: Pair, key: CallKey): void {
	const own = ownClaim(database, pair, key);
	if (own) {
		database.run(
			`UPDATE claims SET state = 'doubtful' WHERE conversation = ? AND call = ? AND state = 'sending'`,
			own.conversation,
			own.call,
		);
	}
}

/** The text is out: the claim stands until it expires. */
export function confirm(database: Database, conversation: number, call: number): void {
	database.run(
		`UPDATE claims SET state = 'sent', boot = NULL WHERE conversation = ? AND call = ?`,
		conversation,
		call,
	);
}

/** Whether this call itself holds the claim and nobody knows yet how its send ends. */
export function isOpen(database: Database, conversation: number, call: number): boolean {
	return (
		database.get(
			`SELECT 1 AS open FROM claims WHERE conversation = ? AND call = ? AND state <> 'sent'`,
			conversation,
			call,
		) !== undefined
	);
}

/** A call that was texted stays refused for good, also when its own claim has long made room for another's. */
function refusal(database: Database, conversation: number, key: CallKey, now: number): Claim {
	const holder = database.get(
		`SELECT provider, call_id, expires_at FROM claims JOIN calls ON calls.id = claims.call
		WHERE claims.conversation = ?`,
		conversation,
	);
	const texted = database.get(
		'SELECT 1 FROM calls WHERE call_id = ? AND provider = ? AND texted = 1',
		key.callId,
		key.provider,
	);
	if (!holder || texted) {
		const until = holder ? integer(holder, 'expires_at') : now;
		return { granted: false, heldBy: key, sameCall: true, until };
	}
	const heldBy = { provider: text(holder, 'provider'), callId: text(holder, 'call_id') };
	const sameCall = heldBy.provider === key.provider && heldBy.callId === key.callId;
	return { granted: false, heldBy, sameCall, until: integer(holder, 'expires_at') };
}

function ownClaim(
	database: Database,
	pair: Pair,
	key: CallKey,
): { conversation: number; call: number } | undefined {
	const conversation = findConversation(database, pair);
	const call = findCall(database, key);
	return conversation !== undefined && call ? { conversation, call: call.id } : undefined;
}
