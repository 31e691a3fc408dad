import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const KEY = call('CA1');

export function describeTexts(bench: Bench): void {
	it('shows the last text of a conversation', async () => {
		await bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON);
		await bench.ledger.recordSend(PAIR, call('CA2'), { ...sent('SM2'), body: 'Hello again' }, NOON + HOUR);
		expect(await bench.ledger.conversation(PAIR)).toMatchObject({
			lastText: { id: 'SM2', body: 'Hello again', status: 'queued', at: NOON + HOUR },
		});
	});

	it('changes nothing when the same text is recorded again', async () => {
		await bench.ledger.recordSend(PAIR, KEY, sent('SM1'), NOON);
		await bench.ledger.recordReceipt('SM1', 'delivered', undefined, NOON + 1);
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
		await bench.ledger.retryAt(KEY, NOON + 1);
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
			expect(await bench.ledger.recordReceipt('SM1', 'sent', undefined, NOON + 1)).toEqual({
				pair: PAIR,
				body: sent('SM1').body,
				at: NOON,
			});
			expect(await bench.ledger.recordReceipt('SM1', 'undelivered', '30006', NOON + 2)).toBeDefined();
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { status: 'undelivered' } });
		});

		it('never move a status back, and are told once', async () => {
			const at = NOON + 1;
			expect(await bench.ledger.recordReceipt('SM1', 'delivered', undefined, at)).toBeDefined();
			for (const late of ['queued', 'sent', 'delivered', 'undelivered', 'failed'] as const) {
				expect(await bench.ledger.recordReceipt('SM1', late, undefined, at)).toBeUndefined();
			}
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({ lastText: { status: 'delivered' } });
		});

		it('of the same status at the same time are told to one', async () => {
			const told = await Promise.all(
				Array.from({ length: 8 }, () => bench.ledger.recordReceipt('SM1', 'failed', '30003', NOON + 1)),
			);
			expect(told.filter(Boolean)).toHaveLength(1);
		});

		it('of a text that is not ours are nothing', async () => {
			expect(await bench.ledger.recordReceipt('SM404', 'delivered', undefined, NOON)).toBeUndefined();
		});

		it('of an earlier text leave the last text as it is', async () => {
			await bench.ledger.recordSend(
				{ business: BUSINESS, caller: PAIR.caller },
				call('CA2'),
				sent('SM2'),
				NOON + 9,
			);
			expect(await bench.ledger.recordReceipt('SM1', 'delivered', undefined, NOON + 10)).toBeDefined();
			expect(await bench.ledger.conversation(PAIR)).toMatchObject({
				lastText: { id: 'SM2', status: 'queued' },
			});
		});
	});
}
