import { integer } from '../sql/row';
import { migrations, stepsFrom } from '../sql/schema';
import { SqlLedger } from '../sql/sql-ledger';
import { sqlite as dialect } from './dialect';
import { checkWithin } from './check';
import { connect } from './node-sqlite';
import { own } from './ownership';
import { patienceOf, whenFree } from './patience';
import { makePrivate } from './private-file';
import { SqliteDatabase } from './sqlite-database';
import { SqliteStore } from './sqlite-store';

/** A phone system waits 5 seconds and more for an answer to a webhook, and a call gets its answer after 3. */
const PATIENCE_WITH_OWNER_MS = 1_000;

/** For a program that has the file open besides n8n, such as one that copies it. */
const PATIENCE_WITH_LOCK_MS = 5_000;

/** Enough for several GB on a plain disk. */
const CHECK_FOR_MS = 30_000;

/**
 * Opens the ledger in `file`, making the file and its folder when they are not there, for this user's eyes only, and for
 * this process only.
 *
 * @param boot Names this process; see {@link SqlLedger}.
 * @param options.ownerPatienceMs How long to wait for another process to give the ledger up.
 * @param options.patienceMs How long to wait, later too, while another program keeps the file locked.
 * @throws {LedgerError}
 */
export async function openSqliteLedger(
	file: string,
	boot: string,
	{ ownerPatienceMs = PATIENCE_WITH_OWNER_MS, patienceMs = PATIENCE_WITH_LOCK_MS } = {},
): Promise<SqlLedger> {
	const giveUp = await own(file, patienceOf(ownerPatienceMs));
	try {
		const store = await openStore(file, patienceMs);
		return new SqlLedger(store, boot, { after: giveUp });
	} catch (error) {
		giveUp();
		throw error;
	}
}

async function openStore(file: string, patienceMs: number): Promise<SqliteStore> {
	await makePrivate(file);
	const database = new SqliteDatabase(connect(file), file);
	const store = new SqliteStore(database, file, patienceMs);
	try {
		await whenFree(() => database.execute('PRAGMA journal_mode = WAL'), patienceOf(patienceMs));
		database.execute('PRAGMA synchronous = NORMAL');
		// A claim writes some eight pages: one in 500 waits for the log to be written back, and not one in 125.
		database.execute('PRAGMA wal_autocheckpoint = 4000');
		// What is forgotten is overwritten, not only marked as free.
		database.execute('PRAGMA secure_delete = ON');
		await checkWithin(file, CHECK_FOR_MS, store.refuse);
		await store.write('schema', () => migrate(database));
		return store;
	} catch (error) {
		await store.close().catch(() => undefined);
		throw error;
	}
}

async function migrate(database: SqliteDatabase): Promise<void> {
	const row = await database.get('PRAGMA user_version');
	const steps = migrations(dialect);
	for (const step of stepsFrom(row ? integer(row, 'user_version') : 0, steps)) database.execute(step);
	database.execute(`PRAGMA user_version = ${steps.length}`);
}
