import { explainSkip } from '../../../textback/guards/explain';
import { guard, type Guarded, type GuardSettings } from '../../../textback/guards/guard';
import { NO_NUMBERS, readNumberList } from '../../../textback/guards/number-list';
import type { SkipReason } from '../../../textback/item';
import { parsePhone } from '../../../textback/phone-number';

const MINUTE = 60_000;
/** 3 in the afternoon in San Francisco, where both numbers are from. */
const NOW = Date.parse('2026-11-02T23:00:00Z');
const NIGHT = { from: 21 * 60, to: 8 * 60 };

const fine: Guarded = {
	caller: parsePhone('+14155550142'),
	business: parsePhone('+14155550100'),
	ownNumbers: ['+14155550111'],
	optedOut: false,
	landline: false,
	known: false,
	call: { startedAt: NOW - 30_000, endedAt: NOW - 2_000 },
	lastAnsweredAt: undefined,
	lastReplyAt: undefined,
	now: NOW,
};
const settings: GuardSettings = {
	maxAgeMinutes: 30,
	blocked: readNumberList('(415) 555-0166 the landlord', 'US'),
	known: readNumberList('415 555 0177', 'US'),
	skip: { otherCountry: true, tollFreeNumber: true, premiumNumber: true, landline: true, movedOn: true },
	quiet: undefined,
};
const skipNothing = Object.fromEntries(
	Object.keys(settings.skip).map((name) => [name, false]),
) as GuardSettings['skip'];

/** A caller for whom each reason holds, in the order in which the reasons are to be told. */
const REASONS: Array<[SkipReason, Partial<Guarded>, Partial<GuardSettings>?]> = [
	['anonymous', { caller: parsePhone('Anonymous') }],
	['numberNotTold', { caller: parsePhone('not told') }],
	['shortCode', { caller: parsePhone('72345') }],
	['invalidNumber', { caller: parsePhone('sip:alice@pbx.example') }],
	['ownNumber', { caller: parsePhone('+14155550100') }],
	['ownNumber', { caller: parsePhone('+14155550111') }],
	['optedOut', { optedOut: true }],
	['blocked', { caller: parsePhone('+14155550166') }],
	['knownCaller', { caller: parsePhone('+14155550177') }],
	['knownCaller', { known: true }],
	['premiumNumber', { caller: parsePhone('+19005550100') }],
	['tollFreeNumber', { caller: parsePhone('+18005550100') }],
	['otherCountry', { caller: parsePhone('+442079460018') }],
	['otherCountry', { caller: parsePhone('+16135550100') }],
	['otherCountry', { caller: parsePhone('+18765230123') }],
	['landline', { landline: true }],
	['landline', { caller: parsePhone('+442079460018'), business: parsePhone('+442079460000') }],
	['mayBeAnswered', { call: { startedAt: NOW - MINUTE, endedAt: NOW - MINUTE, onlyNotify: true } }],
	['tooLate', { call: { startedAt: NOW - 40 * MINUTE, endedAt: NOW - 30 * MINUTE - 1 } }],
	['gotThrough', { lastAnsweredAt: NOW - 20_000 }],
	['wroteFirst', { lastReplyAt: NOW - 20_000 }],
	['quietHours', {}, { quiet: { from: 14 * 60, to: 16 * 60, then: 'skip' } }],
];

describe('who must not be texted', () => {
	test('a caller with nothing against it is texted', () => {
		expect(guard(fine, settings)).toBeUndefined();
	});

	test.each(REASONS)('%s: %j %j', (reason, change, set = {}) => {
		expect(guard({ ...fine, ...change }, { ...settings, ...set })).toEqual({ reason });
		expect(explainSkip(reason)).toMatch(/^[A-Z].*\.$/);
	});

	test('of two reasons the one that comes first in the order is told', () => {
		const combinable = REASONS.filter(([, change]) => !('caller' in change));
		for (const [index, [first, change, set]] of combinable.entries()) {
			for (const [, other, otherSet] of combinable.slice(index + 1)) {
				const both = { ...fine, ...other, ...change };
				expect(guard(both, { ...settings, ...otherSet, ...set })?.reason).toBe(first);
			}
		}
	});

	test.each(
		REASONS.filter(
			([reason]) =>
				reason in
				{ otherCountry: 1, tollFreeNumber: 1, premiumNumber: 1, landline: 1, gotThrough: 1, wroteFirst: 1 },
		),
	)('%s can be switched off: %j', (_reason, change) => {
		expect(guard({ ...fine, ...change }, { ...settings, skip: skipNothing })).toBeUndefined();
	});

	test.each<[string, Partial<Guarded>]>([
		['the last moment of the limit', { call: { startedAt: NOW - 40 * MINUTE, endedAt: NOW - 30 * MINUTE } }],
		['an item of no call is never late', { call: undefined }],
		['who got through before this call', { lastAnsweredAt: NOW - MINUTE }],
		['who wrote before this call', { lastReplyAt: NOW - MINUTE }],
		['a neighbour number of a blocked one', { caller: parsePhone('+14155550167') }],
	])('%s stands in nobody’s way', (_what, change) => {
		expect(guard({ ...fine, ...change }, settings)).toBeUndefined();
	});

	test('the same number is at home for a business of its own country', () => {
		const canada = { caller: parsePhone('+16135550100'), business: parsePhone('+16045550100') };
		expect(guard({ ...fine, ...canada }, settings)).toBeUndefined();
	});
});

describe('quiet hours', () => {
	const at = (iso: string, change: Partial<Guarded> = {}): Guarded => {
		const now = Date.parse(iso);
		return { ...fine, call: { startedAt: now - 9_000, endedAt: now }, now, ...change };
	};
	const hold: GuardSettings = { ...settings, blocked: NO_NUMBERS, quiet: { ...NIGHT, then: 'hold' } };

	test('hold a caller until they end where the caller is', () => {
		expect(guard(at('2026-11-02T23:00:00-08:00'), hold)).toEqual({
			reason: 'quietHours',
			holdUntil: Date.parse('2026-11-03T08:00:00-08:00'),
		});
		const inNewYork = { caller: parsePhone('+12125550142') };
		expect(guard(at('2026-11-02T20:00:00-08:00', inNewYork), hold)).toEqual({
			reason: 'quietHours',
			holdUntil: Date.parse('2026-11-03T08:00:00-05:00'),
		});
	});

	test('who was held is not late in the morning, and is an hour later', () => {
		const called = {
			startedAt: Date.parse('2026-11-02T23:00:00-08:00'),
			endedAt: Date.parse('2026-11-02T23:01:00-08:00'),
		};
		const morning = (clock: string) => ({
			...fine,
			call: called,
			now: Date.parse(`2026-11-03T${clock}:00-08:00`),
		});
		expect(guard(morning('08:00'), hold)).toBeUndefined();
		expect(guard(morning('08:30'), hold)).toBeUndefined();
		expect(guard(morning('08:31'), hold)).toEqual({ reason: 'tooLate' });
		expect(guard(morning('08:00'), { ...hold, quiet: undefined })).toEqual({ reason: 'tooLate' });
	});
});
