import type { News, Telling } from '../../../ledger/ledger';
import { BUSINESS, call, HOLDER, HOUR, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

export function describeNews(bench: Bench): void {
	const GATHER = 20_000;
	const telling: Telling = { holder: HOLDER, event: 'reply', gatherMs: GATHER };
	const write = (id: string, at: number, told: Partial<Telling> = {}, pair = PAIR) =>
		bench.ledger.recordReply(
			{ ...pair, provider: 'twilio', id, body: `text ${id}`, at },
			{ ...telling, ...told },
		);
	const take = (at: number, holder = HOLDER): Promise<News[]> => bench.ledger.takeNews(holder, at);
	const ids = (news: News[]) => news.map((one) => ('texts' in one ? one.texts.map(({ id }) => id) : []));

	it('of a reply comes when the caller has written nothing more for a while, with all that was written', async () => {
		await write('1', NOON);
		await write('2', NOON + 15_000);
		expect(await take(NOON + 34_999)).toEqual([]);
		expect(ids(await take(NOON + 35_000))).toEqual([['1', '2']]);
		expect(await take(NOON + HOUR)).toEqual([]);
	});

	it('of somebody who never stops writing comes all the same', async () => {
		for (let second = 0; second <= 130; second += 10) await write(`t${second}`, NOON + second * 1000);
		expect(ids(await take(NOON + 140_000))[0]).toHaveLength(14);
	});

	it('of texts that come after it was handed out is news of its own', async () => {
		await write('1', NOON);
		await take(NOON + GATHER);
		await write('2', NOON + GATHER + 1);
		expect(ids(await take(NOON + HOUR))).toEqual([['2']]);
	});

	it('outlives a crash while it is gathered, and a crash after it was handed out', async () => {
		await write('1', NOON);
		await bench.restart();
		expect(await take(NOON + GATHER)).toMatchObject([
			{ attempts: 1, texts: [{ id: '1', body: 'text 1', at: NOON }] },
		]);
		await bench.restart();
		const [again] = await take(NOON + HOUR);
		expect(again).toMatchObject({ attempts: 2, texts: [{ id: '1' }] });
		await bench.ledger.settleNews(again?.id ?? 0);
		await bench.restart();
		expect(await take(NOON + HOUR)).toEqual([]);
	});

	it('whose run was lost comes again after two hours, unless the run is known to go on', async () => {
		await write('1', NOON, { gatherMs: 0 });
		const [{ id } = { id: 0 }] = await take(NOON);
		const later = NOON + 2 * HOUR;
		expect(await bench.ledger.takeNews(HOLDER, later, undefined, new Set([id]))).toEqual([]);
		expect(await take(later - 1)).toEqual([]);
		expect(await take(later)).toMatchObject([{ id, attempts: 2 }]);
	});

	it('is handed to one of many who ask at once, and only to its own workflow', async () => {
		await write('1', NOON, { gatherMs: 0 });
		expect(await take(NOON, 'another')).toEqual([]);
		const taken = await Promise.all([1, 2, 3, 4].map(() => take(NOON)));
		expect(taken.flat()).toHaveLength(1);
	});

	it('comes once for a text that is reported several times', async () => {
		const copies = await Promise.all([1, 2, 3, 4].map(() => write('1', NOON)));
		expect(copies.filter(Boolean)).toHaveLength(1);
		expect(ids(await take(NOON + GATHER))).toEqual([['1']]);
	});

	it('of an opt-out does not wait, and what was written before it comes first', async () => {
		await write('1', NOON);
		await write('2', NOON + 5, { event: 'optedOut' });
		const news = await take(NOON + 5);
		expect(news.map(({ event }) => event)).toEqual(['reply', 'optedOut']);
		expect(ids(news)).toEqual([['1'], ['2']]);
	});

	it('keeps callers apart', async () => {
		await write('1', NOON);
		await write('2', NOON, {}, { ...PAIR, caller: '+14155550143' });
		expect(ids(await take(NOON + GATHER))).toEqual([['1'], ['2']]);
	});

	it('says who is new: never texted, and never wrote before', async () => {
		expect((await write('1', NOON))?.arrival).toMatchObject({ isNew: true });
		expect((await write('2', NOON + 1))?.arrival).toMatchObject({ isNew: false });
		const texted = { ...PAIR, caller: '+14155550143' };
		await bench.ledger.recordSend(texted, call('CA1'), sent('SM1'), NOON);
		expect((await write('3', NOON + 7, {}, texted))?.arrival).toMatchObject({ isNew: false, textedAt: NOON });
	});

	it('finds the conversation of a reply by the number that texted, weeks later', async () => {
		const OTHER = '+14155550101';
		expect(await bench.ledger.conversationAt(OTHER, PAIR.caller)).toEqual({ ...PAIR, business: OTHER });
		await bench.ledger.recordSend(PAIR, call('CA1'), { ...sent('SM1'), sender: OTHER }, NOON);
		expect(await bench.ledger.conversationAt(OTHER, PAIR.caller)).toEqual(PAIR);
		expect(await bench.ledger.conversationAt(BUSINESS, PAIR.caller)).toEqual(PAIR);
		const own = { ...PAIR, business: OTHER };
		await bench.ledger.recordSend(own, call('CA2'), sent('SM2'), NOON + HOUR);
		expect(await bench.ledger.conversationAt(OTHER, PAIR.caller)).toEqual(own);
	});

	it('learns from a receipt which number of a group of numbers has texted', async () => {
		const OTHER = '+14155550101';
		await bench.ledger.recordSend(PAIR, call('CA1'), sent('SM1'), NOON);
		const pair = { ...PAIR, business: OTHER };
		await bench.ledger.recordReceipt({ textId: 'SM1', pair, status: 'sent' }, NOON + 1);
		expect(await bench.ledger.conversationAt(OTHER, PAIR.caller)).toEqual(PAIR);
	});
}
