import fc from 'fast-check';
import type { Digest, NewNotice } from '../../../ledger/ledger';
import { BUSINESS, call, HOUR, missedCall, NOON } from '../examples';
import type { Bench } from '../suite';

const MINUTE = 60_000;
const OWNER = 'owner';

const AT_ONCE = 100;

export function describeNotices(bench: Bench): void {
	const notice = (index: number, changes: Partial<NewNotice> = {}): NewNotice => {
		const pair = { business: BUSINESS, caller: `+1415556${1000 + index}` };
		const conversation = { ...pair, firstSeenAt: NOON, missedCalls: 1 };
		return {
			pair,
			recipients: OWNER,
			kind: 'calls',
			most: 5,
			item: missedCall(call(`CA ${index}`), conversation),
			...changes,
		};
	};
	const offer = (index: number, now: number, changes: Partial<NewNotice> = {}) =>
		bench.ledger.offerNotice(notice(index, changes), now);
	/** Many at once, but no more than a server answers within its time limit on a busy machine. */
	const flood = async (from: number, count: number, now: number, changes: Partial<NewNotice> = {}) => {
		const answers: Array<Awaited<ReturnType<typeof offer>>> = [];
		for (let start = 0; start < count; start += AT_ONCE) {
			const some = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, index) =>
				offer(from + start + index, now, changes),
			);
			answers.push(...(await Promise.all(some)));
		}
		return answers;
	};
	/** One after the other, where it matters who came last. */
	const inTurn = async (from: number, count: number, now: number, changes: Partial<NewNotice> = {}) => {
		for (let index = 0; index < count; index += 1) await offer(from + index, now, changes);
	};
	const take = (now: number, recipients = OWNER) => bench.ledger.takeDigest(BUSINESS, recipients, now);
	const tell = async (now: number): Promise<number> => {
		const digest = await take(now);
		if (digest) await bench.ledger.settleDigest(digest, now);
		return digest?.items.length ?? 0;
	};
	const callsOf = (digest: Digest | undefined) => digest?.items.map((item) => item.call?.id);
	const due = (now: number) => bench.ledger.dueDigests(BUSINESS, ['missedCall'], now);

	it('tell the first few one by one, and all the rest of a flood in one digest', async () => {
		const answers = await flood(0, 100, NOON);
		expect(answers.filter((held) => held === undefined)).toHaveLength(5);
		expect(answers.at(-1)).toEqual({ heldUntil: NOON + 5 * MINUTE });
		expect(await take(NOON + 5 * MINUTE - 1)).toBeUndefined();
		expect((await take(NOON + 5 * MINUTE))?.items).toHaveLength(95);
	});

	it('tell a digest to one of many who ask at once', async () => {
		await flood(0, 10, NOON);
		const taken = await Promise.all(Array.from({ length: 8 }, () => take(NOON + 5 * MINUTE)));
		expect(taken.filter((digest) => digest !== undefined)).toHaveLength(1);
	});

	it('put digests further and further apart while it goes on', async () => {
		const toldAt: number[] = [];
		for (let minute = 0; minute < 240; minute += 1) {
			await flood(minute * 2, 2, NOON + minute * MINUTE);
			if ((await tell(NOON + minute * MINUTE)) > 0) toldAt.push(minute);
		}
		expect(toldAt).toEqual([7, 22, 52, 112, 172, 232]);
	});

	it('go back to one by one when few enough come', async () => {
		await flood(0, 100, NOON);
		await tell(NOON + 5 * MINUTE);
		expect(await offer(200, NOON + 6 * MINUTE)).toEqual({ heldUntil: NOON + 20 * MINUTE });
		expect(await tell(NOON + 20 * MINUTE)).toBe(1);
		expect(await offer(201, NOON + HOUR + 1)).toBeUndefined();
	});

	it('go back to one by one when nothing more comes', async () => {
		await flood(0, 6, NOON);
		await tell(NOON + 5 * MINUTE);
		expect(await due(NOON + 2 * HOUR)).toEqual([]);
		expect(await offer(100, NOON + 2 * HOUR)).toBeUndefined();
	});

	it('are counted apart for each business, kind and recipient', async () => {
		await flood(0, 20, NOON);
		expect(await offer(50, NOON, { kind: 'attestedCalls' })).toBeUndefined();
		expect(await offer(51, NOON, { recipients: 'manager' })).toBeUndefined();
		const pair = { business: '+14155550101', caller: '+14155561052' };
		expect(await offer(52, NOON, { pair })).toBeUndefined();
	});

	it('survive a restart, and a run that was to tell them and never did', async () => {
		await flood(0, 7, NOON);
		await bench.restart();
		expect(callsOf(await take(NOON + 5 * MINUTE))).toHaveLength(2);
		await bench.restart();
		expect(await take(NOON + 14 * MINUTE)).toBeUndefined();
		expect(callsOf(await take(NOON + 15 * MINUTE))).toHaveLength(2);
	});

	it('are held again when no channel took them', async () => {
		await flood(0, 7, NOON);
		const digest = await take(NOON + 5 * MINUTE);
		if (digest) await bench.ledger.returnDigest(digest);
		expect(callsOf(await take(NOON + 6 * MINUTE))).toEqual(callsOf(digest));
	});

	it('are handed out when due, by the last item, at growing intervals until they are told', async () => {
		await flood(0, 7, NOON);
		expect(await due(NOON + 5 * MINUTE - 1)).toEqual([]);
		expect(await due(NOON + 5 * MINUTE)).toMatchObject([{ call: { id: 'CA 6' } }]);
		expect(await due(NOON + 9 * MINUTE)).toEqual([]);
		expect(await due(NOON + 10 * MINUTE)).toHaveLength(1);
		await tell(NOON + 10 * MINUTE);
		expect(await due(NOON + 5 * HOUR)).toEqual([]);
	});

	it('are handed out by the trigger whose event came last', async () => {
		await flood(0, 7, NOON);
		expect(await bench.ledger.dueDigests(BUSINESS, ['noReply'], NOON + HOUR)).toEqual([]);
	});

	it('are told by another node when the one that held them is gone', async () => {
		await inTurn(0, 7, NOON);
		for (const minutes of [5, 10]) await due(NOON + minutes * MINUTE);
		expect(await take(NOON + 24 * MINUTE, 'manager')).toBeUndefined();
		await due(NOON + 25 * MINUTE);
		expect(callsOf(await take(NOON + 25 * MINUTE, 'manager'))).toEqual(['CA 5', 'CA 6']);
	});

	it('go with a caller who is forgotten', async () => {
		await inTurn(0, 6, NOON);
		await bench.ledger.forget(notice(5).pair, NOON);
		expect(await take(NOON + HOUR)).toBeUndefined();
	});

	it('of an outage wait until no more came for a minute, and are told in one digest', async () => {
		const outage = { kind: 'foundTogether', most: 0 };
		for (let index = 0; index < 20; index += 1) await offer(index, NOON + index * 1_000, outage);
		expect(await offer(20, NOON + 20_000, outage)).toEqual({ heldUntil: NOON + 80_000 });
		expect(await due(NOON + 79_999)).toEqual([]);
		expect(await due(NOON + 80_000)).toHaveLength(1);
		expect(await tell(NOON + 80_000)).toBe(21);
		expect(await due(NOON + HOUR)).toEqual([]);
	});

	it('of a second outage are held anew', async () => {
		const outage = { kind: 'foundTogether', most: 0 };
		await flood(0, 2, NOON, outage);
		await tell(NOON + MINUTE);
		await flood(2, 2, NOON + 2 * MINUTE, outage);
		expect(await tell(NOON + 3 * MINUTE - 1)).toBe(0);
		expect(await tell(NOON + 3 * MINUTE)).toBe(2);
	});

	it('of an outage wait ten minutes at most, however many come', async () => {
		let told = 0;
		for (let seconds = 0; told === 0; seconds += 30) {
			await offer(seconds, NOON + seconds * 1_000, { kind: 'foundTogether', most: 0 });
			told = await tell(NOON + seconds * 1_000);
			expect(seconds).toBeLessThanOrEqual(600);
		}
	});

	it('of an outage so long that one digest does not hold it all are told in the next', async () => {
		await flood(0, 600, NOON, { kind: 'foundTogether', most: 0 });
		expect(await tell(NOON + MINUTE)).toBe(500);
		expect(await due(NOON + MINUTE)).toHaveLength(1);
		expect(await tell(NOON + MINUTE)).toBe(100);
	});

	it('are each told once, one by one or together, whatever comes when', async () => {
		let runs = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ minutes: fc.nat(40), count: fc.integer({ min: 1, max: 8 }) }), {
					minLength: 1,
					maxLength: 12,
				}),
				fc.constantFrom(0, 5),
				async (bursts, most) => {
					const recipients = `owner ${runs++}`;
					let [now, next, told] = [NOON, 0, 0];
					const tellDue = async () => {
						const digest = await take(now, recipients);
						if (digest) await bench.ledger.settleDigest(digest, now);
						told += digest?.items.length ?? 0;
					};
					for (const { minutes, count } of bursts) {
						now += minutes * MINUTE;
						await tellDue();
						const answers = await flood(next, count, now, { recipients, most });
						told += answers.filter((held) => held === undefined).length;
						next += count;
					}
					now += 2 * HOUR;
					await tellDue();
					expect(told).toBe(next);
				},
			),
			{ numRuns: 20 },
		);
	});
}
