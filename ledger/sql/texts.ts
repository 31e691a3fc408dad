import { CLOCK_TOLERANCE_MS } from '../clock';
import { REPLY, type CallKey, type Pair, type SendOutcome } from '../ledger';
import { confirm, isBeingSent, release } from './claims';
import type { Database } from './database';
import { appendEvent } from './events';
import { keepForgotten, ourText } from './forgotten';
import { ensureCall, ensureConversation, findConversation, type KnownCall } from './identities';
import { settle } from './outbox';
import { applyEarly } from './receipts';
import { integer, text } from './row';

/** Who does not answer is reported once, and again after a month. */
const SILENCE_TOLD_FOR_MS = 30 * 86_400_000;

/** Our own texts: how their sending ended and what became of them. Every function needs a transaction. */
export async function recordSend(
	database: Database,
	boot: string,
	pair: Pair,
	key: CallKey,
	outcome: SendOutcome,
	now: number,
): Promise<void> {
	const known = await ensureCall(database, key, pair);
	if (!known) {
		// Its receipts are still to come.
		if (outcome.kind === 'sent') await keepForgotten(database, [ourText(outcome.textId)], now);
		return;
	}
	const conversation = await ensureConversation(database, pair);
	const call = { ...known, conversation };
	if (outcome.kind === 'sent') {
		await recordSent(database, call, key.provider === REPLY, outcome, now);
		await confirm(database, conversation, call.id);
		await settle(database, call.id);
		return;
	}
	// A copy of the call that comes while the first is still sending must not end what the first has begun.
	if (!outcome.claimed && (await isBeingSent(database, boot, conversation, call.id, now))) return;
	await appendEvent(database, {
		at: now,
		kind: 'skipped',
		conversation,
		call: call.id,
		key: `skipped:${call.id}:${outcome.reason}`,
		data: { reason: outcome.reason },
	});
	if (outcome.claimed) await release(database, pair, key);
	await settle(database, call.id);
}

/** Ids of our texts to this caller, found by what was written down of their conversation. */
export async function textsSince(database: Database, pair: Pair, since: number): Promise<string[]> {
	const conversation = await findConversation(database, pair);
	if (conversation === undefined) return [];
	const rows = await database.all(
		`SELECT provider_id FROM events JOIN texts ON texts.id = events.text
		WHERE events.conversation = ? AND events.kind = 'sent' AND events.at >= ?`,
		conversation,
		since,
	);
	return rows.map((row) => text(row, 'provider_id'));
}

/** Whose text it was. Undefined for a text that is not ours. */
export async function pairOfText(database: Database, textId: string): Promise<Pair | undefined> {
	const row = await database.get(
		`SELECT business, caller FROM texts JOIN conversations ON conversations.id = texts.conversation
		WHERE provider_id = ?`,
		textId,
	);
	return row && { business: text(row, 'business'), caller: text(row, 'caller') };
}

async function recordSent(
	database: Database,
	call: KnownCall,
	isAnswer: boolean,
	sent: Extract<SendOutcome, { kind: 'sent' }>,
	now: number,
): Promise<void> {
	const inserted = await database.get(
		`INSERT INTO texts (provider_id, conversation, at, body, segments, status, variant)
		VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (provider_id) DO NOTHING RETURNING id`,
		sent.textId,
		call.conversation,
		now,
		sent.body,
		sent.segments,
		sent.status,
		sent.variant ?? null,
	);
	await database.run('UPDATE calls SET texted = 1 WHERE id = ?', call.id);
	if (!inserted) return;
	const id = integer(inserted, 'id');
	await database.run(
		`UPDATE conversations SET last_text = ?, sender = ?, first_seen_at = coalesce(first_seen_at, ?),
			last_variant = coalesce(?, last_variant),
			unanswered_since = CASE WHEN ? = 1 OR (last_reply_at >= ? AND last_reply_at <= ?)
				OR (silence_told_at > ? AND silence_told_at <= ?) THEN NULL ELSE CAST(? AS BIGINT) END WHERE id = ?`,
		id,
		sent.sender ?? null,
		now,
		sent.variant ?? null,
		// Nobody need answer an answer.
		isAnswer ? 1 : 0,
		now,
		now + CLOCK_TOLERANCE_MS,
		now - SILENCE_TOLD_FOR_MS,
		now + CLOCK_TOLERANCE_MS,
		now,
		call.conversation,
	);
	await appendEvent(database, {
		at: now,
		kind: 'sent',
		conversation: call.conversation,
		call: call.id,
		text: id,
	});
	await applyEarly(database, sent.textId, now);
}
