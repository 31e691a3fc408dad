import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { LedgerError } from '../../ledger/errors';
import type { Ledger, Pair } from '../../ledger/ledger';
import { ledgerFile } from '../../ledger/open';
import { checkWithin } from '../../ledger/sqlite/check';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { NOON, PAIR } from './examples';
import { start } from './processes/child';
import { temporaryFolder } from './sqlite-store';

const DAY = 24 * 3_600_000;
const PAGE = 4096;
/** https://www.sqlite.org/fileformat.html#b_tree_pages */
const LEAF_OF_INDEX = 0x0a;

let folder: string;
let file: string;

beforeEach(async () => {
	folder = await temporaryFolder();
	file = path.join(folder, 'ledger.sqlite');
});

afterEach(() => rm(folder, { recursive: true }));

const caller = (index: number): Pair => ({ ...PAIR, caller: `caller ${index}` });

async function using<T>(place: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
	const ledger = await openSqliteLedger(place, 'boot', { patienceMs: 50 });
	try {
		return await work(ledger);
	} finally {
		await ledger.close();
	}
}

async function optOut(callers: number): Promise<void> {
	await using(file, async (ledger) => {
		for (let index = 0; index < callers; index += 1) await ledger.suppress(caller(index), 'STOP', NOON);
	});
}

/** How many of them the ledger knows to have opted out. */
async function optedOut(place: string, callers: number): Promise<number> {
	return await using(place, async (ledger) => {
		let known = 0;
		for (let index = 0; index < callers; index += 1) {
			if (await ledger.isSuppressed(caller(index))) known += 1;
		}
		return known;
	});
}

/** Makes pages of the index of callers read as empty ones. */
async function damage(): Promise<void> {
	const bytes = await readFile(file);
	let count = 0;
	for (let at = PAGE; at < bytes.length; at += PAGE) {
		const page = bytes.subarray(at, at + PAGE);
		if (page[0] !== LEAF_OF_INDEX || !page.includes('caller ')) continue;
		page.writeUInt16BE(0, 3);
		count += 1;
	}
	expect(count).toBeGreaterThan(1);
	await writeFile(file, bytes);
}

describe('a ledger with damaged pages', () => {
	it('is refused instead of forgetting who opted out, and says how to restore it', async () => {
		await optOut(400);
		await damage();
		await expect(using(file, async () => undefined)).rejects.toMatchObject({
			problem: 'damaged',
			message: expect.stringContaining(path.join(folder, 'backups')),
		});
	});

	it('that takes longer to check is used meanwhile, and refused when the check has ended', async () => {
		await optOut(400);
		await damage();
		const error = await new Promise<LedgerError>((refuse) => void checkWithin(file, 0, refuse));
		expect(error.problem).toBe('damaged');
	});

	it('is not backed up, so that no good copy is given up for it', async () => {
		await optOut(400);
		await using(file, async (ledger) => {
			await ledger.backUp(1, NOON);
			await damage();
			await expect(ledger.backUp(1, NOON + DAY)).rejects.toMatchObject({ problem: 'damaged' });
		});
		expect(await optedOut(path.join(folder, 'backups', 'ledger-2026-11-02.sqlite'), 400)).toBe(400);
	});
});

describe('when n8n stops', () => {
	it('the file alone is the record', async () => {
		await start('stop.ts', folder, '50').ended;
		const copy = path.join(folder, 'copy', 'ledger.sqlite');
		await mkdir(path.dirname(copy));
		await copyFile(ledgerFile({ N8N_USER_FOLDER: folder }), copy);
		expect(await optedOut(copy, 50)).toBe(50);
	});
});

describe('a backup', () => {
	const backups = () => path.join(folder, 'backups');

	it('is written once a day, for this user only, and the last ones are kept', async () => {
		await optOut(3);
		await using(file, async (ledger) => {
			for (let day = 0; day < 9; day += 1) {
				await Promise.all([ledger.backUp(7, NOON + day * DAY), ledger.backUp(7, NOON + day * DAY)]);
			}
		});
		const kept = await readdir(backups());
		expect(kept.sort()).toEqual([4, 5, 6, 7, 8, 9, 10].map((day) => copyOf(day)));
		for (const name of kept) expect((await stat(path.join(backups(), name))).mode & 0o777).toBe(0o600);
	});

	it('is the whole record as it was at that moment, while others go on writing', async () => {
		await optOut(300);
		await using(file, async (ledger) => {
			const backup = ledger.backUp(7, NOON);
			for (let index = 300; index < 310; index += 1) await ledger.suppress(caller(index), 'STOP', NOON);
			await backup;
		});
		expect(await optedOut(path.join(backups(), copyOf(2)), 300)).toBe(300);
	});

	it('of a clock that ran ahead is given up first', async () => {
		await optOut(1);
		await using(file, async (ledger) => {
			await ledger.backUp(2, NOON + 365 * DAY);
			for (let day = 0; day < 3; day += 1) await ledger.backUp(2, NOON + day * DAY);
		});
		expect((await readdir(backups())).sort()).toEqual([copyOf(3), copyOf(4)]);
	});
});

const copyOf = (dayOfNovember: number) => `ledger-2026-11-${String(dayOfNovember).padStart(2, '0')}.sqlite`;

test('words that were forgotten leave the log, too, once no other program reads it', async () => {
	await optOut(1);
	await using(file, async (ledger) => {
		await ledger.suppress({ ...PAIR, caller: 'caller to forget' }, 'STOP', NOON);
		const reader = new DatabaseSync(file);
		reader.exec('BEGIN');
		reader.prepare('SELECT count(*) FROM events').get();
		expect(await ledger.forget({ ...PAIR, caller: 'caller to forget' }, NOON)).toBe(false);
		reader.close();
		expect(await ledger.forget({ ...PAIR, caller: 'somebody else' }, NOON)).toBe(true);
		for (const suffix of ['', '-wal']) {
			expect(await readFile(file + suffix, 'latin1')).not.toContain('caller to forget');
		}
	});
});
