import type { DatabaseSync } from 'node:sqlite';

import { LedgerError } from '../errors';
import { asLedgerError } from './sqlite-errors';

/** The first that has SQLite without a flag: https://nodejs.org/api/sqlite.html */
export const OLDEST_NODE = '22.13';

/**
 * Opens a file in the SQLite that is built into Node.js. A connection never waits by itself for another: the waiting would
 * stop n8n's one thread.
 *
 * @throws {LedgerError} also where Node.js has no SQLite in it.
 */
export function connect(file: string): DatabaseSync {
	const sqlite = builtInSqlite();
	if (!sqlite) {
		throw new LedgerError(
			'noSqlite',
			`The ledger needs Node.js ${OLDEST_NODE} or newer, and n8n runs on ${process.version}. Update Node.js, or n8n's image.`,
		);
	}
	try {
		const database = new sqlite.DatabaseSync(file, { enableForeignKeyConstraints: false });
		// The option for this is ignored before Node.js 22.16.
		database.exec('PRAGMA busy_timeout = 0');
		return database;
	} catch (error) {
		throw asLedgerError(error, file);
	}
}

/** Unlike an import, this leaves it to us what happens where there is none. */
function builtInSqlite(): typeof import('node:sqlite') | undefined {
	return process.getBuiltinModule('node:sqlite');
}
