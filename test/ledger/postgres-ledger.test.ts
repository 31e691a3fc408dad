import type { PostgresConfig } from '../../ledger/postgres/config';
import { postgresStore } from './postgres-store';
import { start, type Child } from './processes/child';
import { describeLedger } from './suite';

let server: Child;
let config: PostgresConfig;

beforeAll(async () => {
	server = start('pglite.ts');
	config = {
		host: '127.0.0.1',
		port: Number(await server.next()),
		database: 'postgres',
		user: 'postgres',
		password: '',
		tls: 'off',
	};
}, 60_000);

afterAll(async () => {
	server.process.disconnect();
	await server.ended;
});

describeLedger('the ledger in Postgres', () => postgresStore(config, 1));
