import type { Database } from './database';

export type NewEvent = {
	at: number;
	kind: string;
	conversation: number;
	call?: number;
	text?: number;
	/** Makes the event one that is written down once, however often it is told. */
	key?: string;
	data?: Record<string, unknown>;
};

/** Appends to the record. False when an event of the same key is in it already. */
export async function appendEvent(database: Database, event: NewEvent): Promise<boolean> {
	const { data = {} } = event;
	return await database.run(
		`INSERT INTO events (conversation, position, at, kind, call, text, key, data)
		SELECT ?, coalesce(max(position), 0) + 1, ?, ?, ?, ?, ?, ? FROM events WHERE conversation = ?
		ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING`,
		event.conversation,
		event.at,
		event.kind,
		event.call ?? null,
		event.text ?? null,
		event.key ?? null,
		Object.keys(data).length > 0 ? JSON.stringify(data) : null,
		event.conversation,
	);
}
