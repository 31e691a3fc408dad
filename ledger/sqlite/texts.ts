import type { TextStatus } from '../../textback/item';
import type { CallKey, Pair, SendOutcome } from '../ledger';
import { confirm, isOpen, release } from './claims';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureCall, ensureConversation, type KnownCall } from './identities';
import { settle } from './outbox';
import { integer, text } from './row';

/** Our own texts: how their sending ended and what became of them. Every function needs a transaction. */
export function recordSend(
	database: Database,
	pair: Pair,
	key: CallKey,
	outcome: SendOutcome,
	now: number,
): void {
	const conversation = ensureConversation(database, pair);
	const call = { ...ensureCall(database, key, pair), conversation };
	if (outcome.kind === 'sent') {
		recordSent(database, call, outcome, now);
		confirm(database, conversation, call.id);
		settle(database, call.id);
		return;
	}
	// A copy of the call that comes while the first is still sending must not end what the first has begun.
	const heldByCopy = outcome.reason === 'alreadyTexted' && isOpen(database, conversation, call.id);
	if (heldByCopy) return;
	appendEvent(database, {
		at: now,
		kind: 'skipped',
		conversation,
		call: call.id,
		key: `skipped:${call.id}:${outcome.reason}`,
		data: { reason: outcome.reason },
	});
	release(database, pair, key);
	settle(database, call.id);
}

export function recordReceipt(
	database: Database,
	textId: string,
	status: TextStatus,
	errorCode: string | undefined,
	now: number,
): { pair: Pair; body: string; at: number } | undefined {
	const row = database.get(
		`SELECT texts.id, at, body, status, conversation, business, caller
		FROM texts JOIN conversations ON conversations.id = texts.conversation WHERE provider_id = ?`,
		textId,
	);
	if (!row || progress(status) <= progress(text(row, 'status'))) return undefined;
	database.run('UPDATE texts SET status = ? WHERE id = ?', status, integer(row, 'id'));
	appendEvent(database, {
		at: now,
		kind: `receipt.${status}`,
		conversation: integer(row, 'conversation'),
		text: integer(row, 'id'),
		data: errorCode === undefined ? {} : { errorCode },
	});
	return {
		pair: { business: text(row, 'business'), caller: text(row, 'caller') },
		body: text(row, 'body'),
		at: integer(row, 'at'),
	};
}

function recordSent(
	database: Database,
	call: KnownCall,
	sent: Extract<SendOutcome, { kind: 'sent' }>,
	now: number,
): void {
	const inserted = database.get(
		`INSERT INTO texts (provider_id, conversation, at, body, segments, status) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (provider_id) DO NOTHING RETURNING id`,
		sent.textId,
		call.conversation,
		now,
		sent.body,
		sent.segments,
		sent.status,
	);
	if (!inserted) return;
	const id = integer(inserted, 'id');
	database.run('UPDATE calls SET texted = 1 WHERE id = ?', call.id);
	database.run(
		`UPDATE conversations SET last_text = ?1, first_seen_at = coalesce(first_seen_at, ?2),
			unanswered_since = iif(last_reply_at >= ?2, NULL, ?2) WHERE id = ?3`,
		id,
		now,
		call.conversation,
	);
	appendEvent(database, {
		at: now,
		kind: 'sent',
		conversation: call.conversation,
		call: call.id,
		text: id,
	});
}

/** Receipts come in any order; only the end of this order is final. */
function progress(status: string): number {
	switch (status) {
		case 'queued':
			return 0;
		case 'sent':
			return 1;
		default:
			return 2;
	}
}
