import pg from 'pg';

import type { Ledger } from '../../ledger/ledger';
import type { PostgresConfig } from '../../ledger/postgres/config';
import { openPostgresLedger } from '../../ledger/postgres/open-postgres';
import type { Store } from './suite';

/** @param connections How many the server serves at a time, to each process. */
export async function postgresStore(config: PostgresConfig, connections?: number): Promise<Store> {
	await emptyPostgres(config);
	let boots = 0;
	let ledger: Ledger | undefined;
	return {
		async open() {
			await ledger?.close();
			boots += 1;
			ledger = await openPostgresLedger(config, `boot ${boots}`, { connections });
			return ledger;
		},
		async dispose() {
			await ledger?.close();
		},
	};
}

/** Nothing is left of what earlier tests wrote. */
export async function emptyPostgres({ tls: _tls, ...config }: PostgresConfig): Promise<void> {
	const client = new pg.Client(config);
	await client.connect();
	await client.query('DROP SCHEMA IF EXISTS missed_call_text_back CASCADE');
	await client.end();
}
