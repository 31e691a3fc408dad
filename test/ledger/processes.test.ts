import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { Ledger } from '../../ledger/ledger';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { BUSINESS, call, HOLDER, HOUR, missedCall, NOON, PAIR } from './examples';
import { expectOneTextEach } from './many-callers';
import { start, type Child } from './processes/child';
import { temporaryFolder } from './sqlite-store';

const PROCESSES = 4;

describe('the ledger among processes', () => {
	let file: string;
	const children: Child[] = [];

	beforeEach(async () => {
		file = path.join(await temporaryFolder(), 'ledger.sqlite');
	});

	afterEach(async () => {
		for (const child of children.splice(0)) {
			child.process.kill('SIGKILL');
			await child.ended;
		}
		await rm(path.dirname(file), { recursive: true });
	});

	async function using<T>(boot: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
		const ledger = await openSqliteLedger(file, boot);
		try {
			return await work(ledger);
		} finally {
			await ledger.close();
		}
	}

	it('is opened by one after the other when several processes come first at once', async () => {
		const all = Array.from({ length: PROCESSES }, (_, index) => start('open.ts', file, `boot ${index}`));
		for (const child of all) expect(await child.next()).toBe('ready');
		for (const child of all) child.go();
		expect(await Promise.all(all.map((child) => child.next()))).toEqual(Array(PROCESSES).fill('done'));
		await using('later', async (ledger) => {
			for (let index = 0; index < PROCESSES; index += 1) {
				expect(await ledger.isSuppressed({ ...PAIR, caller: `boot ${index}` })).toBe(true);
			}
		});
	});

	it('sends one text to each of 1,000 callers whose calls come in 5 copies', async () => {
		await expectOneTextEach({ file }, 1);
	});

	const textBack = (boot: string, ownerPatienceMs: number): Child => {
		const child = start('text-back.ts', JSON.stringify({ file, ownerPatienceMs }), boot);
		children.push(child);
		return child;
	};

	it('is refused to a second process, with the reason, while the phone system takes its time with the first', async () => {
		const first = textBack('first', 0);
		expect(await first.next()).toBe('sending');
		expect(await textBack('second', 0).next()).toMatch(/^Another n8n uses the ledger/);
		first.go();
		expect(await first.next()).toBe('sent');
		await first.ended;
		expect(await textBack('third', 60_000).next()).toBe('already texted');
	});

	it('is handed over to a second process that waits, which sends no second text', async () => {
		const first = textBack('first', 0);
		expect(await first.next()).toBe('sending');
		const second = textBack('second', 60_000).next();
		first.go();
		expect(await first.next()).toBe('sent');
		expect(await second).toBe('already texted');
	});

	it('is free at once when the process that had it is killed', async () => {
		const first = textBack('first', 0);
		expect(await first.next()).toBe('sending');
		const second = textBack('second', 60_000);
		first.process.kill('SIGKILL');
		expect(await second.next()).toBe('sending');
		second.go();
		expect(await second.next()).toBe('sent');
	});

	it('is shared by all that opens it within one process, as an update of the package does', async () => {
		await using('one', async (old) => {
			await using('one', async (updated) => {
				await old.suppress(PAIR, 'STOP', NOON);
				expect(await updated.isSuppressed(PAIR)).toBe(true);
			});
			expect(await textBack('another process', 0).next()).toMatch(/^Another n8n/);
			expect(await old.isSuppressed(PAIR)).toBe(true);
		});
		expect(await textBack('a later process', 60_000).next()).toBe('sending');
	});

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
	});

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
	});
});
