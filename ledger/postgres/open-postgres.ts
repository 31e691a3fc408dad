import type { Pool } from 'pg';

import { integer } from '../sql/row';
import { migrations, stepsFrom } from '../sql/schema';
import { SqlLedger } from '../sql/sql-ledger';
import { placeOf, type PostgresConfig } from './config';
import { postgres as dialect } from './dialect';
import type { PostgresDatabase } from './postgres-database';
import { PostgresStore } from './postgres-store';
import { announce } from './presence';

/** The ledger's own corner of the database, beside which n8n or anything else may keep its tables. */
const SCHEMA = 'missed_call_text_back';

const SECOND = 1000;

/** How many connections a process holds at most. */
const CONNECTIONS = 10;

/**
 * A process that stands still in the middle of a transaction keeps those waiting who write about the same caller: the server
 * ends its session before they give up. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
const LIMITS_MS = {
	idle_in_transaction_session_timeout: 5 * SECOND,
	lock_timeout: 8 * SECOND,
	statement_timeout: 15 * SECOND,
};

/** Postgres's number for the type BIGINT, which comes as text unless somebody says that the values fit a number. */
const BIGINT = 20;

/**
 * Opens the ledger in Postgres, making its tables when they are not there, for any number of processes.
 *
 * @param boot Names this process; see {@link SqlLedger}.
 * @param options.aliveForMs After what silence this process counts as gone.
 * @throws {LedgerError}
 */
export async function openPostgresLedger(
	config: PostgresConfig,
	boot: string,
	{ aliveForMs = 60 * SECOND, connections = CONNECTIONS } = {},
): Promise<SqlLedger> {
	const pool = await makePool(config, connections);
	const store = new PostgresStore(pool, placeOf(config));
	try {
		await migrate(store);
		const before = await announce(store, boot, aliveForMs);
		return new SqlLedger(store, boot, { before });
	} catch (error) {
		await store.close();
		throw error;
	}
}

/** Whether the server can be reached and lets the user in. @throws {LedgerError} */
export async function tryPostgres(config: PostgresConfig): Promise<void> {
	const store = new PostgresStore(await makePool(config, 1), placeOf(config));
	try {
		await store.transaction('test', makeSchema);
	} finally {
		await store.close();
	}
}

/** Postgres's client is loaded here, so that only those who use it pay for it. */
async function makePool(config: PostgresConfig, connections: number): Promise<Pool> {
	const { default: pg } = await import('pg');
	const { host, port, database, user, password, tls, trustedAuthority: ca } = config;
	const types = new pg.TypeOverrides();
	types.setTypeParser(BIGINT, Number);
	const pool = new pg.Pool({
		host,
		port,
		database,
		user,
		password,
		ssl: tls === 'off' ? false : { rejectUnauthorized: tls === 'verified', ...(ca && { ca }) },
		application_name: 'n8n-nodes-missed-call-text-back',
		options: Object.entries({ search_path: SCHEMA, ...LIMITS_MS })
			.map(([name, value]) => `-c ${name}=${value}`)
			.join(' '),
		max: connections,
		connectionTimeoutMillis: 5 * SECOND,
		query_timeout: 20 * SECOND,
		keepAlive: true,
		allowExitOnIdle: true,
		types,
	});
	// An idle connection was lost: the pool makes another when one is needed.
	pool.on('error', () => undefined);
	// One in use was lost: its query fails, and tells.
	pool.on('connect', (client) => client.on('error', () => undefined));
	return pool;
}

/** Several processes may do this at once: the lock on the subject lets one do the work and the others find it done. */
async function migrate(store: PostgresStore): Promise<void> {
	await store.transaction('schema', async (database) => {
		// A step may go through all that is on record.
		await database.execute('SET LOCAL statement_timeout = 0');
		await makeSchema(database);
		await database.execute('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
		const row = await database.get('SELECT version FROM schema_version');
		const steps = migrations(dialect);
		for (const step of stepsFrom(row ? integer(row, 'version') : 0, steps)) await database.execute(step);
		await database.run(
			row ? 'UPDATE schema_version SET version = ?' : 'INSERT INTO schema_version (version) VALUES (?)',
			steps.length,
		);
	});
}

/** Asked first, because whoever may use the corner need not be allowed to make one. */
async function makeSchema(database: PostgresDatabase): Promise<void> {
	const known = await database.get('SELECT 1 FROM information_schema.schemata WHERE schema_name = ?', SCHEMA);
	if (!known) await database.execute(`CREATE SCHEMA ${SCHEMA}`);
}
