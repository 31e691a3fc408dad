import { CLOCK_TOLERANCE_MS } from '../clock';
import type { Arrival, ArrivedText, News } from '../ledger';
import { keepAside, readable, type SetAside } from './aside';
import type { Database } from './database';
import { LEFT_BEHIND } from './outbox';
import { integer, isObject, object, text } from './row';

/** Texts that keep coming are handed out together after this long, however soon the next one comes. */
const LONGEST_GATHERING_MS = 120_000;

/** After this time the run that dealt with it is lost, unless it is known to go on. */
const LOST_AFTER_MS = 2 * 3_600_000;

/** What a Reply Watcher has yet to hand to its workflow. Every function needs a transaction. */
export async function addNews(
	database: Database,
	holder: string,
	conversation: number,
	arrival: Arrival,
	dueAt: number,
): Promise<void> {
	const { event, ...data } = arrival;
	await database.run(
		`INSERT INTO news (holder, conversation, event, data, state, boot, began_at, due_at, attempts)
		VALUES (?, ?, ?, ?, 'retry', '', ?, ?, 0)`,
		holder,
		conversation,
		event,
		JSON.stringify(data),
		dueAt,
		dueAt,
	);
}

/**
 * Adds a text to those of the same caller that wait to be handed out together, which they do for as long again.
 *
 * @returns false when none wait.
 */
export async function joinNews(
	database: Database,
	holder: string,
	conversation: number,
	more: ArrivedText,
	dueAt: number,
): Promise<boolean> {
	const row = await database.get(
		`SELECT id, data, began_at FROM news
		WHERE conversation = ? AND holder = ? AND event = 'reply' AND state = 'retry'`,
		conversation,
		holder,
	);
	if (!row) return false;
	const data = object(row, 'data');
	const texts: unknown[] = Array.isArray(data.texts) ? data.texts : [];
	return await database.run(
		`UPDATE news SET data = ?, due_at = ? WHERE id = ? AND state = 'retry'`,
		JSON.stringify({ ...data, texts: [...texts, more] }),
		Math.min(dueAt, integer(row, 'began_at') + LONGEST_GATHERING_MS),
		integer(row, 'id'),
	);
}

/** What waits of this caller is handed out now. */
export async function hurryNews(database: Database, conversation: number, now: number): Promise<void> {
	await database.run(
		`UPDATE news SET due_at = ? WHERE conversation = ? AND state = 'retry' AND due_at > ?`,
		now,
		conversation,
		now,
	);
}

export async function takeNews(
	database: Database,
	boot: string,
	holder: string,
	now: number,
	setAside: SetAside,
	running: ReadonlySet<number>,
): Promise<News[]> {
	const due = await database.all(
		`SELECT news.id, event, attempts + 1 AS attempts, business, caller, conversation
		FROM news JOIN conversations ON conversations.id = news.conversation
		WHERE news.holder = ? AND ((${LEFT_BEHIND}) OR (state = 'pending' AND due_at <= ?)
			OR (state = 'retry' AND (due_at <= ? OR due_at > ?)))
		ORDER BY due_at, news.id`,
		holder,
		boot,
		now - LOST_AFTER_MS,
		now,
		now + LONGEST_GATHERING_MS + CLOCK_TOLERANCE_MS,
	);
	const taken: News[] = [];
	for (const row of due) {
		const [id, attempts] = [integer(row, 'id'), integer(row, 'attempts')];
		if (running.has(id)) continue;
		// With the texts that joined until this very moment.
		const ours = await database.get(
			`UPDATE news SET state = 'pending', boot = ?, due_at = ?, attempts = ? WHERE id = ? AND attempts = ?
			RETURNING data`,
			boot,
			now,
			attempts,
			id,
			attempts - 1,
		);
		if (!ours) continue;
		const arrival = readable(() => ({ ...object(ours, 'data'), event: text(row, 'event') }));
		if (arrival && isArrival(arrival)) {
			const pair = { business: text(row, 'business'), caller: text(row, 'caller') };
			taken.push({ ...arrival, id, pair, attempts });
			continue;
		}
		const conversation = integer(row, 'conversation');
		await keepAside(database, { conversation, table: 'news', content: ours.data }, now);
		await settleNews(database, id);
		setAside(`news ${id} of a caller`);
	}
	return taken;
}

export async function settleNews(database: Database, id: number): Promise<void> {
	await database.run('DELETE FROM news WHERE id = ?', id);
}

/** Only what {@link addNews} wrote is in the table. */
function isArrival(value: Record<string, unknown>): value is Arrival & Record<string, unknown> {
	switch (value.event) {
		case 'reply':
		case 'optedOut':
		case 'ownerReply':
			return Array.isArray(value.texts);
		case 'notDelivered':
			return isObject(value.text);
		default:
			return value.event === 'noReply';
	}
}
