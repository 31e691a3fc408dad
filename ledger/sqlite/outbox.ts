import type { TextBackItem } from '../../textback/item';
import { LedgerError } from '../errors';
import type { CallKey } from '../ledger';
import type { Database } from './database';
import { findCall, type KnownCall } from './identities';
import { integer, isObject, object, text } from './row';

/** Missed calls that the workflow has not dealt with yet. Every function needs a transaction. */
export function enqueue(
	database: Database,
	boot: string,
	call: KnownCall,
	holder: string,
	item: TextBackItem,
	now: number,
): void {
	database.run(
		`INSERT INTO outbox (call, holder, item, state, boot, due_at, attempts) VALUES (?, ?, ?, 'pending', ?, ?, 1)`,
		call.id,
		holder,
		JSON.stringify(item),
		boot,
		now,
	);
}

/** `attempts` counts how often the entry was emitted, this time and the first time included. */
export function takeDue(
	database: Database,
	boot: string,
	holder: string,
	now: number,
): Array<{ key: CallKey; item: TextBackItem; attempts: number }> {
	const due = database.all(
		`SELECT call, item, attempts + 1 AS attempts, provider, call_id
		FROM outbox JOIN calls ON calls.id = outbox.call
		WHERE outbox.holder = ? AND ((state = 'pending' AND boot <> ?) OR (state = 'retry' AND due_at <= ?))
		ORDER BY due_at, call`,
		holder,
		boot,
		now,
	);
	return due.map((row) => {
		database.run(
			`UPDATE outbox SET state = 'pending', boot = ?, attempts = ? WHERE call = ?`,
			boot,
			integer(row, 'attempts'),
			integer(row, 'call'),
		);
		const item = object(row, 'item');
		if (!isItem(item)) throw new LedgerError('damaged', 'The ledger holds a missed call without its caller.');
		return {
			key: { provider: text(row, 'provider'), callId: text(row, 'call_id') },
			item,
			attempts: integer(row, 'attempts'),
		};
	});
}

export function retryAt(database: Database, key: CallKey, at: number): void {
	const call = findCall(database, key);
	if (call) database.run(`UPDATE outbox SET state = 'retry', due_at = ? WHERE call = ?`, at, call.id);
}

/** The call is dealt with; it never comes back, and its item is not kept. */
export function settle(database: Database, call: number): void {
	database.run('DELETE FROM outbox WHERE call = ?', call);
}

function isItem(value: Record<string, unknown>): value is TextBackItem {
	return typeof value.event === 'string' && isObject(value.caller) && isObject(value.business);
}
