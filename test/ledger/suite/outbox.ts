import { call, HOLDER, HOUR, missed, missedCall, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const MINUTE = 60_000;
const KEY = call('CA1');
const ITEM = missedCall(KEY);

export function describeOutbox(bench: Bench): void {
	const takeDue = (now = NOON): ReturnType<Bench['ledger']['takeDue']> => bench.ledger.takeDue(HOLDER, now);

	beforeEach(async () => {
		await bench.ledger.decideCall(KEY, PAIR, missed(KEY), NOON);
	});

	it('leaves alone what this process is still busy with', async () => {
		expect(await takeDue(NOON + 29 * MINUTE)).toEqual([]);
	});

	it('hands out once more what no run has taken up for half an hour: it may have been sorted out in good order', async () => {
		expect(await takeDue(NOON + 30 * MINUTE)).toMatchObject([{ key: KEY, attempts: 2 }]);
		expect(await takeDue(NOON + 24 * HOUR)).toEqual([]);
	});

	it('hands out again what a run took up and was lost with, every quarter of an hour', async () => {
		for (const minutes of [0, 20, 40]) {
			await bench.ledger.begin(KEY, NOON + minutes * MINUTE);
			expect(await takeDue(NOON + (minutes + 14) * MINUTE)).toEqual([]);
			expect(await takeDue(NOON + (minutes + 15) * MINUTE)).toMatchObject([{ key: KEY, attempts: 1 }]);
		}
	});

	it('hands out once what a dead process left behind', async () => {
		await bench.restart();
		const taken = await Promise.all([takeDue(), takeDue(), takeDue()]);
		expect(taken.flat()).toEqual([{ key: KEY, item: ITEM, attempts: 2 }]);
		expect(await takeDue()).toEqual([]);
	});

	it('hands it out again after every crash, until it is settled', async () => {
		await bench.restart();
		await takeDue();
		await bench.restart();
		expect(await takeDue()).toEqual([{ key: KEY, item: ITEM, attempts: 3 }]);
		await bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON);
		await bench.restart();
		expect(await takeDue()).toEqual([]);
	});

	it('hands out a retry when it is due, not before, and once', async () => {
		expect(await bench.ledger.retryAt(KEY, NOON + 30_000, NOON)).toBe(true);
		expect(await bench.ledger.retryAt(call('CA404'), NOON + 30_000, NOON)).toBe(false);
		expect(await takeDue(NOON + 29_999)).toEqual([]);
		expect(await takeDue(NOON + 30_000)).toEqual([{ key: KEY, item: ITEM, attempts: 1 }]);
		expect(await takeDue(NOON + 30_000)).toEqual([]);
	});

	it('gives up a call that nobody ever takes, and keeps the others', async () => {
		await bench.ledger.decideCall(call('CA2'), PAIR, missed(call('CA2')), NOON);
		await bench.ledger.giveUp(KEY, NOON);
		await bench.restart();
		expect((await takeDue()).map(({ key }) => key.callId)).toEqual(['CA2']);
	});

	it('keeps a retry waiting across a restart', async () => {
		await bench.ledger.retryAt(KEY, NOON + 30_000, NOON);
		await bench.restart();
		expect(await takeDue(NOON)).toEqual([]);
		expect(await takeDue(NOON + 30_000)).toHaveLength(1);
	});

	it('is left by a call that was skipped, which no retry brings back', async () => {
		await bench.ledger.recordSend(PAIR, KEY, { kind: 'skipped', reason: 'optedOut' }, NOON);
		await bench.ledger.retryAt(KEY, NOON, NOON);
		await bench.restart();
		expect(await takeDue()).toEqual([]);
	});

	it('holds no call whose decision asked for none', async () => {
		const { ledger } = bench;
		const kept = await ledger.decideCall(
			call('CA2'),
			PAIR,
			{ ...missed(call('CA2')), outbox: undefined },
			NOON,
		);
		expect(kept).toBeDefined();
		await bench.restart();
		expect((await takeDue()).map(({ key }) => key)).toEqual([KEY]);
	});

	it('hands out only what belongs to the holder, oldest first', async () => {
		await bench.ledger.decideCall(call('later'), PAIR, missed(call('later')), NOON + 2);
		await bench.ledger.decideCall(call('earlier'), PAIR, missed(call('earlier')), NOON - 2);
		await bench.ledger.decideCall(call('foreign'), PAIR, missed(call('foreign'), 'another holder'), NOON);
		await bench.restart();
		expect((await takeDue()).map(({ key }) => key.callId)).toEqual(['earlier', 'CA1', 'later']);
	});
}
