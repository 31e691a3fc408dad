import { createHmac, randomBytes } from 'node:crypto';

import type { Pair } from '../ledger';
import type { Database } from './database';
import { findConversation } from './identities';
import { dropEarly } from './receipts';
import { integer, text } from './row';

/** How many events go at a time, so that a long conversation does not keep others waiting. */
const EVENTS_AT_ONCE = 500;

/** How many callers are looked at in one go. */
export const CALLERS_AT_ONCE = 20;

/** The name of the secret that keys the hashes of this ledger; those of another one came with theirs. */
const KEY = 'forgotten';

/**
 * Takes out all that is on record of this caller and this business. Of an opt-out a hash stays, which says nothing of the
 * number to whoever does not have the ledger's secret. Needs a transaction.
 */
export async function forget(database: Database, pair: Pair): Promise<void> {
	await dropEarly(database, pair);
	const conversation = await findConversation(database, pair);
	if (conversation === undefined) return;
	while (await dropSomeEvents(database, conversation));
	await dropRest(database, pair, conversation);
}

/** The next callers of this business in the order of their numbers, each with when they were last heard of. */
export async function nextCallers(
	database: Database,
	business: string,
	after: string,
): Promise<Array<{ pair: Pair; heardOfAt: number }>> {
	const rows = await database.all(
		`SELECT id, caller FROM conversations WHERE business = ? AND caller > ?
		ORDER BY caller LIMIT ${CALLERS_AT_ONCE}`,
		business,
		after,
	);
	const callers: Array<{ pair: Pair; heardOfAt: number }> = [];
	for (const row of rows) {
		const heardOfAt = await lastEventAt(database, integer(row, 'id'));
		callers.push({ pair: { business, caller: text(row, 'caller') }, heardOfAt });
	}
	return callers;
}

/**
 * Forgets this caller if nothing was heard of them since `before`, until the time is over: the oldest goes first, so that
 * what is half forgotten is still as old as it was. Needs a transaction.
 *
 * @returns whether it came to an end.
 */
export async function forgetIfOld(
	database: Database,
	pair: Pair,
	before: number,
	isOver: () => boolean,
): Promise<boolean> {
	const conversation = await findConversation(database, pair);
	if (conversation === undefined || (await lastEventAt(database, conversation)) >= before) return true;
	while (await dropSomeEvents(database, conversation)) if (isOver()) return false;
	await dropRest(database, pair, conversation);
	return true;
}

/** When this caller opted out who was forgotten since, in ms; undefined for everybody else. */
export async function forgottenOptOutAt(database: Database, pair: Pair): Promise<number | undefined> {
	for (const key of await readKeys(database)) {
		const row = await database.get('SELECT at FROM forgotten WHERE hash = ?', hashOf(pair, key));
		if (row) return integer(row, 'at');
	}
	return undefined;
}

/** The caller opted in again. Needs a transaction. @returns whether there was an opt-out. */
export async function dropForgottenOptOut(database: Database, pair: Pair): Promise<boolean> {
	let wasThere = false;
	for (const key of await readKeys(database)) {
		if (await database.run('DELETE FROM forgotten WHERE hash = ?', hashOf(pair, key))) wasThere = true;
	}
	return wasThere;
}

async function lastEventAt(database: Database, conversation: number): Promise<number> {
	const row = await database.get(
		'SELECT at FROM events WHERE conversation = ? ORDER BY position DESC LIMIT 1',
		conversation,
	);
	return row ? integer(row, 'at') : 0;
}

/** The oldest events, and the calls and texts that they are of. @returns whether there may be more. */
async function dropSomeEvents(database: Database, conversation: number): Promise<boolean> {
	const rows = await database.all(
		`SELECT position, call, text FROM events WHERE conversation = ? ORDER BY position LIMIT ${EVENTS_AT_ONCE}`,
		conversation,
	);
	const last = rows.at(-1);
	if (!last) return false;
	const named = (column: 'call' | 'text') =>
		new Set(rows.filter((row) => row[column] !== null).map((row) => integer(row, column)));
	for (const call of named('call')) await dropCall(database, conversation, call);
	for (const id of named('text')) {
		await database.run('DELETE FROM texts WHERE id = ? AND conversation = ?', id, conversation);
	}
	await database.run(
		'DELETE FROM events WHERE conversation = ? AND position <= ?',
		conversation,
		integer(last, 'position'),
	);
	return rows.length === EVENTS_AT_ONCE;
}

/** A call that was told of under other numbers, too, is that other conversation's. */
async function dropCall(database: Database, conversation: number, call: number): Promise<void> {
	if (!(await database.run('DELETE FROM calls WHERE id = ? AND conversation = ?', call, conversation)))
		return;
	await database.run('DELETE FROM outbox WHERE call = ?', call);
	await database.run('DELETE FROM allowances WHERE call = ?', call);
}

async function dropRest(database: Database, pair: Pair, conversation: number): Promise<void> {
	await database.run('DELETE FROM news WHERE conversation = ?', conversation);
	await database.run('DELETE FROM claims WHERE conversation = ?', conversation);
	await database.run('DELETE FROM notices WHERE conversation = ?', conversation);
	await database.run('DELETE FROM look_ups WHERE conversation = ?', conversation);
	const optOut = await database.get('SELECT at FROM suppressions WHERE conversation = ?', conversation);
	if (optOut) {
		await database.run(
			'INSERT INTO forgotten (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
			hashOf(pair, await ensureKey(database)),
			integer(optOut, 'at'),
		);
		await database.run('DELETE FROM suppressions WHERE conversation = ?', conversation);
	}
	await database.run('DELETE FROM conversations WHERE id = ?', conversation);
}

async function readKeys(database: Database): Promise<string[]> {
	const rows = await database.all('SELECT value FROM secrets');
	return rows.map((row) => text(row, 'value'));
}

async function ensureKey(database: Database): Promise<string> {
	const made = randomBytes(32).toString('hex');
	const sql = 'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING';
	await database.run(sql, KEY, made);
	const row = await database.get('SELECT value FROM secrets WHERE name = ?', KEY);
	return row ? text(row, 'value') : made;
}

/** Phone numbers are few enough to try them all, which is why the hash is keyed. */
function hashOf({ business, caller }: Pair, key: string): string {
	return createHmac('sha256', key)
		.update(JSON.stringify([business, caller]))
		.digest('hex');
}
