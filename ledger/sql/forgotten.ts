import { createHmac, randomBytes } from 'node:crypto';

import { REPLY, type CallKey, type Pair } from '../ledger';
import type { Database } from './database';
import { integer, text } from './row';

/*
 * What stays of those who were forgotten: hashes, keyed by a secret of this ledger because phone numbers are few enough to
 * try them all.
 */

/** The name of the secret that keys the hashes of this ledger; those of another one came with theirs. */
const KEY = 'forgotten';

/** Three times as far back as any list of a phone system is read, and much longer than any webhook is repeated. */
const IDS_KEPT_MS = 90 * 86_400_000;

/** Stands for the phone system in the key of a text that we sent. */
const OUR_TEXT = 'our text';

/** When this caller opted out who was forgotten since, in ms; undefined for everybody else. */
export async function forgottenOptOutAt(database: Database, pair: Pair): Promise<number | undefined> {
	for (const key of await readKeys(database)) {
		const row = await database.get('SELECT at FROM forgotten WHERE hash = ?', hashOf(pair, key));
		if (row) return integer(row, 'at');
	}
	return undefined;
}

/** The caller who opted out at `at` is forgotten, and the opt-out is not. Needs a transaction. */
export async function keepForgottenOptOut(database: Database, pair: Pair, at: number): Promise<void> {
	await database.run(
		'INSERT INTO forgotten (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
		hashOf(pair, await ensureKey(database)),
		at,
	);
}

/** The caller opted in again. Needs a transaction. @returns whether there was an opt-out. */
export async function dropForgottenOptOut(database: Database, pair: Pair): Promise<boolean> {
	let wasThere = false;
	for (const key of await readKeys(database)) {
		if (await database.run('DELETE FROM forgotten WHERE hash = ?', hashOf(pair, key))) wasThere = true;
	}
	return wasThere;
}

/** The key of a text that somebody wrote; that of its answer, too. */
export function replyOf(textId: string): CallKey {
	return { provider: REPLY, callId: textId };
}

/** The key of a text that we sent. */
export function ourText(textId: string): CallKey {
	return { provider: OUR_TEXT, callId: textId };
}

/** Whether the caller of this call or text was forgotten since: whatever tells of it is a repeat, and writes nothing. */
export async function isForgotten(database: Database, call: CallKey): Promise<boolean> {
	const key = await readKey(database);
	if (key === undefined) return false;
	const hash = hashOfCall(call, key);
	return (await database.get('SELECT 1 FROM forgotten_ids WHERE hash = ?', hash)) !== undefined;
}

/** Keeps by which calls and texts of a caller are known when they are told of again. Needs a transaction. */
export async function keepForgotten(
	database: Database,
	calls: readonly CallKey[],
	now: number,
): Promise<void> {
	const key = await ensureKey(database);
	for (const call of calls) {
		await database.run(
			'INSERT INTO forgotten_ids (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
			hashOfCall(call, key),
			now,
		);
	}
}

/** Needs a transaction. */
export async function dropOldForgotten(database: Database, now: number): Promise<void> {
	await database.run('DELETE FROM forgotten_ids WHERE at < ?', now - IDS_KEPT_MS);
}

async function readKeys(database: Database): Promise<string[]> {
	const rows = await database.all('SELECT value FROM secrets');
	return rows.map((row) => text(row, 'value'));
}

async function readKey(database: Database): Promise<string | undefined> {
	const row = await database.get('SELECT value FROM secrets WHERE name = ?', KEY);
	return row && text(row, 'value');
}

async function ensureKey(database: Database): Promise<string> {
	const made = randomBytes(32).toString('hex');
	const sql = 'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING';
	await database.run(sql, KEY, made);
	return (await readKey(database)) ?? made;
}

function hashOf({ business, caller }: Pair, key: string): string {
	return keyedHash([business, caller], key);
}

function hashOfCall({ provider, callId }: CallKey, key: string): string {
	return keyedHash(['id', provider, callId], key);
}

function keyedHash(parts: readonly string[], key: string): string {
	return createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');
}
