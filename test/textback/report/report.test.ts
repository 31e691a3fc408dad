import { buildReport, type Report } from '../../../textback/report/report';
import { caller, DAY, history, HOUR, MINUTE, WEEK, ZONE, type Caller } from './stories';

const report = (...callers: Caller[]): Report => buildReport(history(...callers), WEEK, ZONE);
const figures = { currency: 'USD', averageJob: 350, closeRatePercent: 25, segmentPrice: 0.01 };

describe('the way of callers', () => {
	test('from missed to booked, each a part of the one before', () => {
		const built = report(
			caller('1').calls(0),
			caller('2').calls(0).isTexted(10),
			caller('3').calls(0).isTexted(10, { status: 'delivered' }),
			caller('4').calls(0).isTexted(10, { status: 'delivered' }).replies(20),
			caller('5').calls(0).isTexted(10, { status: 'delivered' }).replies(20).ends(30, { kind: 'booked' }),
			caller('6').calls(0).isTexted(10).replies(20).ends(30, { kind: 'won', value: 400 }),
		);
		expect(built.callers).toEqual({ missed: 6, texted: 5, delivered: 4, replied: 3, booked: 2 });
		expect(built.outcomes).toEqual({ booked: 1, won: 1, lost: 0, spam: 0 });
		expect(built.wonValue).toBe(400);
	});

	test('a caller who rang three times is one caller, with three calls', () => {
		const built = report(
			caller('1')
				.calls(0)
				.isTexted(10)
				.calls(HOUR)
				.isSkipped(HOUR, 'alreadyTexted')
				.calls(2 * HOUR),
		);
		expect(built.callers).toMatchObject({ missed: 1, texted: 1 });
		expect(built.calls).toMatchObject({ missed: 3 });
		expect(built.notTexted).toEqual([]);
	});

	test('callers who withhold their number cannot be told apart: each call is one', () => {
		const hidden = caller('anonymous').calls(0).isSkipped(1, 'anonymous').calls(5).isSkipped(6, 'anonymous');
		const built = report(hidden);
		expect(built.callers.missed).toBe(2);
		expect(built.notTexted).toMatchObject([{ reason: 'anonymous', callers: 2 }]);
	});

	test('a reply proves that the text arrived, whatever the carrier said', () => {
		const built = report(caller('1').calls(0).isTexted(10, { status: 'undelivered' }).replies(20));
		expect(built.callers).toMatchObject({ delivered: 1, replied: 1 });
	});

	test('a text that came before the week gets no credit for a call of the week', () => {
		const built = report(
			caller('1').calls(-HOUR).isTexted(-HOUR).calls(0).isSkipped(1, 'alreadyTexted').replies(MINUTE),
		);
		expect(built.callers).toEqual({ missed: 1, texted: 0, delivered: 0, replied: 0, booked: 0 });
		expect(built.notTexted).toMatchObject([{ reason: 'alreadyTexted', callers: 1 }]);
	});

	test('what came of a call after the week counts, until the caller’s next call', () => {
		const later = caller('1')
			.calls(6 * DAY)
			.isTexted(6 * DAY)
			.replies(8 * DAY)
			.ends(9 * DAY, { kind: 'booked' });
		expect(report(later).callers.booked).toBe(1);
		const again = caller('1')
			.calls(6 * DAY)
			.isTexted(6 * DAY)
			.calls(20 * DAY)
			.ends(21 * DAY, { kind: 'won' });
		expect(report(again).outcomes.won).toBe(0);
	});

	test('“stop” is no reply, and said again is none either', () => {
		const built = report(caller('1').calls(0).isTexted(10).saysStop(20).replies(30));
		expect(built.callers).toMatchObject({ texted: 1, replied: 0 });
		expect(built.optedOut).toBe(1);
	});

	test('a booking without a reply is told apart', () => {
		const built = report(caller('1').calls(0).isTexted(10).ends(20, { kind: 'booked' }));
		expect(built.callers.booked).toBe(0);
		expect(built.bookedWithoutReply).toBe(1);
	});

	test('spam is in no number but its own, and the bill', () => {
		const built = report(caller('1').calls(0).isTexted(10).replies(20).ends(30, { kind: 'spam' }));
		expect(built.callers.missed).toBe(0);
		expect(built.outcomes.spam).toBe(1);
		expect(built.texts.sent).toBe(1);
	});

	test('the last word on an outcome counts', () => {
		const built = report(caller('1').calls(0).ends(10, { kind: 'booked' }).ends(20, { kind: 'lost' }));
		expect(built.outcomes).toEqual({ booked: 0, won: 0, lost: 1, spam: 0 });
	});
});

describe('calls', () => {
	test('the share missed is of all calls, uncertain ones included', () => {
		const built = report(
			caller('1').calls(0),
			caller('2').calls(0, { verdict: 'answered' }),
			caller('3').calls(0, { verdict: 'answered' }),
			caller('4').calls(0, { verdict: 'uncertain' }),
			caller('5').calls(0, { ignored: true }),
		);
		expect(built.calls).toEqual({
			all: 4,
			answered: 2,
			missed: 1,
			uncertain: 1,
			ignored: 1,
			shareMissed: 0.25,
		});
		expect(built.callers.missed).toBe(2);
	});

	test('where only missed calls come in, nobody knows the share', () => {
		expect(report(caller('1').calls(0, { forwarded: true })).calls).not.toHaveProperty('shareMissed');
	});

	test('the hour is the one on the wall of the business, over a change of the clocks', () => {
		// Clocks go back on 1 November 2026 in New York.
		const sunday = Date.parse('2026-11-01T00:00:00-04:00');
		const events = history(caller('1').calls(0), caller('2').calls(9.5 * HOUR)).map((event) => ({
			...event,
			at: event.at - DAY,
		}));
		const built = buildReport(events, { from: sunday, to: sunday + DAY + HOUR }, ZONE);
		expect(built.missedByHour[6]?.[1]).toBe(1);
		expect(built.missedByHour[6]?.[9]).toBe(1);
		expect(built.busiest[0]).toEqual({ day: 'sunday', hour: 1, calls: 1 });
	});

	test('the ends of the period: the first moment is in it, the last is not', () => {
		const length = WEEK.to - WEEK.from;
		expect(report(caller('1').calls(0), caller('2').calls(length), caller('3').calls(-1)).calls.missed).toBe(
			1,
		);
	});
});

