import { DateTime } from 'luxon';
import { hoursAt } from '../../textback/hours/hours-part';
import { buildSchedule, type HoursSettings } from '../../textback/hours/schedule';

const zone = 'America/New_York';
const at = (settings: Partial<HoursSettings>, text: string) =>
	hoursAt({ weeklyHours: 'Mon-Fri 8am-5pm', ...settings }, DateTime.fromISO(text, { zone }).toMillis(), zone);

describe('holidays over several days, every year, or with hours of their own', () => {
	test('from the first day to the last', () => {
		const holidays = [{ date: '2026-12-24', lastDay: '2026-12-28', name: 'Christmas' }];
		expect(at({ holidays }, '2026-12-23T18:00').nextOpenText).toBe('on Tuesday at 8:00 AM');
		expect(at({ holidays }, '2026-12-24T00:00').holiday).toBe('Christmas');
		expect(at({ holidays }, '2026-12-28T23:59').holiday).toBe('Christmas');
		expect(at({ holidays }, '2026-12-29T09:00').state).toBe('open');
	});

	test('every year, over New Year’s too', () => {
		const holidays = [{ date: '2020-12-30', lastDay: '2021-01-02', everyYear: true, name: 'New Year' }];
		for (const day of ['2026-12-30', '2026-12-31', '2027-01-01', '2030-01-02']) {
			expect(at({ holidays }, `${day}T12:00`).state).toBe('holiday');
		}
		expect(at({ holidays }, '2026-12-29T12:00').state).toBe('open');
		expect(at({ holidays }, '2028-01-03T12:00').state).toBe('open');
	});

	test('29 February comes in leap years only', () => {
		const holidays = [{ date: '2024-02-29', everyYear: true, name: 'Leap day' }];
		expect(at({ holidays }, '2028-02-29T12:00').state).toBe('holiday');
		expect(at({ holidays }, '2027-02-28T12:00').state).toBe('afterHours');
		expect(at({ holidays }, '2027-03-01T12:00').state).toBe('open');
	});

	test('with hours of its own the day is open in them and a holiday around them', () => {
		const holidays = [{ date: '2026-12-24', name: 'Christmas Eve', hours: '10am-noon, 1-3pm' }];
		expect(at({ holidays }, '2026-12-24T09:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Christmas Eve',
			nextOpenText: 'at 10:00 AM',
		});
		expect(at({ holidays }, '2026-12-24T11:00').state).toBe('open');
		expect(at({ holidays }, '2026-12-24T12:30')).toMatchObject({
			state: 'holiday',
			nextOpenText: 'in 30 minutes',
		});
		expect(at({ holidays }, '2026-12-24T15:00').nextOpenText).toBe('tomorrow morning at 8:00');
		expect(at({ holidays }, '2026-12-23T18:00').nextOpenText).toBe('tomorrow morning at 10:00');
	});

	test('a closure closes them too', () => {
		const holidays = [{ date: '2026-12-24', name: 'Christmas Eve', hours: '10am-3pm' }];
		const closure = { lastDay: '2026-12-27', reason: 'vacation' };
		expect(at({ holidays, closure }, '2026-12-24T11:00').holiday).toBe('vacation');
	});

	test('where two meet, the first in the list counts', () => {
		const holidays = [
			{ date: '2026-12-24', name: 'Christmas Eve', hours: '10am-3pm' },
			{ date: '2026-12-20', lastDay: '2026-12-31', name: 'Winter break' },
		];
		expect(at({ holidays }, '2026-12-24T11:00').state).toBe('open');
		expect(at({ holidays }, '2026-12-23T11:00').holiday).toBe('Winter break');
	});
});

describe('seasons', () => {
	const seasons = [{ date: '2026-06-01', lastDay: '2026-08-31', everyYear: true, hours: 'Mon-Thu 7am-6pm' }];

	test('have a week of their own', () => {
		expect(at({ seasons }, '2027-07-05T07:30').state).toBe('open');
		expect(at({ seasons }, '2027-07-09T09:00')).toMatchObject({
			state: 'afterHours',
			week: 'Mon-Thu 7:00 AM - 6:00 PM; Fri-Sun closed',
		});
		expect(at({ seasons }, '2027-09-03T09:00').state).toBe('open');
	});

	test('are looked ahead into', () => {
		expect(at({ seasons }, '2027-05-31T18:00').nextOpenText).toBe('tomorrow morning at 7:00');
		expect(at({ seasons }, '2027-08-31T19:00').nextOpenText).toBe('tomorrow morning at 8:00');
	});
});

test('holidays all year round leave no day to open on', () => {
	const holidays = [{ date: '2026-01-01', lastDay: '2026-12-31', everyYear: true, name: 'Closed' }];
	expect(() => at({ holidays }, '2026-12-24T11:00')).toThrow(
		expect.objectContaining({
			field: 'holidays',
			message: 'The business is never open: a holiday falls on each of its days.',
		}),
	);
});

describe('what cannot be understood', () => {
	test.each<[Partial<HoursSettings>, string, string]>([
		[
			{ holidays: [{ date: '2026-12-28', lastDay: '2026-12-24', name: '' }] },
			'holidays',
			'"2026-12-28" to "2026-12-24" ends before it begins.',
		],
		[
			{ holidays: [{ date: '2026-12-24', name: '', hours: '10am-25' }] },
			'holidays',
			'"25" is not a time of day.',
		],
		[
			{ holidays: [{ date: '2026-12-24', name: '', hours: 'Mon 10am-2pm' }] },
			'holidays',
			'"Mon 10am-2pm" is not the hours of one day.',
		],
		[{ seasons: [{ date: '2026-06-01', hours: '' }] }, 'seasons', 'The hours are missing.'],
		[{ seasons: [{ date: '', hours: 'Daily 9-5' }] }, 'seasons', 'The date is missing.'],
	])('%j', (change, field, message) => {
		expect(() => buildSchedule({ weeklyHours: 'Daily 9-5', ...change })).toThrow(
			expect.objectContaining({ field, message, row: 0 }),
		);
	});
});
