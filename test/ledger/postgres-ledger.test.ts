import { startPglite, type Pglite } from './pglite';
import { postgresStore } from './postgres-store';
import { describeLedger } from './suite';

let pglite: Pglite;

beforeAll(async () => {
	pglite = await startPglite();
});

afterAll(() => pglite.stop());

describeLedger('the ledger in Postgres', () => postgresStore(pglite.config, 1));
