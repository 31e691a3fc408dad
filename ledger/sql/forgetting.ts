import type { CallKey, Pair } from '../ledger';
import type { Database } from './database';
import { dropOldForgotten, keepForgotten, keepForgottenOptOut, ourText, replyOf } from './forgotten';
import { findConversation } from './identities';
import { dropEarly } from './receipts';
import { textIdOf } from './reply-key';
import { integer, text } from './row';

/** How many events go at a time, so that a long conversation does not keep others waiting. */
const EVENTS_AT_ONCE = 500;

/** How many callers are looked at in one go. */
export const CALLERS_AT_ONCE = 20;

/**
 * Takes out all that is on record of this caller and this business. Of an opt-out a hash stays, and for a time of the ids of
 * calls and texts: see `forgotten.ts`. Needs a transaction.
 */
export async function forget(database: Database, pair: Pair, now: number): Promise<void> {
	await dropOldForgotten(database, now);
	await dropEarly(database, pair);
	const conversation = await findConversation(database, pair);
	if (conversation === undefined) return;
	while (await dropSomeEvents(database, conversation, now));
	await dropRest(database, pair, conversation, now);
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
	{ before, now }: { before: number; now: number },
	isOver: () => boolean,
): Promise<boolean> {
	const conversation = await findConversation(database, pair);
	if (conversation === undefined || (await lastEventAt(database, conversation)) >= before) return true;
	while (await dropSomeEvents(database, conversation, now)) if (isOver()) return false;
	await dropRest(database, pair, conversation, now);
	return true;
}

async function lastEventAt(database: Database, conversation: number): Promise<number> {
	const row = await database.get(
		'SELECT at FROM events WHERE conversation = ? ORDER BY position DESC LIMIT 1',
		conversation,
	);
	return row ? integer(row, 'at') : 0;
}

/** The oldest events, and the calls and texts that they are of. @returns whether there may be more. */
async function dropSomeEvents(database: Database, conversation: number, now: number): Promise<boolean> {
	const rows = await database.all(
		`SELECT position, call, text, kind, key FROM events WHERE conversation = ?
		ORDER BY position LIMIT ${EVENTS_AT_ONCE}`,
		conversation,
	);
	const last = rows.at(-1);
	if (!last) return false;
	const named = (column: 'call' | 'text') =>
		new Set(rows.filter((row) => row[column] !== null).map((row) => integer(row, column)));
	const replies = rows
		.filter(({ kind }) => kind === 'reply')
		.map((row) => replyOf(textIdOf(text(row, 'key'))));
	await keepForgotten(database, replies, now);
	for (const call of named('call')) await dropCall(database, conversation, call, now);
	for (const id of named('text')) await dropText(database, conversation, id, now);
	await database.run(
		'DELETE FROM events WHERE conversation = ? AND position <= ?',
		conversation,
		integer(last, 'position'),
	);
	return rows.length === EVENTS_AT_ONCE;
}

/** A call that was told of under other numbers, too, is that other conversation's. */
async function dropCall(database: Database, conversation: number, call: number, now: number): Promise<void> {
	const row = await database.get(
		'DELETE FROM calls WHERE id = ? AND conversation = ? RETURNING provider, call_id',
		call,
		conversation,
	);
	if (!row) return;
	const key: CallKey = { provider: text(row, 'provider'), callId: text(row, 'call_id') };
	await keepForgotten(database, [key], now);
	await database.run('DELETE FROM outbox WHERE call = ?', call);
	await database.run('DELETE FROM allowances WHERE call = ?', call);
}

async function dropText(database: Database, conversation: number, id: number, now: number): Promise<void> {
	const row = await database.get(
		'DELETE FROM texts WHERE id = ? AND conversation = ? RETURNING provider_id',
		id,
		conversation,
	);
	if (row) await keepForgotten(database, [ourText(text(row, 'provider_id'))], now);
}

async function dropRest(database: Database, pair: Pair, conversation: number, now: number): Promise<void> {
	// Calls of which nothing was told.
	const calls = await database.all('SELECT id FROM calls WHERE conversation = ?', conversation);
	for (const row of calls) await dropCall(database, conversation, integer(row, 'id'), now);
	await database.run('DELETE FROM news WHERE conversation = ?', conversation);
	await database.run('DELETE FROM claims WHERE conversation = ?', conversation);
	await database.run('DELETE FROM notices WHERE conversation = ?', conversation);
	await database.run('DELETE FROM look_ups WHERE conversation = ?', conversation);
	const optOut = await database.get('SELECT at FROM suppressions WHERE conversation = ?', conversation);
	if (optOut) {
		await keepForgottenOptOut(database, pair, integer(optOut, 'at'));
		await database.run('DELETE FROM suppressions WHERE conversation = ?', conversation);
	}
	await database.run('DELETE FROM conversations WHERE id = ?', conversation);
}
