import { REPLY, type Claim, type SendLimits, type TextLimits } from '../../../ledger/ledger';
import { BUSINESS, call, HOUR, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

export function describeLimits(bench: Bench): void {
	const pairOf = (index: number, business = BUSINESS) => ({ business, caller: `+1415556${1000 + index}` });
	const claim = (index: number, now: number, limits: SendLimits, business = BUSINESS): Promise<Claim> =>
		bench.ledger.claim(pairOf(index, business), call(`${business} ${index}`), now, HOUR, limits);
	const beyond = (limit: keyof TextLimits, most: number, isNews: boolean): Claim => ({
		granted: false,
		limit,
		most,
		isNews,
	});

	it('let so many claims through and not one more, however many ask at once', async () => {
		const claims = await Promise.all(
			Array.from({ length: 30 }, (_, index) => claim(index, NOON, { hourly: 7 })),
		);
		expect(claims.filter(({ granted }) => granted)).toHaveLength(7);
		expect(claims.filter((one) => 'limit' in one && one.isNews)).toHaveLength(1);
	});

	it('are of one business each', async () => {
		expect(await claim(1, NOON, { hourly: 1 })).toMatchObject({ granted: true });
		expect(await claim(1, NOON, { hourly: 1 }, '+14155550101')).toMatchObject({ granted: true });
		expect(await claim(2, NOON, { hourly: 1 })).toEqual(beyond('hourly', 1, true));
	});

	it('look back an hour and a day, and are news once within each', async () => {
		await claim(1, NOON, { hourly: 1, daily: 2 });
		expect(await claim(2, NOON + 1, { hourly: 1, daily: 2 })).toEqual(beyond('hourly', 1, true));
		expect(await claim(2, NOON + 2, { hourly: 1, daily: 2 })).toEqual(beyond('hourly', 1, false));
		expect(await claim(2, NOON + HOUR, { hourly: 1, daily: 2 })).toMatchObject({ granted: true });
		expect(await claim(3, NOON + 9 * HOUR, { hourly: 1, daily: 2 })).toEqual(beyond('daily', 2, true));
		expect(await claim(3, NOON + 24 * HOUR, { hourly: 1, daily: 2 })).toMatchObject({ granted: true });
	});

	it('count what was sent or is being sent, not what was given back', async () => {
		await claim(1, NOON, { hourly: 1 });
		await bench.ledger.release(pairOf(1), call(`${BUSINESS} 1`));
		expect(await claim(2, NOON, { hourly: 1 })).toMatchObject({ granted: true });
		await bench.ledger.recordSend(pairOf(2), call(`${BUSINESS} 2`), sent('SM2'), NOON);
		expect(await claim(3, NOON, { hourly: 1 })).toMatchObject({ granted: false, limit: 'hourly' });
	});

	it('leave nothing claimed when they refuse, and never refuse the call that may have been texted already', async () => {
		await claim(1, NOON, { hourly: 1 });
		expect(await claim(2, NOON, { hourly: 1 })).toMatchObject({ limit: 'hourly' });
		expect(await claim(2, NOON, {})).toEqual({ granted: true, resumed: false });
		await bench.ledger.doubt(pairOf(1), call(`${BUSINESS} 1`));
		expect(await claim(1, NOON + 1, { hourly: 1 })).toMatchObject({ granted: true, resumed: true });
	});

	describe('of one caller', () => {
		let count = 0;
		const fromOne = (now: number, perCaller: TextLimits, provider = 'twilio') =>
			bench.ledger.claim(PAIR, { provider, callId: `one ${count++}` }, now, 0, { hourly: 9, perCaller });

		it('leave the rest of the business’s texts to others, however often the caller asks', async () => {
			const claims = await Promise.all(
				Array.from({ length: 20 }, (_, second) => fromOne(NOON + second, { hourly: 3 })),
			);
			expect(claims.filter(({ granted }) => granted)).toHaveLength(3);
			expect(claims.at(-1)).toEqual({ granted: false, callerLimit: 'hourly', most: 3 });
			for (const other of [1, 2, 3]) {
				expect(await claim(other, NOON + 100, { hourly: 9 })).toMatchObject({ granted: true });
			}
		});

		it('look back an hour and a day', async () => {
			const most = { hourly: 1, daily: 2 };
			expect(await fromOne(NOON, most)).toMatchObject({ granted: true });
			expect(await fromOne(NOON + HOUR - 1, most)).toMatchObject({ callerLimit: 'hourly' });
			expect(await fromOne(NOON + HOUR, most)).toMatchObject({ granted: true });
			expect(await fromOne(NOON + 9 * HOUR, most)).toMatchObject({ callerLimit: 'daily' });
			expect(await fromOne(NOON + 24 * HOUR, most)).toMatchObject({ granted: true });
		});

		it('count texts that answer replies apart', async () => {
			expect(await fromOne(NOON, { hourly: 1 })).toMatchObject({ granted: true });
			expect(await fromOne(NOON, { hourly: 1 }, REPLY)).toMatchObject({ granted: true });
			expect(await fromOne(NOON + 1, { hourly: 1 }, REPLY)).toMatchObject({ callerLimit: 'hourly' });
		});
	});

	describe('where the networks vouch for callers’ numbers', () => {
		const attempt = async (index: number, attested: boolean | undefined, now = NOON) =>
			await bench.ledger.claim(pairOf(index), call(`attested ${index}`), now, HOUR, { hourly: 9 }, attested);
		const forged = (now = NOON, from = 100) =>
			Promise.all(Array.from({ length: 30 }, (_, index) => attempt(from + index, false, now)));

		it('keep a third for such callers, who are texted while forged ones are not any more', async () => {
			expect(await attempt(1, true)).toMatchObject({ granted: true });
			const claims = await forged();
			expect(claims.filter(({ granted }) => granted)).toHaveLength(6);
			expect(claims.at(-1)).toEqual({ ...beyond('hourly', 9, false), keepsRest: true });
			expect(await attempt(2, undefined)).toMatchObject({ granted: false, keepsRest: true });
			expect(await attempt(3, true)).toMatchObject({ granted: true });
			expect(await attempt(4, true)).toMatchObject({ granted: true });
			expect(await attempt(5, true)).toEqual(beyond('hourly', 9, false));
		});

		it('take a caller who has written before for one whose number is not forged', async () => {
			await attempt(1, true);
			await bench.ledger.recordReply({ ...pairOf(2), provider: 'twilio', id: 'SM1', body: 'Hi', at: NOON });
			await forged();
			expect(await attempt(2, undefined)).toMatchObject({ granted: true });
		});

		it('keep nothing where no caller was vouched for within a month: the phone system may not tell', async () => {
			expect((await forged()).filter(({ granted }) => granted)).toHaveLength(9);
			await attempt(1, true, NOON + 24 * HOUR);
			expect((await forged(NOON + 32 * 24 * HOUR, 200)).filter(({ granted }) => granted)).toHaveLength(9);
		});
	});
}

export function describeLookUps(bench: Bench): void {
	const pairOf = (index: number) => ({ business: BUSINESS, caller: `+1415557${1000 + index}` });
	const ask = (index: number, now: number, limits: TextLimits = {}) =>
		bench.ledger.mayLookUp(pairOf(index), now, limits, 30 * 24 * HOUR);

	it('are paid for so often within an hour and a day, however many callers ask at once', async () => {
		const asked = await Promise.all(
			Array.from({ length: 30 }, (_, index) => ask(index, NOON, { hourly: 4, daily: 6 })),
		);
		expect(asked.filter((may) => may)).toHaveLength(4);
		const later = await Promise.all(
			Array.from({ length: 30 }, (_, index) => ask(index + 50, NOON + HOUR, { hourly: 4, daily: 6 })),
		);
		expect(later.filter((may) => may)).toHaveLength(2);
	});

	it('are not paid for again while the answer is fresh', async () => {
		expect(await ask(1, NOON)).toBe(true);
		expect(await ask(1, NOON + 29 * 24 * HOUR)).toBe(false);
		expect(await ask(1, NOON + 30 * 24 * HOUR)).toBe(true);
	});

	it('are forgotten with the caller', async () => {
		await ask(1, NOON);
		await bench.ledger.forget(pairOf(1), NOON);
		expect(await ask(1, NOON + 1)).toBe(true);
	});
}
