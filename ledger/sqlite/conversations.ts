import type { TextStatus } from '../../textback/item';
import { LedgerError } from '../errors';
import type { Conversation, Pair, ReceivedText } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureConversation, findConversation } from './identities';
import { integer, optionalInteger, optionalText, text, type Row } from './row';

export function readConversation(database: Database, pair: Pair): Conversation | undefined {
	const id = findConversation(database, pair);
	const row = id === undefined ? undefined : select(database, id);
	return row && toConversation(row);
}

/** The conversation of this number, which must have begun. */
export function conversationById(database: Database, id: number): Conversation {
	const row = select(database, id);
	if (!row) throw new LedgerError('damaged', 'The ledger lost a conversation.');
	return toConversation(row);
}

/** Needs a transaction. */
export function recordReply(database: Database, reply: ReceivedText): Conversation | undefined {
	const conversation = ensureConversation(database, reply);
	const isNew = appendEvent(database, {
		at: reply.at,
		kind: 'reply',
		conversation,
		key: `reply:${reply.provider}:${reply.id}`,
		data: { body: reply.body },
	});
	if (!isNew) return undefined;
	database.run(
		`UPDATE conversations SET
			first_seen_at = coalesce(first_seen_at, ?1),
			last_reply_at = max(coalesce(last_reply_at, ?1), ?1),
			unanswered_since = iif(unanswered_since <= ?1, NULL, unanswered_since)
		WHERE id = ?2`,
		reply.at,
		conversation,
	);
	return conversationById(database, conversation);
}

/** Needs a transaction. */
export function takeUnanswered(
	database: Database,
	business: string,
	before: number,
	after: number,
): Conversation[] {
	return database
		.all(
			`SELECT id FROM conversations WHERE business = ? AND unanswered_since > ? AND unanswered_since < ?
			ORDER BY unanswered_since, id`,
			business,
			after,
			before,
		)
		.map((row) => {
			const id = integer(row, 'id');
			database.run('UPDATE conversations SET unanswered_since = NULL WHERE id = ?', id);
			return conversationById(database, id);
		});
}

function select(database: Database, id: number): Row | undefined {
	return database.get(
		`SELECT business, caller, first_seen_at, missed_calls, last_reply_at, provider, call_id,
			texts.provider_id AS text_id, texts.body, texts.status, texts.at AS text_at
		FROM conversations
			LEFT JOIN calls ON calls.id = last_call
			LEFT JOIN texts ON texts.id = last_text
		WHERE conversations.id = ? AND first_seen_at IS NOT NULL`,
		id,
	);
}

function toConversation(row: Row): Conversation {
	const provider = optionalText(row, 'provider');
	const textId = optionalText(row, 'text_id');
	const lastReplyAt = optionalInteger(row, 'last_reply_at');
	return {
		business: text(row, 'business'),
		caller: text(row, 'caller'),
		firstSeenAt: integer(row, 'first_seen_at'),
		missedCalls: integer(row, 'missed_calls'),
		...(provider !== undefined && { lastCall: { provider, callId: text(row, 'call_id') } }),
		...(textId !== undefined && {
			lastText: {
				id: textId,
				body: text(row, 'body'),
				status: textStatus(text(row, 'status')),
				at: integer(row, 'text_at'),
			},
		}),
		...(lastReplyAt !== undefined && { lastReplyAt }),
	};
}

function textStatus(value: string): TextStatus {
	switch (value) {
		case 'queued':
		case 'sent':
		case 'delivered':
		case 'undelivered':
		case 'failed':
			return value;
		default:
			throw new LedgerError('damaged', `The ledger holds a text status that it does not know: ${value}.`);
	}
}
