import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { Ledger } from '../../ledger/ledger';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { BUSINESS, call, HOLDER, HOUR, missedCall, NOON, PAIR } from './examples';
import { expectOneTextEach } from './many-callers';
import { start } from './processes/child';
import { temporaryFolder } from './sqlite-store';

const PROCESSES = 4;
const CALLERS = 300;

describe('the ledger among processes', () => {
	let file: string;

	beforeEach(async () => {
		file = path.join(await temporaryFolder(), 'ledger.sqlite');
	});

	afterEach(() => rm(path.dirname(file), { recursive: true }));

	async function using<T>(boot: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
		const ledger = await openSqliteLedger(file, boot);
		try {
			return await work(ledger);
		} finally {
			await ledger.close();
		}
	}

	/** Starts a script several times and lets all of them go at the same moment. */
	async function atOnce(script: string, args: (index: number) => string[]): Promise<unknown[]> {
		const children = Array.from({ length: PROCESSES }, (_, index) => start(script, file, ...args(index)));
		for (const child of children) expect(await child.next()).toBe('ready');
		for (const child of children) child.go();
		return await Promise.all(children.map((child) => child.next()));
	}

	const everyCaller = Array.from({ length: CALLERS }, (_, index) => `caller ${index}`).sort();

	it('is made once when several open it for the first time at once', async () => {
		expect(await atOnce('open.ts', (index) => [`boot ${index}`])).toEqual(Array(PROCESSES).fill('done'));
		await using('later', async (ledger) => {
			for (let index = 0; index < PROCESSES; index += 1) {
				expect(await ledger.isSuppressed({ ...PAIR, caller: `boot ${index}` })).toBe(true);
			}
		});
	}, 60_000);

	it('grants one claim a caller when every process has another call of the caller', async () => {
		const granted = await atOnce('claim-many.ts', (index) => [
			`boot ${index}`,
			`call ${index}`,
			`${CALLERS}`,
		]);
		expect(granted.flat().sort()).toEqual(everyCaller);
	}, 60_000);

	it('grants one claim a caller to all copies of one call', async () => {
		const granted = await atOnce('claim-many.ts', () => ['one boot', 'one call', `${CALLERS}`]);
		expect(granted.flat().sort()).toEqual(everyCaller);
	}, 60_000);

	it('sends one text to each of 1,000 callers whose calls 8 workers get in 5 copies', async () => {
		await expectOneTextEach({ file }, () => 'one boot');
	}, 120_000);

	it('gives a call to exactly one after the process that had it was killed', async () => {
		expect(await start('die.ts', JSON.stringify({ file }), 'killed').ended).toBe('SIGKILL');
		await using('next', async (ledger) => {
			expect(await ledger.claim(PAIR, call('CA2'), NOON + 1, HOUR)).toMatchObject({ granted: false });
			const taken = await Promise.all([1, 2].map(() => ledger.takeDue(HOLDER, NOON)));
			expect(taken.flat()).toEqual([{ key: call('CA1'), item: missedCall(call('CA1')), attempts: 2 }]);
			const copies = await Promise.all([1, 2].map(() => ledger.claim(PAIR, call('CA1'), NOON, HOUR)));
			expect(copies.filter(({ granted }) => granted)).toEqual([
				{ granted: true, resumed: true, since: NOON },
			]);
		});
	}, 60_000);

	it('has on record all that it said it had when it was killed in the middle', async () => {
		const child = start('record-until-killed.ts', file, 'killed');
		let told: unknown;
		while (told !== 25) told = await child.next();
		child.process.kill('SIGKILL');
		expect(await child.ended).toBe('SIGKILL');
		await using('next', async (ledger) => {
			for (let caller = 0; caller <= 25; caller += 1) {
				const conversation = await ledger.conversation({ business: BUSINESS, caller: `caller ${caller}` });
				expect(conversation).toMatchObject({ missedCalls: 1, lastText: { id: `text to caller ${caller}` } });
			}
			// Of the one it was at, at most, the workflow has yet to hear.
			expect((await ledger.takeDue(HOLDER, NOON)).length).toBeLessThanOrEqual(1);
		});
	}, 60_000);
});
