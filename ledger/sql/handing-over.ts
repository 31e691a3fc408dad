import { createHash, randomUUID } from 'node:crypto';

import type { OptOut, Pair } from '../ledger';
import type { Database } from './database';
import { findConversation } from './identities';
import { toOptOut } from './opt-outs';
import { integer, text } from './row';

/** Those who want no texts, as one ledger hands them to another. */
export type OptOuts = {
	known: OptOut[];
	/** Who was forgotten since; the hashes need the secrets that they were made with. */
	forgotten: Array<{ hash: string; at: number }>;
	secrets: string[];
};

/** By which another ledger knows this one, wherever its file lies. Needs a transaction. */
export async function identityOf(database: Database): Promise<string> {
	const known = await database.get('SELECT id FROM identity');
	if (known) return text(known, 'id');
	const id = randomUUID();
	await database.run('INSERT INTO identity (id) VALUES (?)', id);
	return id;
}

/** Whoever opted out after `after`, in ms. */
export async function readOptOuts(database: Database, after: number): Promise<OptOuts> {
	const known = await database.all(
		`SELECT business, caller, at, source FROM suppressions
			JOIN conversations ON conversations.id = suppressions.conversation
		WHERE at > ?`,
		after,
	);
	const forgotten = await database.all('SELECT hash, at FROM forgotten WHERE at > ?', after);
	const secrets = await database.all('SELECT value FROM secrets');
	return {
		known: known.map(toOptOut),
		forgotten: forgotten.map((row) => ({ hash: text(row, 'hash'), at: integer(row, 'at') })),
		secrets: secrets.map((row) => text(row, 'value')),
	};
}

/** Up to when the opt-outs of that ledger were taken in, in ms; undefined when they never were. */
export async function takenUntil(database: Database, ledger: string): Promise<number | undefined> {
	const row = await database.get('SELECT until FROM taken_over WHERE ledger = ?', ledger);
	return row && integer(row, 'until');
}

/** Whether the opt-outs of any ledger were taken in. */
export async function tookAny(database: Database): Promise<boolean> {
	return (await database.get('SELECT 1 FROM taken_over')) !== undefined;
}

/** Whether this caller has wanted texts again since they opted out at `at`, in ms. */
export async function optedInSince(database: Database, pair: Pair, at: number): Promise<boolean> {
	const conversation = await findConversation(database, pair);
	if (conversation === undefined) return false;
	const row = await database.get(
		`SELECT 1 FROM events WHERE conversation = ? AND kind = 'optedIn' AND at > ?`,
		conversation,
		at,
	);
	return row !== undefined;
}

/** Keeps who was forgotten, and up to when that ledger's opt-outs were taken in. Needs a transaction. */
export async function keepTaken(
	database: Database,
	ledger: string,
	{ known, forgotten, secrets }: OptOuts,
): Promise<void> {
	for (const { hash, at } of forgotten) {
		await database.run('INSERT INTO forgotten (hash, at) VALUES (?, ?) ON CONFLICT DO NOTHING', hash, at);
	}
	for (const secret of secrets) {
		await database.run(
			'INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING',
			`handed over ${createHash('sha256').update(secret).digest('hex')}`,
			secret,
		);
	}
	const latest = [...known, ...forgotten].reduce((until, { at }) => Math.max(until, at), 0);
	await database.run(
		`INSERT INTO taken_over (ledger, until) VALUES (?, ?)
		ON CONFLICT (ledger) DO UPDATE SET until = excluded.until WHERE taken_over.until < excluded.until`,
		ledger,
		latest,
	);
}
