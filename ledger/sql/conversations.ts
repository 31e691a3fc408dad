import type { TextStatus } from '../../textback/item';
import { CLOCK_TOLERANCE_MS } from '../clock';
import { LedgerError } from '../errors';
import type {
	ArrivedReply,
	ArrivedText,
	Conversation,
	Pair,
	ReceivedText,
	RecordedReply,
	Telling,
} from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { isForgotten, replyOf } from './forgotten';
import { ensureConversation, findConversation } from './identities';
import { addNews, hurryNews, joinNews } from './news';
import { heed, isSuppressed } from './opt-outs';
import { replyKey } from './reply-key';
import { integer, optionalInteger, optionalText, text, type Row } from './row';

export async function readConversation(database: Database, pair: Pair): Promise<Conversation | undefined> {
	const id = await findConversation(database, pair);
	const row = id === undefined ? undefined : await select(database, id);
	return row && toConversation(row);
}

/** The conversation of this number, which must have begun. */
export async function conversationById(database: Database, id: number): Promise<Conversation> {
	const row = await select(database, id);
	if (!row) throw new LedgerError('damaged', 'The ledger lost a conversation.');
	return toConversation(row);
}

export async function conversationAt(database: Database, number: string, caller: string): Promise<Pair> {
	const row = await database.get(
		`SELECT business FROM conversations LEFT JOIN texts ON texts.id = last_text
		WHERE caller = ? AND (business = ? OR sender = ?)
		ORDER BY coalesce(texts.at, -1) DESC, business = ? DESC LIMIT 1`,
		caller,
		number,
		number,
		number,
	);
	return { business: row ? text(row, 'business') : number, caller };
}

/** Needs a transaction. */
export async function recordReply(
	database: Database,
	{ business, caller, provider, wish, arrivedAt, ...arrived }: ReceivedText,
	telling?: Telling,
): Promise<RecordedReply | undefined> {
	if (await isForgotten(database, replyOf(arrived.id))) return undefined;
	const now = arrivedAt ?? arrived.at;
	const conversation = await ensureConversation(database, { business, caller });
	const isUnseen = await appendEvent(database, {
		at: arrived.at,
		kind: 'reply',
		conversation,
		key: replyKey(provider, arrived.id),
		data: { body: arrived.body },
	});
	if (!isUnseen) return undefined;
	const changed = wish ? await heed(database, wish, caller, 'reply', arrived.at, now) : false;
	const isOverruled = wish?.kind === 'optOut' && !(await isSuppressed(database, { business, caller }));
	const before = await select(database, conversation);
	const known = before && toConversation(before);
	await database.run(
		`UPDATE conversations SET
			first_seen_at = coalesce(first_seen_at, ?),
			last_reply_at = CASE WHEN last_reply_at > ? THEN last_reply_at ELSE ? END,
			unanswered_since = CASE WHEN unanswered_since <= ? THEN NULL ELSE unanswered_since END,
			silence_told_at = NULL,
			landline = 0
		WHERE id = ?`,
		...[arrived.at, arrived.at, arrived.at, arrived.at],
		conversation,
	);
	const textedAt = known?.lastText?.at;
	const arrival: ArrivedReply = {
		event: isOverruled ? 'reply' : (telling?.event ?? 'reply'),
		texts: [arrived],
		isNew: textedAt === undefined && known?.lastReplyAt === undefined,
		...(textedAt !== undefined && { textedAt }),
	};
	if (telling?.holder !== undefined) {
		const dueAt = now + (arrival.event === 'reply' ? telling.gatherMs : 0);
		await tell(database, conversation, telling.holder, arrival, arrived, now, dueAt);
	}
	return {
		conversation: await conversationById(database, conversation),
		arrival,
		optsOut: changed && wish?.kind === 'optOut',
	};
}

export async function isReplyKnown(database: Database, provider: string, textId: string): Promise<boolean> {
	const row = await database.get('SELECT 1 FROM events WHERE key = ?', replyKey(provider, textId));
	return row !== undefined || (await isForgotten(database, replyOf(textId)));
}

