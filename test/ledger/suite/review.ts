import type { ConversationFilter, ListedConversation, Pair } from '../../../ledger/ledger';
import type { HistoryEvent } from '../../../textback/report/history';
import { buildReport } from '../../../textback/report/report';
import { BUSINESS, call, HOLDER, HOUR, missed, NOON, PAIR, sent } from '../examples';
import type { Bench } from '../suite';

const SECOND = 1_000;
const OTHER: Pair = { ...PAIR, caller: '+14155550143' };
const ELSEWHERE: Pair = { ...PAIR, business: '+14155550101' };

export function describeReview(bench: Bench): void {
	const calls = async (pair: Pair, id: string, at: number): Promise<void> => {
		const events = [
			{ kind: 'received', at: at - 20 * SECOND, from: pair.caller, to: pair.business },
			{ kind: 'dialEnded', at, outcome: 'noAnswer' },
		] as const;
		await bench.ledger.recordCallEvents(call(id), pair, HOLDER, [...events]);
		await bench.ledger.decideCall(call(id), pair, missed(call(id)), at + 1);
	};
	const isTexted = (pair: Pair, id: string, at: number, variant?: string): Promise<void> =>
		bench.ledger.recordSend(pair, call(id), { ...sent(`SM of ${id}`), ...(variant && { variant }) }, at);
	const replies = (pair: Pair, at: number, body = 'Can you come by?'): Promise<unknown> =>
		bench.ledger.recordReply({ ...pair, provider: 'twilio', id: `reply ${at}`, body, at });
	const list = (filter: Partial<ConversationFilter> = {}): Promise<ListedConversation[]> =>
		bench.ledger.conversations(BUSINESS, { limit: 100, ...filter });
	const callersOf = (listed: ListedConversation[]): string[] => listed.map(({ caller }) => caller);

	describe('the history for a report', () => {
		it('tells of a call all that came of it', async () => {
			await calls(PAIR, 'CA1', NOON);
			await isTexted(PAIR, 'CA1', NOON + 4 * SECOND, 'A');
			const delivered = { textId: 'SM of CA1', pair: PAIR, status: 'delivered' } as const;
			await bench.ledger.recordReceipt(delivered, NOON + 5 * SECOND);
			await replies(PAIR, NOON + 60 * SECOND);
			await bench.ledger.setOutcome(PAIR, { kind: 'won', value: 350 }, NOON + HOUR);
			const told = await bench.ledger.history(BUSINESS, NOON);
			const id = told.find((event) => event.kind === 'call')?.call ?? '';
			const { caller } = PAIR;
			expect(told).toEqual<HistoryEvent[]>([
				{ kind: 'call', caller, at: NOON, call: id, verdict: 'missed', ignored: false, forwarded: false },
				{
					kind: 'text',
					caller,
					at: NOON + 4 * SECOND,
					call: id,
					status: 'delivered',
					segments: 1,
					variant: 'A',
				},
				{ kind: 'reply', caller, at: NOON + 60 * SECOND },
				{ kind: 'outcome', caller, at: NOON + HOUR, outcome: { kind: 'won', value: 350 } },
			]);
		});

		it('knows answered, uncertain, forwarded and ignored calls', async () => {
			const pairOf = (index: number): Pair => ({ ...PAIR, caller: `+1415555010${index}` });
			const item = missed(call('any')).item;
			const decisions = [
				{ verdict: { kind: 'answered', provenBy: 'pressed1' } },
				{ verdict: { kind: 'uncertain', missing: 'whoPickedUp' }, item, outbox: undefined },
				{ verdict: { kind: 'missed', reason: 'forwarded' }, item, outbox: undefined },
				{ verdict: { kind: 'missed', reason: 'hungUp' }, ignoredBecause: 'tooShort' },
			] as const;
			for (const [index, decision] of decisions.entries()) {
				await bench.ledger.decideCall(call(`CA${index}`), pairOf(index), decision, NOON);
			}
			const told = (await bench.ledger.history(BUSINESS, NOON)).map((event) =>
				event.kind === 'call' ? [event.verdict, event.forwarded, event.ignored] : [],
			);
			expect(told).toHaveLength(4);
			expect(told).toEqual(
				expect.arrayContaining([
					['answered', false, false],
					['uncertain', false, false],
					['missed', true, false],
					['missed', false, true],
				]),
			);
		});

		it('begins when it is asked to, and is of this business only', async () => {
			await calls(PAIR, 'CA1', NOON);
			await calls(ELSEWHERE, 'CA2', NOON);
			expect(await bench.ledger.history(BUSINESS, NOON + HOUR)).toEqual([]);
			expect(await bench.ledger.history(BUSINESS, NOON)).toHaveLength(1);
		});

		it('makes a report', async () => {
			await calls(PAIR, 'CA1', NOON);
			await isTexted(PAIR, 'CA1', NOON + 4 * SECOND);
			await calls(OTHER, 'CA2', NOON);
			await bench.ledger.recordSend(OTHER, call('CA2'), { kind: 'skipped', reason: 'landline' }, NOON + 1);
			const events = await bench.ledger.history(BUSINESS, NOON);
			const report = buildReport(events, { from: NOON, to: NOON + HOUR }, 'America/New_York');
			expect(report.callers).toMatchObject({ missed: 2, texted: 1 });
			expect(report.notTexted).toMatchObject([{ reason: 'landline', callers: 1 }]);
			expect(report.medianSecondsToText).toBe(4);
		});
	});

	describe('the list of conversations', () => {
		it('is of this business, the latest first, with what was said last', async () => {
			await calls(PAIR, 'CA1', NOON);
			await isTexted(PAIR, 'CA1', NOON + SECOND);
			await calls(OTHER, 'CA2', NOON + HOUR);
			await calls(ELSEWHERE, 'CA3', NOON + HOUR);
			await replies(PAIR, NOON + 2 * HOUR, 'Yes please');
			const listed = await list();
			expect(callersOf(listed)).toEqual([PAIR.caller, OTHER.caller]);
			expect(listed[0]).toMatchObject({
				missedCalls: 1,
				lastMissedAt: NOON,
				lastText: { id: 'SM of CA1' },
				lastReply: 'Yes please',
				lastReplyAt: NOON + 2 * HOUR,
			});
			expect(callersOf(await list({ limit: 1 }))).toEqual([PAIR.caller]);
			expect(callersOf(await list({ caller: OTHER.caller }))).toEqual([OTHER.caller]);
			expect(callersOf(await list({ since: NOON + HOUR }))).toEqual([PAIR.caller, OTHER.caller]);
			expect(callersOf(await list({ since: NOON + 2 * HOUR }))).toEqual([PAIR.caller]);
		});

		it('knows who waits, the longest first, from their first unanswered words on', async () => {
			await calls(OTHER, 'CA1', NOON);
			await replies(OTHER, NOON + 5);
			await calls(PAIR, 'CA2', NOON);
			await isTexted(PAIR, 'CA2', NOON + 1);
			await replies(PAIR, NOON + 3);
			await replies(PAIR, NOON + 9);
			expect(await list({ waitingUntil: NOON + HOUR })).toMatchObject([
				{ caller: PAIR.caller, waitingSince: NOON + 3 },
				{ caller: OTHER.caller, waitingSince: NOON + 5 },
			]);
			expect(callersOf(await list({ waitingUntil: NOON + 4 }))).toEqual([PAIR.caller]);
		});

		it.each<[string, () => Promise<unknown>]>([
			['a text', () => isTexted(PAIR, 'CA9', NOON + 10)],
			[
				'a call that was taken',
				() =>
					bench.ledger.decideCall(
						call('CA9'),
						PAIR,
						{ verdict: { kind: 'answered', provenBy: 'pressed1' } },
						NOON + 10,
					),
			],
			['an outcome', () => bench.ledger.setOutcome(PAIR, { kind: 'lost' }, NOON + 10)],
			['an opt-out', () => bench.ledger.suppress(PAIR, 'reply', NOON + 10)],
		])('nobody waits any more after %s', async (_, happens) => {
			await calls(PAIR, 'CA1', NOON);
			await replies(PAIR, NOON + 5);
			await happens();
			expect(await list({ waitingUntil: NOON + HOUR })).toEqual([]);
			expect(await list()).toHaveLength(1);
		});

		it('knows who got no text, and why; a text for the call before stands in', async () => {
			await calls(PAIR, 'CA1', NOON);
			await bench.ledger.recordSend(PAIR, call('CA1'), { kind: 'skipped', reason: 'landline' }, NOON);
			await calls(OTHER, 'CA2', NOON);
			await isTexted(OTHER, 'CA2', NOON);
			await calls(OTHER, 'CA3', NOON + 1);
			await bench.ledger.recordSend(OTHER, call('CA3'), { kind: 'skipped', reason: 'alreadyTexted' }, NOON);
			expect(await list({ notTexted: true })).toMatchObject([
				{ caller: PAIR.caller, skippedBecause: 'landline' },
			]);
		});

		it('shows who opted out', async () => {
			await calls(PAIR, 'CA1', NOON);
			await bench.ledger.suppress(PAIR, 'reply', NOON + 1);
			expect(await list()).toMatchObject([{ optedOutAt: NOON + 1 }]);
		});
	});

	describe('outcomes', () => {
		it('are of a conversation that there is', async () => {
			expect(await bench.ledger.setOutcome(PAIR, { kind: 'booked' }, NOON)).toBe(false);
			await bench.ledger.suppress(PAIR, 'list', NOON);
			expect(await bench.ledger.setOutcome(PAIR, { kind: 'booked' }, NOON)).toBe(false);
			expect(await bench.ledger.history(BUSINESS, NOON)).toEqual([
				expect.objectContaining({ kind: 'optOut' }),
			]);
		});

		it('can be entered again: the last word counts', async () => {
			await calls(PAIR, 'CA1', NOON);
			expect(await bench.ledger.setOutcome(PAIR, { kind: 'booked' }, NOON + 1)).toBe(true);
			expect(await bench.ledger.setOutcome(PAIR, { kind: 'won', value: 99.5 }, NOON + 2)).toBe(true);
			await bench.restart();
			expect(await list()).toMatchObject([{ outcome: { kind: 'won', value: 99.5 }, outcomeAt: NOON + 2 }]);
		});
	});

	it('lists who opted out of this business, the latest first', async () => {
		await bench.ledger.suppress(PAIR, 'reply', NOON);
		await bench.ledger.suppress(OTHER, 'import', NOON + 1);
		await bench.ledger.suppress(ELSEWHERE, 'reply', NOON);
		expect(await bench.ledger.optOuts(BUSINESS)).toEqual([
			{ ...OTHER, at: NOON + 1, source: 'import' },
			{ ...PAIR, at: NOON, source: 'reply' },
		]);
	});
}
