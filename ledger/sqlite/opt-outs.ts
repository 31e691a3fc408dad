import type { Pair } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureConversation } from './identities';

export function isSuppressed(database: Database, pair: Pair): boolean {
	return (
		database.get(
			`SELECT 1 FROM suppressions JOIN conversations ON conversations.id = suppressions.conversation
			WHERE business = ? AND caller = ?`,
			pair.business,
			pair.caller,
		) !== undefined
	);
}

/** Needs a transaction. */
export function suppress(database: Database, pair: Pair, source: string, now: number): boolean {
	const conversation = ensureConversation(database, pair);
	const changed = database.run(
		'INSERT INTO suppressions (conversation, at, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
		conversation,
		now,
		source,
	);
	if (changed) appendEvent(database, { at: now, kind: 'optedOut', conversation, data: { source } });
	return changed;
}

/** Needs a transaction. */
export function unsuppress(database: Database, pair: Pair, source: string, now: number): boolean {
	const conversation = ensureConversation(database, pair);
	const changed = database.run('DELETE FROM suppressions WHERE conversation = ?', conversation);
	if (changed) appendEvent(database, { at: now, kind: 'optedIn', conversation, data: { source } });
	return changed;
}
