import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { TextStatus } from '../../../textback/item';
import type { Bench } from '../suite';

const KEY = call('CA1');

export function describeTexts(bench: Bench): void {
	const receipt = (textId: string, status: TextStatus, at: number, errorCode?: string) =>
		bench.ledger.recordReceipt(
			{ textId, pair: PAIR, status, ...(errorCode && { errorCode }), holder: HOLDER },
			at,
		);
	const news = (at = NOON + HOUR) => bench.ledger.takeNews(HOLDER, at);

	it('shows the last text of a conversation', async () => {
		await bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON);
		await bench.ledger.recordSend(PAIR, call('CA2'), { ...sent('SM2'), body: 'Hello again' }, NOON + HOUR);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({
			lastText: { id: 'SM2', body: 'Hello again', status: 'queued', at: NOON + HOUR },
		});
	});

	it('changes nothing when the same text is recorded again', async () => {
		await bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON);
		await receipt('SM1', 'delivered', NOON + 1);
		await bench.ledger.recordSend(PAIR, KEY, { ...sent('SM1'), body: 'Other' }, NOON + HOUR);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({
			lastText: { id: 'SM1', body: sent('SM1').body, status: 'delivered', at: NOON },
		});
	});

	it('keeps a call waiting while a copy of it is skipped, so that a failed send is tried again', async () => {
		await bench.ledger.decideCall(KEY, PAIR, missed(KEY), NOON);
		await bench.ledger.claim(PAIR, KEY, NOON, HOUR);
		await bench.ledger.recordSend(PAIR, KEY, { kind: 'skipped', reason: 'alreadyTexted' }, NOON);
		await bench.ledger.doubt(PAIR, KEY);
		await bench.ledger.retryAt(KEY, NOON + 1, NOON);
		expect(await bench.ledger.takeDue(HOLDER, NOON + 1)).toHaveLength(1);
	});

	it('has no text to show for a caller who was skipped', async () => {
		await bench.ledger.decideCall(KEY, PAIR, missed(KEY), NOON);
		await bench.ledger.recordSend(PAIR, KEY, { kind: 'skipped', reason: 'optedOut' }, NOON);
		expect(await bench.ledger.conversation(PAIR)).not.toHaveProperty('lastText');
	});

	describe('receipts', () => {
		beforeEach(() => bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON));

		it('move a status forward and tell which text it was', async () => {
			expect(await receipt('SM1', 'sent', NOON + 1)).toEqual({
				pair: PAIR,
				body: sent('SM1').body,
				at: NOON,
			});
			expect(await receipt('SM1', 'undelivered', NOON + 2, '30006')).toBeDefined();
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { status: 'undelivered' } });
		});

		it('never move a status back, and are told once', async () => {
			const at = NOON + 1;
			expect(await receipt('SM1', 'delivered', at)).toBeDefined();
			for (const late of ['queued', 'sent', 'delivered', 'undelivered', 'failed'] as const) {
				expect(await receipt('SM1', late, at)).toBeUndefined();
			}
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { status: 'delivered' } });
		});

		it('of the same status at the same time are told to one', async () => {
			const told = await Promise.all(
				Array.from({ length: 8 }, () => receipt('SM1', 'failed', NOON + 1, '30003')),
			);
			expect(told.filter(Boolean)).toHaveLength(1);
		});

		it('of a text that is not ours are nothing', async () => {
			expect(await receipt('SM404', 'delivered', NOON)).toBeUndefined();
		});

		it('of an earlier text leave the last text as it is', async () => {
			await bench.ledger.recordSend(
				{ business: BUSINESS, caller: PAIR.caller },
				call('CA2'),
				sent('SM2'),
				NOON + 9,
			);
			expect(await receipt('SM1', 'delivered', NOON + 10)).toBeDefined();
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({
				lastText: { id: 'SM2', status: 'queued' },
			});
		});

		it('of a text that did not arrive are news, once', async () => {
			await receipt('SM1', 'sent', NOON + 1);
			await receipt('SM1', 'undelivered', NOON + 2, '30006');
			await receipt('SM1', 'undelivered', NOON + 3, '30006');
			expect(await news()).toMatchObject([
				{
					event: 'notDelivered',
					pair: PAIR,
					text: { id: 'SM1', body: sent('SM1').body, at: NOON, status: 'undelivered', errorCode: '30006' },
				},
			]);
		});

		it('that say it may be a landline make it one the second time, unless the caller wrote in between', async () => {
			const failed = (textId: string, at: number) =>
				bench.ledger.recordReceipt(
					{ textId, pair: PAIR, status: 'undelivered', errorCode: '30006', finding: 'mayBeLandline' },
					at,
				);
			const isLandline = async () => (await bench.ledger.conversation(PAIR))?.landline ?? false;
			await failed('SM1', NOON + 1);
			await failed('SM1', NOON + 2);
			expect(await isLandline()).toBe(false);
			await bench.ledger.recordReply({ ...PAIR, provider: 'twilio', id: 'SM5', body: 'Hi', at: NOON + 3 });
			await bench.ledger.recordSend(PAIR, call('CA2'), sent('SM2'), NOON + 4);
			await failed('SM2', NOON + 5);
			expect(await isLandline()).toBe(false);
			await bench.ledger.recordSend(PAIR, call('CA3'), sent('SM3'), NOON + 6);
			await failed('SM3', NOON + 7);
			expect(await isLandline()).toBe(true);
		});

		it('that say the caller opted out block the caller, at the number that texted them, too', async () => {
			const OTHER = '+14155550101';
			const receipt = (textId: string, business: string, status: 'failed' | 'delivered' = 'failed') =>
				bench.ledger.recordReceipt(
					{ textId, pair: { ...PAIR, business }, status, finding: 'optedOut', holder: HOLDER },
					NOON + 1,
				);
			await receipt('SM1', OTHER);
			for (const business of [BUSINESS, OTHER]) {
				expect(await bench.ledger.isSuppressed({ ...PAIR, business })).toBe(true);
			}
			expect(await news()).toMatchObject([{ event: 'notDelivered' }]);
		});

		it('that say so of a text that is not on record, or that was delivered, block the caller all the same', async () => {
			await receipt('SM1', 'delivered', NOON + 1);
			const other = { ...PAIR, caller: '+14155550143' };
			const optedOut = { status: 'failed', errorCode: '21610', finding: 'optedOut' } as const;
			await bench.ledger.recordReceipt({ textId: 'SM1', pair: PAIR, ...optedOut }, NOON + 3);
			await bench.ledger.recordReceipt({ textId: 'SM404', pair: other, ...optedOut }, NOON + 3);
			for (const pair of [PAIR, other]) expect(await bench.ledger.isSuppressed(pair)).toBe(true);
		});

		it('that say so do not undo a START that came after the text, nor say it twice', async () => {
			const optedOut = { pair: PAIR, status: 'failed', errorCode: '21610', finding: 'optedOut' } as const;
			await bench.ledger.recordReceipt({ textId: 'SM404', ...optedOut }, NOON + 1);
			await bench.ledger.unsuppress(PAIR, 'reply', NOON + 2);
			await bench.ledger.recordReceipt({ textId: 'SM404', ...optedOut }, NOON + 3);
			await bench.ledger.recordReceipt({ textId: 'SM1', ...optedOut }, NOON + 3);
			expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
		});
	});

	describe('receipts that come before we have recorded the text', () => {
		it('count from then on, the latest of them', async () => {
			expect(await receipt('SM7', 'delivered', NOON)).toBeUndefined();
			expect(await receipt('SM7', 'sent', NOON + 1)).toBeUndefined();
			await bench.restart();
			await bench.ledger.recordSend(PAIR, KEY, sent('SM7'), NOON + 2);
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({
				lastText: { id: 'SM7', status: 'delivered' },
			});
			expect(await receipt('SM7', 'sent', NOON + 3)).toBeUndefined();
		});

		it('are news when the text did not arrive', async () => {
			await receipt('SM7', 'failed', NOON, '30006');
			expect(await news()).toEqual([]);
			await bench.ledger.recordSend(PAIR, KEY, sent('SM7'), NOON + 2);
			expect(await news()).toMatchObject([
				{ event: 'notDelivered', text: { id: 'SM7', errorCode: '30006' } },
			]);
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { status: 'failed' } });
		});
	});
}
