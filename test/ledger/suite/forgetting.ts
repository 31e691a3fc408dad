import type { Pair } from '../../../ledger/ledger';
import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const OTHER: Pair = { ...PAIR, caller: '+14155550143' };
const LATER = NOON + 100 * HOUR;

export function describeForgetting(bench: Bench): void {
	/** A call, a text, its receipt and a reply. */
	const talk = async (pair: Pair, at = NOON): Promise<void> => {
		const key = call(`call of ${pair.caller}`);
		const { ledger } = bench;
		await ledger.recordCallEvents(key, pair, HOLDER, [
			{ kind: 'received', at, from: pair.caller, to: pair.business },
		]);
		await ledger.decideCall(key, pair, missed(key), at);
		await ledger.claim(pair, key, at, HOUR, { hourly: 100 });
		await ledger.recordSend(pair, key, sent(`text to ${pair.caller}`), at);
		await ledger.recordReceipt({ textId: `text to ${pair.caller}`, pair, status: 'delivered' }, at);
		await ledger.recordReply({ ...pair, provider: 'twilio', id: `reply of ${pair.caller}`, body: 'Yes', at });
	};
	const forgetAllOld = async (before: number, isOver = () => false): Promise<number> => {
		let slices = 0;
		for (let after: string | undefined = ''; after !== undefined; slices += 1) {
			after = await bench.ledger.forgetOld(BUSINESS, before, after, isOver);
		}
		return slices;
	};

	it('leaves nothing of the caller, and all of everybody else', async () => {
		await talk(PAIR);
		await talk(OTHER);
		const other = await bench.ledger.conversation(OTHER);
		await bench.ledger.forget(PAIR);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
		expect(await bench.ledger.conversation(OTHER)).toEqual(other);
	});

	it('makes the caller as new as one who never called', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR);
		await talk(PAIR, LATER);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({
			firstSeenAt: LATER,
			missedCalls: 1,
			lastText: { status: 'delivered', at: LATER },
			lastReplyAt: LATER,
		});
	});

	it('takes back what the workflow has yet to hear', async () => {
		const reply = { ...PAIR, provider: 'twilio', id: 'SM1', body: 'Yes', at: NOON };
		await bench.ledger.recordReply(reply, { holder: HOLDER, event: 'reply', gatherMs: 0 });
		await bench.ledger.forget(PAIR);
		expect(await bench.ledger.takeNews(HOLDER, LATER)).toEqual([]);
	});

	it('takes a call out of the outbox that was still in it', async () => {
		await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
		await bench.ledger.forget(PAIR);
		await bench.restart();
		expect(await bench.ledger.takeDue(HOLDER, NOON)).toEqual([]);
	});

	it('keeps an opt-out, of this caller and this business only, until the caller opts in', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		await bench.ledger.suppress(OTHER, 'STOP', NOON);
		await bench.ledger.forget(PAIR);
		await bench.ledger.forget(OTHER);
		await bench.restart();
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
		expect(await bench.ledger.isSuppressed({ ...PAIR, business: '+14155550101' })).toBe(false);
		expect(await bench.ledger.unsuppress(PAIR, 'START', NOON + 1)).toBe(true);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
		expect(await bench.ledger.isSuppressed(OTHER)).toBe(true);
	});

	it('takes receipts of texts to the caller that are not on record, and nobody else’s', async () => {
		const early = { textId: 'early', pair: PAIR, status: 'failed' } as const;
		const others = { textId: 'other', pair: OTHER, status: 'delivered' } as const;
		await bench.ledger.recordReceipt(early, NOON);
		await bench.ledger.recordReceipt(others, NOON);
		await bench.ledger.forget(PAIR);
		const sent = { kind: 'sent', body: 'Hi', segments: 1, status: 'queued' } as const;
		for (const [pair, id] of [
			[PAIR, 'early'],
			[OTHER, 'other'],
		] as const) {
			await bench.ledger.decideCall(call(id), pair, missed(call(id)), NOON);
			await bench.ledger.claim(pair, call(id), NOON, HOUR);
			await bench.ledger.recordSend(pair, call(id), { ...sent, textId: id }, NOON);
		}
		expect((await bench.ledger.conversation(PAIR))?.lastText?.status).toBe('queued');
		expect((await bench.ledger.conversation(OTHER))?.lastText?.status).toBe('delivered');
	});

	it('comes by itself to receipts of texts that were never recorded, too', async () => {
		await bench.ledger.recordReceipt({ textId: 'never', pair: PAIR, status: 'failed' }, NOON);
		await forgetAllOld(NOON + 1);
		await talk(PAIR, NOON + HOUR);
		await bench.ledger.recordSend(PAIR, call('late'), sent('never'), NOON + HOUR);
		expect((await bench.ledger.conversation(PAIR))?.lastText?.status).toBe('queued');
	});

	it('does not mind a caller who was never heard of', async () => {
		await bench.ledger.forget(PAIR);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
	});

	it('comes by itself to whoever was not heard of for long, and to nobody else', async () => {
		const callers = Array.from({ length: 50 }, (_, index) => ({ ...PAIR, caller: `caller ${100 + index}` }));
		for (const [index, pair] of callers.entries()) await talk(pair, index % 2 === 0 ? NOON : LATER);
		await bench.ledger.suppress({ ...PAIR, caller: 'caller 100' }, 'STOP', NOON);
		const elsewhere = { ...PAIR, business: '+14155550101' };
		await talk(elsewhere);
		await forgetAllOld(LATER);
		const left = await Promise.all(callers.map((pair) => bench.ledger.conversation(pair)));
		expect(left.map(Boolean)).toEqual(callers.map((_, index) => index % 2 === 1));
		expect(await bench.ledger.conversation(elsewhere)).toBeDefined();
		expect(await bench.ledger.isSuppressed({ ...PAIR, caller: 'caller 100' })).toBe(true);
	});

	it('does as much as there is time for, and goes on from there', async () => {
		for (let index = 0; index < 5; index += 1) await talk({ ...PAIR, caller: `caller ${index}` });
		expect(await forgetAllOld(LATER, () => true)).toBe(6);
		expect(await bench.ledger.conversation({ ...PAIR, caller: 'caller 4' })).toBeUndefined();
	});

	it('takes a long conversation in several goes', async () => {
		await talk(PAIR);
		for (let index = 0; index < 1200; index += 1) {
			await bench.ledger.note('told', PAIR, undefined, { index }, NOON + index);
		}
		expect(await forgetAllOld(LATER, () => true)).toBeGreaterThanOrEqual(3);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});
}
