import fc from 'fast-check';
import { median } from '../../../textback/report/figures';
import type { HistoryEvent } from '../../../textback/report/history';
import { buildReport } from '../../../textback/report/report';
import { wilson } from '../../../textback/report/wilson';
import { DAY, MONDAY, WEEK, ZONE } from './stories';

const at = fc.integer({ min: MONDAY - 2 * DAY, max: MONDAY + 9 * DAY });
const who = fc.constantFrom('+14155550101', '+14155550102', '+14155550103', 'anonymous');
const call = fc.constantFrom('CA1', 'CA2', 'CA3', 'CA4', 'CA5');
const outcome = fc.oneof(
	fc.constant({ kind: 'booked' as const }),
	fc.record({ kind: fc.constant('won' as const), value: fc.nat(5000) }),
	fc.constant({ kind: 'lost' as const }),
	fc.constant({ kind: 'spam' as const }),
);
const event: fc.Arbitrary<HistoryEvent> = fc.oneof(
	fc.record({
		kind: fc.constant('call' as const),
		caller: who,
		at,
		call,
		verdict: fc.constantFrom('missed' as const, 'answered' as const, 'uncertain' as const),
		ignored: fc.boolean(),
		forwarded: fc.boolean(),
	}),
	fc.record({
		kind: fc.constant('text' as const),
		caller: who,
		at,
		call,
		status: fc.constantFrom('sent' as const, 'delivered' as const, 'failed' as const),
		segments: fc.integer({ min: 1, max: 4 }),
		variant: fc.constantFrom('A', 'B'),
	}),
	fc.record({
		kind: fc.constant('skipped' as const),
		caller: who,
		at,
		call,
		reason: fc.constantFrom('landline' as const, 'optedOut' as const),
	}),
	fc.record({ kind: fc.constantFrom('reply' as const, 'optOut' as const), caller: who, at }),
	fc.record({ kind: fc.constant('outcome' as const), caller: who, at, outcome }),
);
const events = fc.array(event, { maxLength: 60 });
const figures = { currency: 'USD', averageJob: 350, closeRatePercent: 25 };

test('whatever is on record, each step of the way is a part of the one before, and nothing is lost', () => {
	fc.assert(
		fc.property(events, (record) => {
			const report = buildReport(record, WEEK, ZONE, figures);
			const { missed, texted, delivered, replied, booked } = report.callers;
			const steps = [missed, texted, delivered, replied, booked];
			expect(steps).toEqual([...steps].sort((one, other) => other - one));
			expect(report.notTexted.reduce((sum, { callers }) => sum + callers, 0)).toBe(missed - texted);
			const { all, answered, missed: missedCalls, uncertain } = report.calls;
			expect(all).toBe(answered + missedCalls + uncertain);
			const [conservative, reached] = report.money?.estimates ?? [];
			expect(conservative?.value).toBeLessThanOrEqual(reached?.value ?? Number.NaN);
		}),
	);
});

test('no number of a report is one that JSON does not know', () => {
	fc.assert(
		fc.property(events, (record) => {
			const report = buildReport(record, WEEK, ZONE, figures);
			expect(JSON.parse(JSON.stringify(report))).toEqual(report);
		}),
	);
});

test('the order in which the record is read does not matter', () => {
	const distinct = fc.uniqueArray(event, { maxLength: 30, selector: ({ at: moment }) => moment });
	// A call is one caller's and is decided once, as the ledger keeps it.
	const oneCaller = distinct.map((record) => {
		const seen = new Set<string>();
		return record
			.map((one) => ({ ...one, caller: '+14155550101' }))
			.filter((one) => one.kind !== 'call' || (!seen.has(one.call) && seen.add(one.call)));
	});
	fc.assert(
		fc.property(oneCaller, fc.infiniteStream(fc.nat()), (record, random) => {
			const shuffled = record
				.map((one) => ({ one, key: random.next().value }))
				.sort((a, b) => a.key - b.key)
				.map(({ one }) => one);
			expect(buildReport(shuffled, WEEK, ZONE)).toEqual(buildReport(record, WEEK, ZONE));
		}),
	);
});

test('weeks add up: the calls of two halves are those of the whole', () => {
	fc.assert(
		fc.property(events, fc.integer({ min: WEEK.from, max: WEEK.to }), (record, cut) => {
			const calls = (from: number, to: number) => buildReport(record, { from, to }, ZONE).calls.all;
			expect(calls(WEEK.from, cut) + calls(cut, WEEK.to)).toBe(calls(WEEK.from, WEEK.to));
		}),
	);
});

describe('Wilson’s interval', () => {
	// Reference values: Newcombe, R. G. (1998), Statistics in Medicine 17, 857–872, table I, method 3.
	test.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('of %i in %i', (successes, cases, low, high) => {
		expect(wilson(successes, cases)?.low).toBeCloseTo(low, 4);
		expect(wilson(successes, cases)?.high).toBeCloseTo(high, 4);
	});

	test('holds the share, stays within 0 and 1 and narrows with more cases', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 5000 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(cases, part) => {
					const successes = Math.round(cases * part);
					const { low, high } = wilson(successes, cases)!;
					expect(low).toBeGreaterThanOrEqual(0);
					expect(high).toBeLessThanOrEqual(1);
					expect(low).toBeLessThanOrEqual(successes / cases);
					expect(high).toBeGreaterThanOrEqual(successes / cases);
					const more = wilson(successes * 10, cases * 10)!;
					expect(more.high - more.low).toBeLessThan(high - low);
				},
			),
		);
	});

	test('of nothing there is none', () => {
		expect(wilson(0, 0)).toBeUndefined();
	});
});

test('as many values lie below the median as above it', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 }), (values) => {
			const middle = median(values)!;
			expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
			expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
		}),
	);
});
