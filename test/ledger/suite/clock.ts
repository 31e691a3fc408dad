import fc from 'fast-check';
import type { SendLimits } from '../../../ledger/ledger';
import { BUSINESS, call, HOUR, missed, missedCall, NOON, sent } from '../examples';
import type { Bench } from '../suite';

const MINUTE = 60_000;
const LIMITS: SendLimits = { hourly: 2, daily: 2, perCaller: { hourly: 1, daily: 1 } };

/** How far the clock was ahead when the ledger was written: beyond what clocks may differ, up to ten years. */
const ahead = fc.integer({ min: 6, max: 10 * 365 * 24 * 60 }).map((minutes) => minutes * MINUTE);

/** What was written while the clock was ahead must not count once it is right, whatever it was. */
export function describeClock(bench: Bench): void {
	let runs = 0;
	const eachTime = (holds: (ms: number, name: string) => Promise<void>) =>
		fc.assert(
			fc.asyncProperty(ahead, (ms) => holds(ms, `${runs++}`)),
			{ numRuns: 15 },
		);
	const pairOf = (name: string) => ({ business: `${BUSINESS} ${name}`, caller: '+14155550142' });

	it('holds no caller for a text that went out before, and no limit against anybody', () =>
		eachTime(async (ms, name) => {
			const pair = pairOf(name);
			for (const index of [1, 2, 3]) {
				const key = call(`ahead ${name} ${index}`);
				const other = { ...pair, caller: `${pair.caller}${index}` };
				const claim = await bench.ledger.claim(index === 1 ? pair : other, key, NOON + ms, HOUR, LIMITS);
				if (claim.granted) {
					await bench.ledger.recordSend(index === 1 ? pair : other, key, sent(`SM ${key.callId}`), NOON + ms);
				} else expect(claim).toMatchObject({ limit: 'daily', isNews: true });
			}
			expect(await bench.ledger.claim(pair, call(`now ${name}`), NOON, HOUR, LIMITS)).toEqual({
				granted: true,
				resumed: false,
			});
			const callerOf = (index: number) => ({ ...pair, caller: `${pair.caller}9${index}` });
			await bench.ledger.claim(callerOf(1), call(`now ${name} 1`), NOON, HOUR, LIMITS);
			expect(await bench.ledger.claim(callerOf(2), call(`now ${name} 2`), NOON, HOUR, LIMITS)).toMatchObject({
				limit: 'daily',
				isNews: true,
			});
		}));

	it('asks what went out over the day before, of a claim whose time nobody knows', () =>
		eachTime(async (ms, name) => {
			const [pair, key] = [pairOf(name), call(`doubt ${name}`)];
			await bench.ledger.claim(pair, key, NOON + ms, HOUR);
			await bench.ledger.doubt(pair, key);
			expect(await bench.ledger.claim(pair, key, NOON, HOUR)).toEqual({
				granted: true,
				resumed: true,
				since: NOON - 24 * HOUR,
			});
		}));

	it('hands out at once what was to be tried again or told', () =>
		eachTime(async (ms, name) => {
			const [pair, key] = [pairOf(name), call(`due ${name}`)];
			await bench.ledger.decideCall(key, pair, missed(key, name), NOON + ms);
			await bench.ledger.retryAt(key, NOON + ms + MINUTE, NOON + ms);
			expect(await bench.ledger.takeDue(name, NOON)).toMatchObject([{ key }]);
			const reply = { ...pair, provider: 'twilio', id: `SM ${name}`, body: 'Hello', at: NOON + ms };
			await bench.ledger.recordReply(reply, { holder: name, event: 'reply', gatherMs: 20_000 });
			const news = [];
			for (const minutes of [0, 7])
				news.push(...(await bench.ledger.takeNews(name, NOON + minutes * MINUTE)));
			expect(news).toHaveLength(1);
		}));

	it('decides a call that was told of, and tells of silence', () =>
		eachTime(async (ms, name) => {
			const [pair, key] = [pairOf(name), call(`open ${name}`)];
			await bench.ledger.recordCallEvents(key, pair, name, [
				{ kind: 'received', at: NOON + ms, from: pair.caller, to: BUSINESS },
			]);
			expect(await bench.ledger.undecidedCalls(name, NOON)).toMatchObject([{ key }]);
			await bench.ledger.recordSend(pair, key, sent(`SM silent ${name}`), NOON + ms);
			const tell = (now: number) =>
				bench.ledger.tellUnanswered(pair.business, name, { after: now - 24 * HOUR, before: now - HOUR }, now);
			await tell(NOON);
			await tell(NOON + 2 * HOUR);
			expect(await bench.ledger.takeNews(name, NOON + 2 * HOUR)).toMatchObject([{ event: 'noReply' }]);
		}));

	it('answers, looks up and tells the owner as if nothing had been before', () =>
		eachTime(async (ms, name) => {
			const pair = pairOf(name);
			const notice = { pair, recipients: 'owner', kind: 'calls', most: 1, item: missedCall(call(name)) };
			const all = async (now: number) => [
				await bench.ledger.mayAnswer(pair, 'help', now, 24 * HOUR),
				await bench.ledger.mayLookUp(pair, now, { hourly: 1 }, 24 * HOUR),
				await bench.ledger.offerNotice(notice, now),
			];
			expect(await all(NOON + ms)).toEqual([true, true, undefined]);
			expect(await all(NOON)).toEqual([true, true, undefined]);
		}));

	it('tells what was held for the owner', () =>
		eachTime(async (ms, name) => {
			const pair = pairOf(name);
			const notice = { pair, recipients: 'owner', kind: 'calls', most: 1, item: missedCall(call(name)) };
			await bench.ledger.offerNotice(notice, NOON + ms);
			await bench.ledger.offerNotice(notice, NOON + ms);
			const digest = await bench.ledger.takeDigest(pair.business, 'owner', NOON + 70 * MINUTE);
			expect(digest?.items).toHaveLength(1);
		}));
}
