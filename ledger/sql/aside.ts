import type { Database } from './database';
import { appendEvent } from './events';

/** Told of what cannot be read and is not handed out any more. Words for a log, without what the row holds. */
export type SetAside = (what: string) => void;

/** What `read` makes of a row; undefined where the row is not as this package writes it. */
export function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/**
 * Keeps a row that cannot be read with what happened in its conversation, so that a person can look into it and it is
 * forgotten with its caller. The row itself is the asker's to delete. Needs a transaction.
 */
export async function keepAside(
	database: Database,
	row: { conversation: number; call?: number; table: 'outbox' | 'news' | 'calls'; content?: unknown },
	now: number,
): Promise<void> {
	const { conversation, call, table, content } = row;
	await appendEvent(database, {
		at: now,
		kind: `unreadable.${table}`,
		conversation,
		call,
		data: { content },
	});
}
