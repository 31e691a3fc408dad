import { openPostgresLedger } from '../../ledger/postgres/open-postgres';
import { NOON, PAIR } from './examples';
import { startPglite, type Pglite } from './pglite';

let pglite: Pglite;

beforeEach(async () => {
	pglite = await startPglite();
}, 60_000);

test('a server that ends in the middle of a write fails that write, and nothing else', async () => {
	const ledger = await openPostgresLedger(pglite.config, 'boot', { connections: 1 });
	const written = ledger.suppress(PAIR, 'STOP', NOON);
	await pglite.stop();
	await written.catch(() => undefined);
	await expect(ledger.suppress(PAIR, 'STOP', NOON)).rejects.toMatchObject({ problem: 'unreachable' });
	await expect(ledger.close()).rejects.toMatchObject({ problem: 'unreachable' });
}, 120_000);
