import { CLOCK_TOLERANCE_MS } from '../clock';
import type { OptOut, Pair, Wish } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { dropForgottenOptOut, forgottenOptOutAt } from './forgotten';
import { ensureConversation } from './identities';
import { integer, optionalInteger, text, type Row } from './row';

export async function isSuppressed(database: Database, pair: Pair): Promise<boolean> {
	const row = await database.get(
		`SELECT 1 FROM suppressions JOIN conversations ON conversations.id = suppressions.conversation
		WHERE business = ? AND caller = ?`,
		pair.business,
		pair.caller,
	);
	return row !== undefined || (await forgottenOptOutAt(database, pair)) !== undefined;
}

/**
 * Does what a caller asks for at each of the numbers, unless they asked for the opposite later than `at`. Needs a transaction.
 *
 * @returns whether that changed anything.
 */
export async function heed(
	database: Database,
	{ kind, businesses }: Wish,
	caller: string,
	source: string,
	at: number,
	now: number,
): Promise<boolean> {
	let changed = false;
	for (const business of new Set(businesses)) {
		const pair = { business, caller };
		const conversation = await ensureConversation(database, pair);
		const last = await lastWishAt(database, pair, conversation);
		const isKnown = last !== undefined && last <= now + CLOCK_TOLERANCE_MS;
		if (isKnown && (kind === 'optOut' ? last > at : last >= at)) continue;
		await database.run('UPDATE conversations SET wished_at = ? WHERE id = ?', at, conversation);
		const isNews =
			kind === 'optOut'
				? await suppress(database, conversation, source, at)
				: await unsuppress(database, pair, conversation, source, at);
		changed ||= isNews;
	}
	return changed;
}

/** When the caller last opted out or in, in ms. */
async function lastWishAt(database: Database, pair: Pair, conversation: number): Promise<number | undefined> {
	const row = await database.get('SELECT wished_at FROM conversations WHERE id = ?', conversation);
	return (row && optionalInteger(row, 'wished_at')) ?? (await forgottenOptOutAt(database, pair));
}

async function suppress(
	database: Database,
	conversation: number,
	source: string,
	now: number,
): Promise<boolean> {
	const changed = await database.run(
		'INSERT INTO suppressions (conversation, at, source) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
		conversation,
		now,
		source,
	);
	if (changed) await appendEvent(database, { at: now, kind: 'optedOut', conversation, data: { source } });
	return changed;
}

async function unsuppress(
	database: Database,
	pair: Pair,
	conversation: number,
	source: string,
	now: number,
): Promise<boolean> {
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
