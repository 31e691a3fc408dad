import { rm, writeFile } from 'node:fs/promises';

import type { Pair } from '../../ledger/ledger';
import { closeLedgers, ledgerFile, openLedger } from '../../ledger/open';
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
});

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
	await file.forget(FORGOTTEN, NOON);
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
	for (const pair of [PAIR, FORGOTTEN]) expect(await ledger.unsuppress(pair, 'reply', NOON + 1)).toBe(true);
	await closeLedgers();
	const again = await shared();
	for (const pair of [PAIR, FORGOTTEN]) expect(await again.isSuppressed(pair)).toBe(false);
});

test('whoever opts out in the file later is taken along when n8n starts again', async () => {
	await keptInTheFile();
	await shared();
	await (await openLedger()).suppress(STRANGER, 'reply', NOON + 1);
	await closeLedgers();
	expect(await (await shared()).isSuppressed(STRANGER)).toBe(true);
});

test('but not whoever has opted in since', async () => {
	await keptInTheFile();
	const ledger = await shared();
	await (await openLedger()).suppress(STRANGER, 'reply', NOON + 1);
	await ledger.suppress(STRANGER, 'reply', NOON + 1);
	await ledger.unsuppress(STRANGER, 'reply', NOON + 2);
	await closeLedgers();
	expect(await (await shared()).isSuppressed(STRANGER)).toBe(false);
});

test('the same server under another name is the same server', async () => {
	await keptInTheFile();
	await (await shared()).unsuppress(PAIR, 'reply', NOON + 1);
	await closeLedgers();
	const elsewhere = await openLedger({ ...pglite.config, host: 'localhost' });
	expect(await elsewhere.isSuppressed(PAIR)).toBe(false);
});

test('a file that was spoilt since keeps nobody from working; one that never could be read does', async () => {
	await keptInTheFile();
	await shared();
	await closeLedgers();
	await writeFile(ledgerFile(), 'Dear plumber, '.repeat(1000));
	expect(await (await shared()).isSuppressed(PAIR)).toBe(true);
	await closeLedgers();
	await emptyPostgres(pglite.config);
	await expect(shared()).rejects.toMatchObject({ problem: 'damaged' });
});

test('callers who were forgotten there, and there only, stay opted out beside them', async () => {
	const before = await shared();
	await before.suppress(STRANGER, 'reply', NOON);
	await before.forget(STRANGER, NOON);
	await closeLedgers();
	await keptInTheFile();
	const ledger = await shared();
	for (const pair of [STRANGER, FORGOTTEN]) expect(await ledger.isSuppressed(pair)).toBe(true);
});
