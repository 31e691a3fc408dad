import { REPLY, type Pair, type ReceivedText } from '../../../ledger/ledger';
import type { CallEvent } from '../../../textback/call';
import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const OTHER: Pair = { ...PAIR, caller: '+14155550143' };
const LATER = NOON + 100 * HOUR;
const DAY = 24 * HOUR;

export function describeForgetting(bench: Bench): void {
	const received = (pair: Pair, at: number): CallEvent[] => [
		{ kind: 'received', at, from: pair.caller, to: pair.business },
	];
	const replyFrom = (pair: Pair, at: number): ReceivedText => ({
		...pair,
		provider: 'twilio',
		id: `reply of ${pair.caller} at ${at}`,
		body: 'Yes',
		at,
	});
	/** A call, a text, its receipt and a reply. */
	const talk = async (pair: Pair, at = NOON): Promise<void> => {
		const key = call(`call of ${pair.caller} at ${at}`);
		const textId = `text to ${pair.caller} at ${at}`;
		const { ledger } = bench;
		await ledger.recordCallEvents(key, pair, HOLDER, received(pair, at));
		await ledger.decideCall(key, pair, missed(key), at);
		await ledger.claim(pair, key, at, HOUR, { hourly: 100 });
		await ledger.recordSend(pair, key, sent(textId), at);
		await ledger.recordReceipt({ textId, pair, status: 'delivered' }, at);
		await ledger.recordReply(replyFrom(pair, at));
	};
	const CALL = call(`call of ${PAIR.caller} at ${NOON}`);
	const TEXT_ID = `text to ${PAIR.caller} at ${NOON}`;
	const forgetAllOld = async (before: number, isOver = () => false): Promise<number> => {
		let slices = 0;
		for (let after: string | undefined = ''; after !== undefined; slices += 1) {
			after = await bench.ledger.forgetOld(BUSINESS, { before, now: before }, after, isOver);
		}
		return slices;
	};

	it('leaves nothing of the caller, and all of everybody else', async () => {
		await talk(PAIR);
		await talk(OTHER);
		const other = await bench.ledger.conversation(OTHER);
		await bench.ledger.forget(PAIR, NOON);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
		expect(await bench.ledger.conversation(OTHER)).toEqual(other);
	});

	it('makes the caller as new as one who never called', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR, NOON);
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
		await bench.ledger.forget(PAIR, NOON);
		expect(await bench.ledger.takeNews(HOLDER, LATER)).toEqual([]);
	});

	it('takes a call out of the outbox that was still in it', async () => {
		await bench.ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
		await bench.ledger.forget(PAIR, NOON);
		await bench.restart();
		expect(await bench.ledger.takeDue(HOLDER, NOON)).toEqual([]);
	});

	it('keeps an opt-out, of this caller and this business only, until the caller opts in', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		await bench.ledger.suppress(OTHER, 'STOP', NOON);
		await bench.ledger.forget(PAIR, NOON);
		await bench.ledger.forget(OTHER, NOON);
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
		await bench.ledger.forget(PAIR, NOON);
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
		await bench.ledger.forget(PAIR, NOON);
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

	it('is not undone by a call that is told of again, by a webhook or by a list', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR, LATER);
		const { ledger } = bench;
		expect(await ledger.callState(CALL)).toBe('decided');
		expect((await ledger.recordCallEvents(CALL, PAIR, HOLDER, received(PAIR, LATER))).added).toEqual([]);
		expect(await ledger.decideCall(CALL, PAIR, missed(CALL), LATER)).toBeUndefined();
		expect(await ledger.claim(PAIR, CALL, LATER, HOUR)).toMatchObject({ granted: false });
		await ledger.recordSend(PAIR, CALL, { kind: 'skipped', reason: 'tooLate' }, LATER);
		await ledger.note('ownerNotified', PAIR, CALL, {}, LATER);
		await bench.restart();
		expect(await bench.ledger.takeDue(HOLDER, LATER)).toEqual([]);
		expect(await bench.ledger.undecidedCalls(HOLDER, LATER + 1)).toEqual([]);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});

	it('is not undone by a text that is told of again', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR, LATER);
		const { ledger } = bench;
		const reply = replyFrom(PAIR, NOON);
		expect(await ledger.isReplyKnown('twilio', reply.id)).toBe(true);
		expect(await ledger.recordReply(reply, { holder: HOLDER, event: 'reply', gatherMs: 0 })).toBeUndefined();
		expect(await ledger.claim(PAIR, { provider: REPLY, callId: reply.id }, LATER, HOUR)).toMatchObject({
			granted: false,
		});
		expect(await ledger.takeNews(HOLDER, LATER)).toEqual([]);
		expect(await ledger.conversation(PAIR)).toBeUndefined();
	});

	it('is not undone by a receipt that comes after, and an opt-out in it counts all the same', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR, LATER);
		const failed = { textId: TEXT_ID, pair: PAIR, status: 'failed', holder: HOLDER } as const;
		expect(await bench.ledger.recordReceipt(failed, LATER)).toBeUndefined();
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
		await bench.ledger.recordReceipt({ ...failed, finding: 'optedOut' }, LATER);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
		expect(await bench.ledger.takeNews(HOLDER, LATER)).toEqual([]);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});

	it('is not undone by a text that was going out meanwhile, nor by its receipt', async () => {
		await bench.ledger.decideCall(CALL, PAIR, missed(CALL), NOON);
		await bench.ledger.claim(PAIR, CALL, NOON, HOUR);
		await bench.ledger.forget(PAIR, NOON);
		await bench.ledger.recordSend(PAIR, CALL, sent('on its way'), NOON);
		const delivered = { textId: 'on its way', pair: PAIR, status: 'delivered', finding: 'landline' } as const;
		await bench.ledger.recordReceipt(delivered, NOON);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});

	it('takes a call of which nothing was told, too', async () => {
		await bench.ledger.recordCallEvents(CALL, PAIR, HOLDER, []);
		await bench.ledger.forget(PAIR, NOON);
		expect(await bench.ledger.callState(CALL)).toBe('decided');
		await forgetAllOld(NOON + 91 * DAY);
		// The row would be in the way.
		const again = await bench.ledger.recordCallEvents(CALL, PAIR, HOLDER, received(PAIR, LATER));
		expect(again.added).toHaveLength(1);
	});

	it('keeps for 90 days by what the calls and texts are known, as hashes', async () => {
		await talk(PAIR);
		await bench.ledger.forget(PAIR, NOON);
		const reply = replyFrom(PAIR, NOON);
		await forgetAllOld(NOON + 90 * DAY);
		expect(await bench.ledger.callState(CALL)).toBe('decided');
		expect(await bench.ledger.isReplyKnown('twilio', reply.id)).toBe(true);
		await forgetAllOld(NOON + 90 * DAY + 1);
		expect(await bench.ledger.callState(CALL)).toBe('unknown');
		expect(await bench.ledger.isReplyKnown('twilio', reply.id)).toBe(false);
	});
}
