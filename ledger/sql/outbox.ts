import type { TextBackItem } from '../../textback/item';
import { CLOCK_TOLERANCE_MS } from '../clock';
import type { CallKey } from '../ledger';
import { keepAside, readable, type SetAside } from './aside';
import type { Database } from './database';
import { appendEvent } from './events';
import { findCall, type KnownCall } from './identities';
import { integer, isObject, object, text } from './row';

/** Missed calls that the workflow has not dealt with yet. Every function needs a transaction. */
export async function enqueue(
	database: Database,
	boot: string,
	call: KnownCall,
	holder: string,
	item: TextBackItem,
	now: number,
): Promise<void> {
	await database.run(
		`INSERT INTO outbox (call, holder, item, state, boot, due_at, attempts) VALUES (?, ?, ?, 'pending', ?, ?, 1)`,
		call.id,
		holder,
		JSON.stringify(item),
		boot,
		now,
	);
}

/**
 * Emitted by a process that is gone; or emitted before one was lost that may have been working on it, since the process
 * that runs a workflow need not be the one that started it.
 */
export const LEFT_BEHIND = `state = 'pending' AND (
	(boot <> ? AND boot NOT IN (SELECT boot FROM living)) OR due_at <= (SELECT max(at) FROM lost)
)`;

/** A run that took a call up and is still at work on it after this time is lost. */
const LONGEST_RUN_MS = 15 * 60_000;

/** After this time no run that was started for an entry is about to take it up. */
const LOST_AFTER_MS = 30 * 60_000;

/**
 * Emitted by a process that is there, whose run was lost all the same: after it took the call up, or before. The latter may
 * have ended in good order, as when the workflow sorts the call out, so that this happens once only.
 */
const RUN_LOST = `state = 'pending' AND (
	begun_at <= ? OR (begun_at IS NULL AND attempts = 1 AND due_at <= ?)
)`;

/** `attempts` counts how often the entry was emitted, this time included, since it was new or last asked for. */
export async function takeDue(
	database: Database,
	boot: string,
	holder: string,
	now: number,
	setAside: SetAside,
): Promise<Array<{ key: CallKey; item: TextBackItem; attempts: number }>> {
	const due = await database.all(
		`SELECT call, item, attempts + 1 AS attempts, provider, call_id, conversation
		FROM outbox JOIN calls ON calls.id = outbox.call
		WHERE outbox.holder = ? AND ((${LEFT_BEHIND}) OR (${RUN_LOST}) OR (state = 'retry' AND (due_at <= ? OR asked_at > ?)))
		ORDER BY due_at, call`,
		holder,
		boot,
		now - LONGEST_RUN_MS,
		now - LOST_AFTER_MS,
		now,
		now + CLOCK_TOLERANCE_MS,
	);
	const taken: Array<{ key: CallKey; item: TextBackItem; attempts: number }> = [];
	for (const row of due) {
		const isOurs = await database.run(
			`UPDATE outbox SET state = 'pending', boot = ?, due_at = ?, attempts = ?, begun_at = NULL WHERE call = ?`,
			boot,
			now,
			integer(row, 'attempts'),
			integer(row, 'call'),
		);
		if (!isOurs) continue;
		const key = { provider: text(row, 'provider'), callId: text(row, 'call_id') };
		const item = readable(() => object(row, 'item'));
		if (item && isItem(item)) {
			taken.push({ key, item, attempts: integer(row, 'attempts') });
			continue;
		}
		const call = integer(row, 'call');
		const conversation = integer(row, 'conversation');
		await keepAside(database, { conversation, call, table: 'outbox', content: row.item }, now);
		await settle(database, call);
		setAside(`the missed call ${key.callId}`);
	}
	return taken;
}

export async function begin(database: Database, key: CallKey, now: number): Promise<void> {
	const call = await findCall(database, key);
	if (call) await database.run('UPDATE outbox SET begun_at = ?, attempts = 0 WHERE call = ?', now, call.id);
}

export async function retryAt(database: Database, key: CallKey, at: number, now: number): Promise<boolean> {
	const call = await findCall(database, key);
	if (!call) return false;
	return await database.run(
		`UPDATE outbox SET state = 'retry', due_at = ?, asked_at = ?, attempts = 0 WHERE call = ?`,
		at,
		now,
		call.id,
	);
}

export async function giveUp(database: Database, key: CallKey, now: number): Promise<void> {
	const call = await findCall(database, key);
	if (!call) return;
	const { id, conversation } = call;
	await settle(database, id);
	await appendEvent(database, { at: now, kind: 'outbox.givenUp', conversation, call: id });
}

/** The call is dealt with; it never comes back, and its item is not kept. */
export async function settle(database: Database, call: number): Promise<void> {
	await database.run('DELETE FROM outbox WHERE call = ?', call);
}

function isItem(value: Record<string, unknown>): value is TextBackItem {
	return typeof value.event === 'string' && isObject(value.contact) && isObject(value.business);
}
