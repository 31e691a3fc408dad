import type { OptOut, Pair } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { dropForgottenOptOut, isForgottenOptOut } from './forgetting';
import { ensureConversation } from './identities';
import { integer, text, type Row } from './row';

export async function isSuppressed(database: Database, pair: Pair): Promise<boolean> {
	const row = await database.get(
		`SELECT 1 FROM suppressions JOIN conversations ON conversations.id = suppressions.conversation
		WHERE business = ? AND caller = ?`,
		pair.business,
		pair.caller,
	);
	return row !== undefined || (await isForgottenOptOut(database, pair));
}

/** Needs a transaction. */
export async function suppress(
	database: Database,
	pair: Pair,
	source: string,
	now: number,
): Promise<boolean> {
	const conversation = await ensureConversation(database, pair);
	const changed = await database.run(
		'INSERT INTO suppressions (conversation, at, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
		conversation,
		now,
		source,
	);
	if (changed) await appendEvent(database, { at: now, kind: 'optedOut', conversation, data: { source } });
	return changed;
}

/** Needs a transaction. */
export async function unsuppress(
	database: Database,
	pair: Pair,
	source: string,
	now: number,
): Promise<boolean> {
	const conversation = await ensureConversation(database, pair);
	const wasKnown = await database.run('DELETE FROM suppressions WHERE conversation = ?', conversation);
	const wasForgotten = await dropForgottenOptOut(database, pair);
	const changed = wasKnown || wasForgotten;
	if (changed) await appendEvent(database, { at: now, kind: 'optedIn', conversation, data: { source } });
	return changed;
}

/** The latest first. */
export async function listOptOuts(database: Database, business: string): Promise<OptOut[]> {
	const rows = await database.all(
		`SELECT business, caller, at, source FROM suppressions
			JOIN conversations ON conversations.id = suppressions.conversation
		WHERE business = ? ORDER BY at DESC, caller`,
		business,
	);
	return rows.map(toOptOut);
}

export function toOptOut(row: Row): OptOut {
	return {
		business: text(row, 'business'),
		caller: text(row, 'caller'),
		at: integer(row, 'at'),
		source: text(row, 'source'),
	};
}
