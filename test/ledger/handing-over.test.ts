import { rm } from 'node:fs/promises';

import type { Pair } from '../../ledger/ledger';
import { closeLedgers, openLedger } from '../../ledger/open';
import { NOON, PAIR } from './examples';
import { startPglite, type Pglite } from './pglite';
import { emptyPostgres } from './postgres-store';
import { temporaryFolder } from './sqlite-store';

const FORGOTTEN: Pair = { ...PAIR, caller: '+14155550143' };
const STRANGER: Pair = { ...PAIR, caller: '+14155550144' };

const userFolder = process.env.N8N_USER_FOLDER;
let folder: string;
let pglite: Pglite;

beforeAll(async () => {
	pglite = await startPglite();
}, 60_000);

afterAll(() => pglite.stop());

beforeEach(async () => {
	await emptyPostgres(pglite.config);
	folder = await temporaryFolder();
	process.env.N8N_USER_FOLDER = folder;
});

afterEach(async () => {
	await closeLedgers();
	if (userFolder === undefined) delete process.env.N8N_USER_FOLDER;
	else process.env.N8N_USER_FOLDER = userFolder;
	await rm(folder, { recursive: true });
});

/** The record was kept in the file until now, and in it are two opt-outs, one of a caller who was forgotten since. */
async function keptInTheFile(): Promise<void> {
	const file = await openLedger();
	await file.suppress(PAIR, 'reply', NOON);
	await file.suppress(FORGOTTEN, 'reply', NOON);
	await file.forget(FORGOTTEN);
	await closeLedgers();
}

const shared = () => openLedger(pglite.config);

test('an n8n that moves to Postgres goes on texting nobody who opted out before', async () => {
	await keptInTheFile();
	const ledger = await shared();
	expect(await ledger.optOuts(PAIR.business)).toEqual([{ ...PAIR, at: NOON, source: 'reply' }]);
	expect(await ledger.isSuppressed(FORGOTTEN)).toBe(true);
	expect(await ledger.isSuppressed(STRANGER)).toBe(false);
});

test('whoever opts in there stays in when n8n starts again', async () => {
	await keptInTheFile();
	const ledger = await shared();
	for (const pair of [PAIR, FORGOTTEN]) expect(await ledger.unsuppress(pair, 'reply', NOON)).toBe(true);
	await closeLedgers();
	const again = await shared();
	for (const pair of [PAIR, FORGOTTEN]) expect(await again.isSuppressed(pair)).toBe(false);
});

test('callers who were forgotten there, and there only, stay opted out beside them', async () => {
	const before = await shared();
	await before.suppress(STRANGER, 'reply', NOON);
	await before.forget(STRANGER);
	await closeLedgers();
	await keptInTheFile();
	const ledger = await shared();
	for (const pair of [STRANGER, FORGOTTEN]) expect(await ledger.isSuppressed(pair)).toBe(true);
});
