import { createHash } from 'node:crypto';

import type { OptOut } from '../ledger';
import type { Database } from './database';
import { toOptOut } from './opt-outs';
import { integer, text } from './row';

/** Everybody who wants no texts, as one ledger hands them to another. */
export type OptOuts = {
	known: OptOut[];
	/** Who was forgotten since; the hashes need the secrets that they were made with. */
	forgotten: Array<{ hash: string; at: number }>;
	secrets: string[];
};

export async function readOptOuts(database: Database): Promise<OptOuts> {
	const known = await database.all(
		`SELECT business, caller, at, source FROM suppressions
			JOIN conversations ON conversations.id = suppressions.conversation`,
	);
	const forgotten = await database.all('SELECT hash, at FROM forgotten');
	const secrets = await database.all('SELECT value FROM secrets');
	return {
		known: known.map(toOptOut),
		forgotten: forgotten.map((row) => ({ hash: text(row, 'hash'), at: integer(row, 'at') })),
		secrets: secrets.map((row) => text(row, 'value')),
	};
}

/** Needs a transaction. */
export async function keepForgotten(database: Database, { forgotten, secrets }: OptOuts): Promise<void> {
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
}

/** Whether this was done before: who opts in again at the other ledger stays in. */
export async function wasHandedOver(database: Database, to: string): Promise<boolean> {
	const row = await database.get('SELECT 1 FROM handed_over WHERE place = ?', to);
	return row !== undefined;
}

/** Needs a transaction. */
export async function noteHandedOver(database: Database, to: string): Promise<void> {
	await database.run('INSERT INTO handed_over (place) VALUES (?) ON CONFLICT DO NOTHING', to);
}
