import { postgresStore } from '../ledger/postgres-store';
import { describeLedger } from '../ledger/suite';
import { startPostgres, type PostgresServer } from './services/postgres';

let postgres: PostgresServer;

beforeAll(async () => {
	postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.stop());

describeLedger('the ledger in Postgres as Debian has it', () => postgresStore(postgres.config));