test('medians are of seconds, the middle of two for an even number', () => {
	const built = report(
		caller('1').calls(0).isTexted(10_000).replies(70_000),
		caller('2').calls(0).isTexted(20_000),
		caller('3').calls(0).isTexted(40_000).replies(240_000),
	);
	expect(built).toMatchObject({ medianSecondsToText: 20, medianSecondsToReply: 130 });
});

describe('a period without a call', () => {
	test('is a result, with no number that is none', () => {
		const built = buildReport([], WEEK, ZONE, figures);
		expect(built.isEmpty).toBe(true);
		expect(built).not.toHaveProperty('medianSecondsToText');
		expect(JSON.parse(JSON.stringify(built))).toEqual(built);
		expect(built.money?.estimates[0]).toMatchObject({ callers: 0, value: 0 });
	});

	test('is not empty for an answered call', () => {
		expect(report(caller('1').calls(0, { verdict: 'answered' })).isEmpty).toBe(false);
	});
});

describe('money', () => {
	const busy = history(
		...Array.from({ length: 8 }, (_, index) =>
			caller(`r${index}`).calls(0).isTexted(10, { segments: 2 }).replies(20),
		),
		caller('d').calls(0).isTexted(10, { status: 'delivered' }),
	);

	test('the case that claims least comes first, with the way it was reckoned', () => {
		const { money, texts } = buildReport(busy, WEEK, ZONE, figures);
		expect(money?.estimates).toMatchObject([
			{
				case: 'conservative',
				callers: 8,
				value: 700,
				formula: '8 who replied × 25 % become a job × $350 a job = $700',
			},
			{ case: 'reached', callers: 9, value: 787.5 },
		]);
		expect(texts).toEqual({ sent: 9, segments: 17, cost: 0.17 });
	});

	test('answers to replies are paid for, and are in no other number', () => {
		const chat = caller('1').calls(0).isTexted(10, { segments: 3 }).replies(20);
		const before = buildReport(history(chat), WEEK, ZONE, figures);
		for (const at of [30, 40, 50]) chat.isTexted(at, { call: `reply at ${at}`, segments: 3 }).replies(at + 5);
		const built = buildReport(history(chat), WEEK, ZONE, figures);
		expect(built).toEqual({ ...before, texts: { sent: 4, segments: 12, cost: 0.12 } });
	});

	test('a text is on the bill of the period in which it went out, whenever the call was', () => {
		const [first, last] = [0, WEEK.to - WEEK.from];
		const built = report(
			caller('1')
				.calls(first - 10)
				.isTexted(first - 1, { segments: 10 }),
			caller('2')
				.calls(first - 10)
				.isTexted(first, { segments: 20 }),
			caller('3')
				.calls(last - 10)
				.isTexted(last - 1, { segments: 40 }),
			caller('4')
				.calls(last - 10)
				.isTexted(last, { segments: 80 }),
		);
		expect(built.texts).toEqual({ sent: 2, segments: 60 });
		expect(built.callers).toMatchObject({ missed: 2, texted: 2 });
	});

	test('nothing is estimated from figures that nobody entered', () => {
		expect(buildReport(busy, WEEK, ZONE)).not.toHaveProperty('money');
		expect(buildReport(busy, WEEK, ZONE, { currency: 'USD', averageJob: 350 }).money?.estimates).toEqual([]);
	});

	test.each([
		[{ averageJob: -1 }, 'averageJob'],
		[{ averageJob: Number.NaN }, 'averageJob'],
		[{ closeRatePercent: 250 }, 'closeRate'],
		[{ segmentPrice: -0.01 }, 'segmentPrice'],
		[{ currency: 'dollars' }, 'currency'],
		[{ currency: '' }, 'currency'],
	])('%j cannot be meant', (change, field) => {
		expect(() => buildReport([], WEEK, ZONE, { ...figures, ...change })).toThrow(
			expect.objectContaining({ name: 'ReportError', field }),
		);
	});
});

describe('messages against each other', () => {
	const texted = (name: string, texts: number, replies: number): Caller[] =>
		Array.from({ length: texts }, (_, index) => {
			const one = caller(`${name}${index}`).calls(0).isTexted(10, { variant: name });
			return index < replies ? one.replies(20) : one;
		});

	test('a clear winner is named', () => {
		const { variants } = report(...texted('A', 200, 40), ...texted('B', 200, 100));
		expect(variants?.variants.map(({ name, share }) => [name, share])).toEqual([
			['B', 0.5],
			['A', 0.2],
		]);
		expect(variants?.verdict).toContain('Message B gets more replies');
	});

	test('few texts prove nothing', () => {
		expect(report(...texted('A', 5, 1), ...texted('B', 5, 4)).variants?.verdict).toContain('may be chance');
	});

	test('one message alone is no comparison', () => {
		expect(report(...texted('A', 5, 1))).not.toHaveProperty('variants');
	});
});
