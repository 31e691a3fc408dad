import fc from 'fast-check';
import type { Wish } from '../../../ledger/ledger';
import { HOUR, NOON, PAIR } from '../examples';
import type { Bench } from '../suite';

export function describeOptOuts(bench: Bench): void {
	/** A text that asks for something, as it comes in an hour later. */
	const write = (id: string, kind: Wish['kind'], at: number, pair = PAIR) =>
		bench.ledger.recordReply({
			...pair,
			provider: 'twilio',
			id,
			body: kind === 'optOut' ? 'STOP' : 'START',
			at,
			arrivedAt: NOON + HOUR,
			wish: { kind, businesses: [pair.business] },
		});

	it('are of one caller and one business', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
		expect(await bench.ledger.isSuppressed({ ...PAIR, business: '+14155550101' })).toBe(false);
		expect(await bench.ledger.isSuppressed({ ...PAIR, caller: '+14155550143' })).toBe(false);
	});

	it('tell whether they changed something', async () => {
		expect(await bench.ledger.unsuppress(PAIR, 'START', NOON)).toBe(false);
		expect(await bench.ledger.suppress(PAIR, 'STOP', NOON)).toBe(true);
		expect(await bench.ledger.suppress(PAIR, 'STOP', NOON + 1)).toBe(false);
		expect(await bench.ledger.unsuppress(PAIR, 'START', NOON + 2)).toBe(true);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
	});

	it('outlive the process', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		await bench.restart();
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
	});

	it('are those of the latest text, in whatever order and however often the texts come', async () => {
		let round = 0;
		const texts = fc.array(
			fc.record({ kind: fc.constantFrom('optOut', 'optIn'), second: fc.nat({ max: 8 }) }),
			{ minLength: 1, maxLength: 6 },
		);
		const stories = texts.chain((written) =>
			fc.record({
				written: fc.constant(written),
				deliveries: fc.array(fc.nat({ max: written.length - 1 }), { maxLength: 8 }),
				inOrder: fc.shuffledSubarray([...written.keys()], { minLength: written.length }),
			}),
		);
		await fc.assert(
			fc.asyncProperty(stories, async ({ written, deliveries, inOrder }) => {
				round++;
				const pair = { ...PAIR, caller: `+1415556${String(round).padStart(4, '0')}` };
				for (const index of [...deliveries, ...inOrder]) {
					const text = written[index];
					if (text) await write(`${round} ${index}`, text.kind, NOON + text.second * 1000, pair);
				}
				const latest = Math.max(...written.map(({ second }) => second));
				const isOut = written.some(({ kind, second }) => kind === 'optOut' && second === latest);
				expect(await bench.ledger.isSuppressed(pair)).toBe(isOut);
			}),
			{ numRuns: 40 },
		);
	});

	it('are not undone by a text that was seen before, whatever it asks for', async () => {
		await write('SM1', 'optIn', NOON);
		await write('SM2', 'optOut', NOON + 1000);
		expect(await write('SM1', 'optIn', NOON + 2000)).toBeUndefined();
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
	});

	it('count at every number of ours that the text names, in one step', async () => {
		const other = { ...PAIR, business: '+14155550101' };
		const wish: Wish = { kind: 'optOut', businesses: [other.business, PAIR.business] };
		const stop = { ...PAIR, provider: 'twilio', id: 'SM1', body: 'STOP', at: NOON, wish };
		expect(await bench.ledger.recordReply(stop)).toMatchObject({ optsOut: true });
		for (const pair of [PAIR, other]) expect(await bench.ledger.isSuppressed(pair)).toBe(true);
	});

	it('that come late, after the caller has opted in again, are told as a reply', async () => {
		const telling = { holder: undefined, event: 'optedOut', gatherMs: 0 } as const;
		await bench.ledger.unsuppress(PAIR, 'person', NOON + 1000);
		const wish: Wish = { kind: 'optOut', businesses: [PAIR.business] };
		const stop = { ...PAIR, provider: 'twilio', id: 'SM1', body: 'STOP', at: NOON, wish };
		expect(await bench.ledger.recordReply(stop, telling)).toMatchObject({
			optsOut: false,
			arrival: { event: 'reply' },
		});
	});

	it('do not wait for a time that a wrong clock wrote down', async () => {
		await bench.ledger.unsuppress(PAIR, 'person', NOON + 365 * 24 * HOUR);
		await write('SM1', 'optOut', NOON);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
	});

	it('of a caller who was forgotten are lifted by a later text, and by no earlier one', async () => {
		await write('SM1', 'optOut', NOON);
		await bench.ledger.forget(PAIR, NOON);
		await write('SM2', 'optIn', NOON - 1000);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
		await write('SM3', 'optIn', NOON + 1000);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
	});

	it('begin no conversation', async () => {
		await bench.ledger.suppress(PAIR, 'list', NOON);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});
}
