import type { Claim, SendLimits } from '../../../ledger/ledger';
import { BUSINESS, call, HOUR, NOON, sent } from '../examples';
import type { Bench } from '../suite';

export function describeLimits(bench: Bench): void {
	const pairOf = (index: number, business = BUSINESS) => ({ business, caller: `+1415556${1000 + index}` });
	const claim = (index: number, now: number, limits: SendLimits, business = BUSINESS): Promise<Claim> =>
		bench.ledger.claim(pairOf(index, business), call(`${business} ${index}`), now, HOUR, limits);
	const beyond = (limit: keyof SendLimits, most: number, isNews: boolean): Claim => ({
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
}
