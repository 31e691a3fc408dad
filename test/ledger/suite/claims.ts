import { REPLY, type Claim } from '../../../ledger/ledger';
import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const A = call('A');
const B = call('B');
const COOL_DOWN = 12 * HOUR;
const FRESH: Claim = { granted: true, resumed: false };

export function describeClaims(bench: Bench): void {
	const claim = (key: typeof A, now = NOON): Promise<Claim> => bench.ledger.claim(PAIR, key, now, COOL_DOWN);
	const refused = (heldBy: typeof A, sameCall: boolean, since = NOON): Claim => ({
		granted: false,
		heldBy,
		sameCall,
		until: since + COOL_DOWN,
	});

	it('is unsettled when nobody knows whether its text went out, and not while it is being sent', async () => {
		const since = () => bench.ledger.unsettledSince(PAIR, A);
		expect(await since()).toBeUndefined();
		await claim(A);
		expect(await since()).toBeUndefined();
		await bench.ledger.doubt(PAIR, A);
		expect(await since()).toBe(NOON);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		expect(await since()).toBeUndefined();
	});

	it('is unsettled when its process died over it', async () => {
		await claim(A);
		await bench.restart();
		expect(await bench.ledger.unsettledSince(PAIR, A)).toBe(NOON);
		expect(await bench.ledger.unsettledSince(PAIR, B)).toBeUndefined();
	});

	it('is granted to exactly one of many calls and copies', async () => {
		const keys = Array.from({ length: 40 }, (_, index) => call(`CA${index % 10}`));
		const claims = await Promise.all(keys.map((key) => claim(key)));
		expect(claims.filter(({ granted }) => granted)).toEqual([FRESH]);
	});

	it('refuses a copy of the call that is being texted, and says that it is the same call', async () => {
		expect(await claim(A)).toEqual(FRESH);
		expect(await claim(A, NOON + 5)).toEqual(refused(A, true));
	});

	it('refuses another call of the caller until the cool-down is over', async () => {
		await claim(A);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON + 900);
		expect(await claim(B, NOON + COOL_DOWN - 1)).toEqual(refused(A, false));
		expect(await claim(B, NOON + COOL_DOWN)).toEqual(FRESH);
	});

	it('is of one caller and one business', async () => {
		await claim(A);
		const caller = { ...PAIR, caller: '+14155550143' };
		const business = { ...PAIR, business: '+14155550101' };
		expect(await bench.ledger.claim(caller, B, NOON, COOL_DOWN)).toEqual(FRESH);
		expect(await bench.ledger.claim(business, call('C'), NOON, COOL_DOWN)).toEqual(FRESH);
	});

	it('never lets a call that was texted be texted again, however late it asks', async () => {
		await claim(A);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		expect(await claim(A, NOON + 2 * COOL_DOWN)).toEqual(refused(A, true));
		await claim(B, NOON + 2 * COOL_DOWN);
		await bench.ledger.release(PAIR, B);
		expect(await claim(A, NOON + 4 * COOL_DOWN)).toMatchObject({ granted: false, sameCall: true });
	});

	it('is free again for anyone when nothing was sent', async () => {
		await claim(A);
		await bench.ledger.release(PAIR, A);
		expect(await claim(B)).toEqual(FRESH);
	});

	it('cannot be given back by a call that does not hold it, nor once the text is out', async () => {
		await claim(A);
		await bench.ledger.release(PAIR, B);
		expect(await claim(B)).toEqual(refused(A, false));
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		await bench.ledger.release(PAIR, A);
		expect(await claim(B)).toEqual(refused(A, false));
	});

	it('goes on with its own call after a doubtful send, for one copy only, and says since when', async () => {
		await claim(A);
		await bench.ledger.doubt(PAIR, A);
		expect(await claim(B, NOON + 1)).toEqual(refused(A, false));
		const copies = await Promise.all([1, 2, 3].map(() => claim(A, NOON + HOUR)));
		expect(copies.filter(({ granted }) => granted)).toEqual([{ granted: true, resumed: true, since: NOON }]);
	});

	it('goes on with its own call after a crash, for one copy only, and says since when', async () => {
		await claim(A);
		await bench.restart();
		expect(await claim(B, NOON + 1)).toEqual(refused(A, false));
		const copies = await Promise.all([1, 2, 3].map(() => claim(A, NOON + HOUR)));
		expect(copies.filter(({ granted }) => granted)).toEqual([{ granted: true, resumed: true, since: NOON }]);
		await bench.restart();
		expect(await claim(A, NOON + 2 * HOUR)).toEqual({ granted: true, resumed: true, since: NOON });
	});

	it('stays settled across a crash', async () => {
		await claim(A);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		await bench.restart();
		expect(await claim(A)).toEqual(refused(A, true));
	});

	it('does not doubt what is known to be sent', async () => {
		await claim(A);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		await bench.ledger.doubt(PAIR, A);
		await bench.ledger.release(PAIR, A);
		expect(await claim(A)).toEqual(refused(A, true));
		expect(await claim(B)).toEqual(refused(A, false));
	});

	it('is given back when the holder skips the caller', async () => {
		await claim(A);
		await bench.ledger.recordSend(
			PAIR,
			A,
			{ kind: 'skipped', reason: 'refusedByCarrier', claimed: true },
			NOON,
		);
		expect(await claim(B)).toEqual(FRESH);
	});

	it.each(['alreadyTexted', 'optedOut', 'tooLate', 'dryRun'] as const)(
		'is not given back by a copy that is skipped (%s) while the first run sends, nor is the call settled',
		async (reason) => {
			await bench.ledger.decideCall(A, PAIR, missed(A), NOON);
			await claim(A);
			await bench.ledger.recordSend(PAIR, A, { kind: 'skipped', reason }, NOON + 1);
			expect(await claim(B, NOON + 2)).toEqual(refused(A, false));
			await bench.restart();
			expect(await bench.ledger.takeDue(HOLDER, NOON + 3)).toMatchObject([{ key: A }]);
		},
	);

	it('of a run that died is given back by a later run that skips the caller and knows that nothing was sent', async () => {
		await claim(A);
		await bench.restart();
		await bench.ledger.recordSend(PAIR, A, { kind: 'skipped', reason: 'tooLate', claimed: true }, NOON + 1);
		expect(await claim(B, NOON + 2)).toEqual(FRESH);
	});

	it('of a run that died is kept by a later run that skips the caller and cannot tell what was sent', async () => {
		await claim(A);
		await bench.restart();
		await bench.ledger.recordSend(PAIR, A, { kind: 'skipped', reason: 'tooLate' }, NOON + 1);
		expect(await claim(B, NOON + 2)).toEqual(refused(A, false));
	});

	it('is not given back by a copy or by another call that is skipped because of it', async () => {
		await claim(A);
		await bench.ledger.recordSend(PAIR, B, { kind: 'skipped', reason: 'alreadyTexted' }, NOON);
		await bench.ledger.recordSend(PAIR, A, { kind: 'skipped', reason: 'alreadyTexted' }, NOON);
		expect(await claim(B)).toEqual(refused(A, false));
	});

	it('ends at once without a cool-down, for another call', async () => {
		await bench.ledger.claim(PAIR, A, NOON, 0);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		expect(await bench.ledger.claim(PAIR, B, NOON, 0)).toEqual(FRESH);
	});

	it('of an answer to a reply stands beside that of a call, each with a cool-down of its own', async () => {
		const answer = (callId: string) => ({ provider: REPLY, callId });
		const claimFor = (id: string, now: number) => bench.ledger.claim(PAIR, answer(id), now, HOUR);
		await claim(A);
		await bench.ledger.recordSend(PAIR, A, sent('SM1'), NOON);
		expect(await claimFor('R1', NOON + 1)).toEqual(FRESH);
		await bench.ledger.recordSend(PAIR, answer('R1'), sent('SM2'), NOON + 1);
		expect(await claimFor('R1', NOON + 2)).toMatchObject({ granted: false, sameCall: true });
		expect(await claimFor('R2', NOON + 2)).toMatchObject({ granted: false, sameCall: false });
		expect(await claimFor('R2', NOON + 1 + HOUR)).toEqual(FRESH);
		expect(await claim(B, NOON + COOL_DOWN - 1)).toEqual(refused(A, false));
	});

	it('whose end nobody knows outlives another call’s, also without a cool-down', async () => {
		await bench.ledger.claim(PAIR, A, NOON, 0);
		await bench.restart();
		await bench.ledger.claim(PAIR, B, NOON + 1, 0);
		await bench.ledger.recordSend(PAIR, B, sent('SM2'), NOON + 1);
		expect(await bench.ledger.unsettledSince(PAIR, A)).toBe(NOON);
		const resumed = { granted: true, resumed: true, since: NOON };
		expect(await bench.ledger.claim(PAIR, A, NOON + 2, 0)).toEqual(resumed);
	});

	it('beyond a limit takes no claim of the other kind away', async () => {
		await claim(A);
		const answer = { provider: REPLY, callId: 'R1' };
		expect(await bench.ledger.claim(PAIR, answer, NOON, 0, { hourly: 0 })).toMatchObject({ limit: 'hourly' });
		expect(await claim(B)).toEqual(refused(A, false));
	});

	it('takes hostile words as words', async () => {
		const hostile = { business: BUSINESS, caller: "'); DROP TABLE claims; --\u0000\u{1F600}" };
		const key = { provider: '" OR 1=1', callId: 'x'.repeat(100_000) };
		expect(await bench.ledger.claim(hostile, key, NOON, COOL_DOWN)).toEqual(FRESH);
		expect(await bench.ledger.claim(hostile, B, NOON, COOL_DOWN)).toEqual(refused(key, false));
	});
}
