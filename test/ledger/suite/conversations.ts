import type { Conversation, Pair } from '../../../ledger/ledger';
import { BUSINESS, call, HOLDER, HOUR, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

export function describeConversations(bench: Bench): void {
	const text = (pair: Pair, id: string, at: number): Promise<void> =>
		bench.ledger.recordSend(pair, call(`call of ${id}`), sent(id), at);
	const reply = async (id: string, at: number, body = 'Yes please'): Promise<Conversation | undefined> =>
		(await bench.ledger.recordReply({ ...PAIR, provider: 'twilio', id, body, at }))?.conversation;
	/** Those who did not answer between the two times. */
	const silent = async (before: number, after: number): Promise<Conversation[]> => {
		await bench.ledger.tellUnanswered(BUSINESS, HOLDER, { after, before }, before);
		const news = await bench.ledger.takeNews(HOLDER, before);
		const told = news.filter(({ event }) => event === 'noReply');
		for (const { id } of told) await bench.ledger.settleNews(id);
		const conversations = await Promise.all(told.map(({ pair }) => bench.ledger.conversation(pair)));
		return conversations.filter((conversation) => conversation !== undefined);
	};

	it('does not know a caller it never heard of', async () => {
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});

	it('begins with a text from someone never seen', async () => {
		const begun = { ...PAIR, firstSeenAt: NOON, missedCalls: 0, lastReplyAt: NOON };
		expect(await reply('SM1', NOON)).toEqual(begun);
		expect(await bench.ledger.conversation(PAIR)).toEqual(begun);
	});

	it('takes a text in once per phone system and id', async () => {
		const copies = await Promise.all([1, 2, 3, 4].map(() => reply('SM1', NOON)));
		expect(copies.filter(Boolean)).toHaveLength(1);
		const other = { ...PAIR, provider: 'pbx', id: 'SM1', body: 'Yes', at: NOON };
		expect(await bench.ledger.recordReply(other)).toBeDefined();
	});

	it('keeps the time of the latest text, in whatever order they come', async () => {
		await reply('SM2', NOON + HOUR);
		expect(await reply('SM1', NOON)).toMatchObject({ lastReplyAt: NOON + HOUR });
	});

	it('takes any words in', async () => {
		const body = `'; DROP TABLE events; -- \u0000 <b>\u202Eשלום</b> \u{1F600}\uD800 ${'long '.repeat(50_000)}`;
		expect(await reply('SM1', NOON, body)).toBeDefined();
		await bench.ledger.note('owner.notified', PAIR, undefined, { body }, NOON);
		await text(PAIR, 'SM2', NOON);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { id: 'SM2' } });
	});

	it('knows a landline, from the first word on, until somebody writes from it', async () => {
		await bench.ledger.noteFinding(PAIR, 'landline', NOON);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({ landline: true, firstSeenAt: NOON });
		expect(await reply('SM1', NOON + 1)).not.toHaveProperty('landline');
	});

	it('knows when a call of the caller was answered', async () => {
		const answered = { verdict: { kind: 'answered', provenBy: 'pressed1' } } as const;
		await text(PAIR, 'SM1', NOON);
		await bench.ledger.decideCall(call('CA9'), PAIR, answered, NOON + 5);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastAnsweredAt: NOON + 5 });
		expect(await silent(NOON + HOUR, 0)).toEqual([]);
	});

	describe('an answer that is given once in a while', () => {
		const may = (at: number, kind = 'help', pair = PAIR) => bench.ledger.mayAnswer(pair, kind, at, HOUR);

		it('is given to one of many who ask at once, and again when the time is over', async () => {
			const asked = await Promise.all([1, 2, 3, 4].map(() => may(NOON)));
			expect(asked.filter(Boolean)).toHaveLength(1);
			await bench.restart();
			expect(await may(NOON + HOUR - 1)).toBe(false);
			// Who asked in vain meanwhile waits no longer for that.
			expect(await may(NOON + HOUR)).toBe(true);
		});

		it('is none of another kind, and nobody else’s', async () => {
			await may(NOON);
			expect(await may(NOON, 'owner')).toBe(true);
			expect(await may(NOON, 'help', { ...PAIR, caller: '+14155550143' })).toBe(true);
			expect(await may(NOON, 'help', { ...PAIR, business: '+14155550101' })).toBe(true);
		});

		it('is forgotten with the caller', async () => {
			await may(NOON);
			await bench.ledger.forget(PAIR, NOON);
			expect(await may(NOON)).toBe(true);
		});
	});

	describe('without an answer', () => {
		const take = (before = NOON + HOUR, after = NOON - HOUR) => silent(before, after);

		it('is told once, also to many who ask at once', async () => {
			await text(PAIR, 'SM1', NOON);
			const told = await Promise.all([take(), take(), take()]);
			expect(told.flat()).toEqual([await bench.ledger.conversation(PAIR)]);
			await bench.restart();
			expect(await take()).toEqual([]);
		});

		it('is told only when it is long enough, and not when it is old', async () => {
			await text(PAIR, 'SM1', NOON);
			expect(await take(NOON)).toEqual([]);
			expect(await take(NOON + 1, NOON - 1)).toHaveLength(1);
			await text({ ...PAIR, caller: '+14155550143' }, 'SM2', NOON);
			expect(await take(NOON + HOUR, NOON)).toEqual([]);
			expect(await take(NOON + HOUR, 0)).toEqual([]);
		});

		it('is not told of a text that did not arrive, nor of a caller who wants none', async () => {
			await text(PAIR, 'SM1', NOON);
			await bench.ledger.recordReceipt({ textId: 'SM1', pair: PAIR, status: 'failed' }, NOON);
			const other = { ...PAIR, caller: '+14155550143' };
			await text(other, 'SM2', NOON);
			await bench.ledger.suppress(other, 'reply', NOON);
			expect(await take()).toEqual([]);
		});

		it('is told of this business only, the longest silence first', async () => {
			await text({ ...PAIR, caller: '+14155550143' }, 'SM2', NOON + 2);
			await text(PAIR, 'SM1', NOON + 1);
			await text({ ...PAIR, business: '+14155550101' }, 'SM3', NOON);
			expect((await take()).map(({ lastText }) => lastText?.id)).toEqual(['SM1', 'SM2']);
		});

		it('is not told once the caller has answered', async () => {
			await text(PAIR, 'SM1', NOON);
			await reply('SM9', NOON + 1);
			expect(await take()).toEqual([]);
		});

		it('is told when the caller wrote before the text but not after', async () => {
			await reply('SM8', NOON - 2);
			await text(PAIR, 'SM1', NOON);
			await reply('SM9', NOON - 1);
			expect(await take()).toHaveLength(1);
		});

		it('is not told when the answer was faster than our own record of the text', async () => {
			await reply('SM9', NOON + 1);
			await text(PAIR, 'SM1', NOON);
			expect(await take()).toEqual([]);
		});

		it('is told once for all texts of a month, and again when the caller has written meanwhile', async () => {
			await text(PAIR, 'SM1', NOON);
			await take();
			await text(PAIR, 'SM2', NOON + 2 * HOUR);
			expect(await take(NOON + 9 * HOUR)).toEqual([]);
			await reply('SM9', NOON + 10 * HOUR);
			await text(PAIR, 'SM3', NOON + 11 * HOUR);
			expect(await take(NOON + 12 * HOUR)).toHaveLength(1);
			await text(PAIR, 'SM4', NOON + 32 * 24 * HOUR);
			expect(await take(NOON + 33 * 24 * HOUR)).toHaveLength(1);
		});
	});
}
