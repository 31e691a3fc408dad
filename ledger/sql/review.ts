import type { Outcome } from '../../textback/report/history';
import type { ConversationFilter, ListedConversation, Pair } from '../ledger';
import { readable } from './aside';
import { conversationColumns, conversationTables, toConversation } from './conversations';
import type { Database } from './database';
import { appendEvent } from './events';
import { skipReason, toOutcome } from './history';
import { findConversation } from './identities';
import { integer, object, optionalInteger, text, type Row } from './row';

/** What the business has done since the caller wrote: a text, a call that was taken, an outcome that was entered. */
const WAITING_SINCE = `
	SELECT min(reply.at) FROM events AS reply
	WHERE reply.conversation = conversations.id AND reply.kind = 'reply'
		AND reply.at > coalesce(texts.at, 0) AND reply.at > coalesce(last_answered_at, 0)
		AND suppressions.conversation IS NULL
		AND NOT EXISTS (
			SELECT 1 FROM events AS outcome
			WHERE outcome.conversation = conversations.id AND outcome.kind = 'outcome' AND outcome.at >= reply.at
		)`;

/** The last event of a kind, of which there may be none. */
const lastOf = (column: string, kind: string, condition = '') => `
	SELECT ${column} FROM events AS last
	WHERE last.conversation = conversations.id AND last.kind = '${kind}' ${condition}
	ORDER BY position DESC LIMIT 1`;

const LISTED = `
	SELECT ${conversationColumns}, conversations.id, calls.texted,
		coalesce(calls.last_event_at, first_seen_at) AS missed_at, suppressions.at AS opted_out_at,
		(${WAITING_SINCE}) AS waiting_since,
		(${lastOf('data', 'reply')}) AS reply,
		(${lastOf('data', 'skipped', 'AND last.call = last_call')}) AS skipped,
		(${lastOf('data', 'outcome')}) AS outcome,
		(${lastOf('at', 'outcome')}) AS outcome_at,
		(SELECT max(at) FROM events WHERE conversation = conversations.id AND kind LIKE 'unreadable.%') AS set_aside_at
	FROM ${conversationTables}
		LEFT JOIN suppressions ON suppressions.conversation = conversations.id
	WHERE business = ? AND first_seen_at IS NOT NULL`;

const NOT_TEXTED = `(texted = 0 AND (skipped IS NULL OR skipped NOT LIKE '%"alreadyTexted"%'))`;

/** The longest waiting first where only those who wait are asked for, else the latest first. */
export async function listConversations(
	database: Database,
	business: string,
	{ since, waitingUntil, notTexted, caller, limit }: ConversationFilter,
): Promise<ListedConversation[]> {
	const from = since ?? 0;
	const isWaiting = waitingUntil !== undefined;
	const rows = await database.all(
		`SELECT * FROM (${LISTED}) AS listed
		WHERE (missed_at >= ? OR last_reply_at >= ? OR text_at >= ?)
			${isWaiting ? 'AND waiting_since <= ?' : ''}
			${notTexted ? `AND ${NOT_TEXTED}` : ''}
			${caller === undefined ? '' : 'AND caller = ?'}
		ORDER BY ${isWaiting ? 'waiting_since,' : ''}
			CASE WHEN coalesce(last_reply_at, 0) > coalesce(missed_at, 0) THEN last_reply_at ELSE missed_at END DESC, id
		LIMIT ?`,
		business,
		...[from, from, from],
		...(isWaiting ? [waitingUntil] : []),
		...(caller === undefined ? [] : [caller]),
		limit,
	);
	return rows.map((row) => readable(() => toListed(row)) ?? unreadable(row));
}

/** False where there is no such conversation. Needs a transaction. */
export async function setOutcome(
	database: Database,
	pair: Pair,
	outcome: Outcome,
	now: number,
): Promise<boolean> {
	const conversation = await findConversation(database, pair);
	if (conversation === undefined) return false;
	const begun = await database.get(
		'SELECT 1 FROM conversations WHERE id = ? AND first_seen_at IS NOT NULL',
		conversation,
	);
	if (!begun) return false;
	await appendEvent(database, { at: now, kind: 'outcome', conversation, data: outcome });
	return true;
}

/** What there is to say of a caller whose record cannot be read. */
function unreadable(row: Row): ListedConversation {
	return {
		business: text(row, 'business'),
		caller: text(row, 'caller'),
		firstSeenAt: integer(row, 'first_seen_at'),
		missedCalls: integer(row, 'missed_calls'),
		setAside: true,
	};
}

/** What was set aside is dealt with once the caller was texted or spoken to, or somebody entered how it turned out. */
function isAside(row: Row): boolean {
	const at = optionalInteger(row, 'set_aside_at');
	const since = ['text_at', 'last_answered_at', 'outcome_at'].map((column) => optionalInteger(row, column));
	return at !== undefined && since.every((dealtWithAt = -Infinity) => dealtWithAt < at);
}

function toListed(row: Row): ListedConversation {
	const conversation = toConversation(row);
	const waitingSince = optionalInteger(row, 'waiting_since');
	const optedOutAt = optionalInteger(row, 'opted_out_at');
	return {
		...conversation,
		...(conversation.lastCall && { lastMissedAt: integer(row, 'missed_at') }),
		...(row.reply !== null && { lastReply: text({ body: object(row, 'reply').body }, 'body') }),
		...(waitingSince !== undefined && { waitingSince }),
		...(row.skipped !== null && { skippedBecause: skipReason(object(row, 'skipped')) }),
		...(row.outcome !== null && { outcome: toOutcome(object(row, 'outcome')) }),
		...(row.outcome_at !== null && { outcomeAt: integer(row, 'outcome_at') }),
		...(optedOutAt !== undefined && { optedOutAt }),
		...(isAside(row) && { setAside: true }),
	};
}