/** What goes before an opt-out, or is of no caller, does not wait for more. */
async function tell(
	database: Database,
	conversation: number,
	holder: string,
	arrival: ArrivedReply,
	arrived: ArrivedText,
	now: number,
	dueAt: number,
): Promise<void> {
	if (arrival.event !== 'reply') await hurryNews(database, conversation, now);
	else if (await joinNews(database, holder, conversation, arrived, dueAt)) return;
	await addNews(database, holder, conversation, arrival, dueAt);
}

/** The caller got through: nothing is left to answer. Needs a transaction. */
export async function recordAnswered(database: Database, conversation: number, now: number): Promise<void> {
	await database.run(
		'UPDATE conversations SET last_answered_at = ?, unanswered_since = NULL WHERE id = ?',
		now,
		conversation,
	);
}

/** Needs a transaction. */
export async function tellUnanswered(
	database: Database,
	business: string,
	holder: string,
	{ after, before }: { after: number; before: number },
	now: number,
): Promise<void> {
	await database.run(
		'UPDATE conversations SET unanswered_since = ? WHERE business = ? AND unanswered_since > ?',
		now,
		business,
		now + CLOCK_TOLERANCE_MS,
	);
	const rows = await database.all(
		`SELECT conversations.id, texts.status, suppressions.conversation AS suppressed, unanswered_since
		FROM conversations
			LEFT JOIN texts ON texts.id = last_text
			LEFT JOIN suppressions ON suppressions.conversation = conversations.id
		WHERE business = ? AND unanswered_since < ?
		ORDER BY unanswered_since, conversations.id`,
		business,
		before,
	);
	for (const row of rows) {
		const id = integer(row, 'id');
		const isOurs = await database.run(
			`UPDATE conversations SET unanswered_since = NULL, silence_told_at = ?
			WHERE id = ? AND unanswered_since IS NOT NULL`,
			now,
			id,
		);
		// Of a text that never arrived the workflow has heard already.
		const hasArrived = !['undelivered', 'failed'].includes(optionalText(row, 'status') ?? '');
		const isRecent = integer(row, 'unanswered_since') > after;
		if (isOurs && hasArrived && isRecent && row.suppressed === null) {
			await addNews(database, holder, id, { event: 'noReply' }, now);
		}
	}
}

/** Needs a transaction. */
export async function mayAnswer(
	database: Database,
	pair: Pair,
	kind: string,
	now: number,
	apartMs: number,
): Promise<boolean> {
	const conversation = await ensureConversation(database, pair);
	const answer = `answer.${kind}`;
	const given = await database.get(
		'SELECT 1 FROM events WHERE conversation = ? AND kind = ? AND at > ? AND at <= ? LIMIT 1',
		conversation,
		answer,
		now - apartMs,
		now + CLOCK_TOLERANCE_MS,
	);
	return given === undefined && (await appendEvent(database, { at: now, kind: answer, conversation }));
}

/** What {@link toConversation} reads, and where it stands. */
export const conversationColumns = `business, caller, first_seen_at, missed_calls, last_reply_at, last_answered_at,
	landline, last_variant, provider, call_id,
	texts.provider_id AS text_id, texts.body, texts.status, texts.at AS text_at, texts.variant`;
export const conversationTables = `conversations
	LEFT JOIN calls ON calls.id = last_call
	LEFT JOIN texts ON texts.id = last_text`;

async function select(database: Database, id: number): Promise<Row | undefined> {
	return await database.get(
		`SELECT ${conversationColumns} FROM ${conversationTables}
		WHERE conversations.id = ? AND first_seen_at IS NOT NULL`,
		id,
	);
}

export function toConversation(row: Row): Conversation {
	const provider = optionalText(row, 'provider');
	const textId = optionalText(row, 'text_id');
	const variant = optionalText(row, 'variant');
	const lastVariant = optionalText(row, 'last_variant');
	const lastReplyAt = optionalInteger(row, 'last_reply_at');
	const lastAnsweredAt = optionalInteger(row, 'last_answered_at');
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
				...(variant !== undefined && { variant }),
			},
		}),
		...(lastVariant !== undefined && { lastVariant }),
		...(lastReplyAt !== undefined && { lastReplyAt }),
		...(lastAnsweredAt !== undefined && { lastAnsweredAt }),
		...(integer(row, 'landline') === 1 && { landline: true }),
	};
}

export function textStatus(value: string): TextStatus {
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
