import fc from 'fast-check';
import { DateTime } from 'luxon';
import { ZONES_OF_AREA_CODE } from '../../../textback/guards/area-codes';
import { zonesOf } from '../../../textback/guards/caller-place';
import { quietUntil } from '../../../textback/guards/quiet-hours';
import { parsePhone } from '../../../textback/phone-number';

const NIGHT = { from: 21 * 60, to: 8 * 60 };
const until = (iso: string, zones = ['America/New_York'], hours = NIGHT) => {
	const end = quietUntil(hours, zones, Date.parse(iso));
	return end === undefined ? undefined : new Date(end).toISOString();
};

describe('quiet hours', () => {
	test.each([
		['2026-11-02T20:59:59-05:00', undefined],
		['2026-11-02T21:00:00-05:00', '2026-11-03T13:00:00.000Z'],
		['2026-11-03T00:30:00-05:00', '2026-11-03T13:00:00.000Z'],
		['2026-11-03T07:59:59-05:00', '2026-11-03T13:00:00.000Z'],
		['2026-11-03T08:00:00-05:00', undefined],
	])('%s: until %s', (now, end) => expect(until(now)).toBe(end));

	test('within one day, such as a lunch', () => {
		const lunch = { from: 12 * 60, to: 13 * 60 + 30 };
		expect(until('2026-11-02T12:30:00-05:00', undefined, lunch)).toBe('2026-11-02T18:30:00.000Z');
		expect(until('2026-11-02T13:30:00-05:00', undefined, lunch)).toBeUndefined();
	});

	test('end at 8 on the clock also in the night it is put back', () => {
		expect(until('2026-10-31T23:00:00-04:00')).toBe('2026-11-01T13:00:00.000Z');
	});

	test('where the caller may be in two zones last until both have woken up', () => {
		const zones = ['America/New_York', 'America/Chicago'];
		expect(until('2026-11-03T08:30:00-05:00', zones)).toBe('2026-11-03T14:00:00.000Z');
		expect(until('2026-11-02T21:30:00-05:00', zones)).toBe('2026-11-03T14:00:00.000Z');
	});

	test('are none when they begin when they end, and where no zone is known', () => {
		expect(until('2026-11-03T03:00:00-05:00', undefined, { from: 480, to: 480 })).toBeUndefined();
		expect(until('2026-11-03T03:00:00-05:00', [])).toBeUndefined();
	});

	test('end in the future, and outside themselves', () => {
		const minute = fc.integer({ min: 0, max: 1439 });
		fc.assert(
			fc.property(minute, minute, fc.integer({ min: 1.7e12, max: 1.9e12 }), (from, to, now) => {
				const end = quietUntil({ from, to }, ['Europe/London'], now);
				if (end === undefined) return;
				expect(end).toBeGreaterThan(now);
				expect(quietUntil({ from, to }, ['Europe/London'], end)).toBeUndefined();
			}),
		);
	});
});

describe('where a caller is', () => {
	const zones = (number: string) => {
		const phone = parsePhone(number);
		return phone.kind === 'number' ? zonesOf(phone) : undefined;
	};

	test.each([
		['+14155550142', ['America/Los_Angeles']],
		['+16025550142', ['America/Phoenix']],
		['+18505550142', ['America/New_York', 'America/Chicago']],
		['+16135550142', ['America/Toronto']],
		['+442079460018', ['Europe/London']],
		['+18765230123', ['America/Jamaica']],
	])('%s', (number, expected) => expect(zones(number)).toEqual(expected));

	test('a country with several zones counts with all of them', () => {
		expect(zones('+61491570156')).toEqual(expect.arrayContaining(['Australia/Perth', 'Australia/Sydney']));
	});

	test('every zone of the area codes is one, and every area code an area code', () => {
		for (const [code, names] of ZONES_OF_AREA_CODE) {
			expect(code).toMatch(/^[2-9]\d\d$/);
			for (const zone of names) expect(DateTime.fromMillis(0, { zone }).isValid).toBe(true);
		}
	});
});
