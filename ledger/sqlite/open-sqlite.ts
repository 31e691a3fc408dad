import { chmod, mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { LedgerError } from '../errors';
import { integer } from '../sql/row';
import { migrations, stepsFrom } from '../sql/schema';
import { SqlLedger } from '../sql/sql-ledger';
import { sqlite as dialect } from './dialect';
import { SqliteDatabase } from './sqlite-database';
import { asLedgerError, notWritable } from './sqlite-errors';
import { SqliteStore } from './sqlite-store';

const RETRY_MS = 50;

/** The bit of a folder in which everybody may write, each for themselves. */
const STICKY = 0o1000;

/**
 * Opens the ledger in `file`, making the file and its folder when they are not there, for this user's eyes only.
 *
 * @param boot Names this process; see {@link SqlLedger}.
 * @param options.patienceMs How long to wait, the whole process with it, while another process writes.
 * @throws {LedgerError}
 */
export async function openSqliteLedger(
	file: string,
	boot: string,
	{ patienceMs = 5_000 } = {},
): Promise<SqlLedger> {
	const sqlite = loadSqlite();
	await makePrivate(file);
	const database = new SqliteDatabase(connect(sqlite, file, patienceMs), file);
	try {
		await useWriteAheadLog(database, patienceMs);
		database.execute('PRAGMA synchronous = NORMAL');
		// A claim writes some eight pages: one in 500 waits for the log to be written back, and not one in 125.
		database.execute('PRAGMA wal_autocheckpoint = 4000');
		// What is forgotten is overwritten, not only marked as free.
		database.execute('PRAGMA secure_delete = ON');
		const store = new SqliteStore(database);
		await store.write('schema', () => migrate(database));
		return new SqlLedger(store, boot);
	} catch (error) {
		database.close();
		throw error;
	}
}

/** Several processes may do this at once: the write lock lets one do the work and the others find it done. */
async function migrate(database: SqliteDatabase): Promise<void> {
	const row = await database.get('PRAGMA user_version');
	const steps = migrations(dialect);
	for (const step of stepsFrom(row ? integer(row, 'user_version') : 0, steps)) database.execute(step);
	database.execute(`PRAGMA user_version = ${steps.length}`);
}

type Sqlite = typeof import('node:sqlite');

function loadSqlite(): Sqlite {
	const sqlite = builtInSqlite();
	if (sqlite) return sqlite;
	throw new LedgerError(
		'noSqlite',
		`The ledger needs Node.js 22.13 or newer, and n8n runs on ${process.version}. Update Node.js, or n8n's image.`,
	);
}

/** Unlike an import, this leaves it to us what happens where there is none. */
function builtInSqlite(): Sqlite | undefined {
	return process.getBuiltinModule('node:sqlite');
}

/** SQLite gives its -wal and -shm files the mode of the file itself. */
async function makePrivate(file: string): Promise<void> {
	const folder = path.dirname(file);
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		if (!(await isSharedByAll(folder))) await chmod(folder, 0o700);
		const handle = await open(file, 'a', 0o600);
		await handle.chmod(0o600);
		await handle.close();
	} catch (error) {
		throw notWritable(folder, error);
	}
}

/** As a folder for temporary files is, which others have to go on using. */
async function isSharedByAll(folder: string): Promise<boolean> {
	return ((await stat(folder)).mode & STICKY) !== 0;
}

function connect(sqlite: Sqlite, file: string, patienceMs: number): InstanceType<Sqlite['DatabaseSync']> {
	try {
		return new sqlite.DatabaseSync(file, {
			timeout: patienceMs,
			enableForeignKeyConstraints: false,
		});
	} catch (error) {
		throw asLedgerError(error, file);
	}
}

/** Of two processes that switch a fresh file to WAL at once, SQLite refuses one without waiting. */
async function useWriteAheadLog(database: SqliteDatabase, patienceMs: number): Promise<void> {
	for (let waited = 0; ; waited += RETRY_MS) {
		try {
			database.execute('PRAGMA journal_mode = WAL');
			return;
		} catch (error) {
			const isLocked = error instanceof LedgerError && error.problem === 'locked';
			if (!isLocked || waited >= patienceMs) throw error;
		}
		await wait(RETRY_MS);
	}
}
