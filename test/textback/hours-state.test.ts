import { DateTime } from 'luxon';
import { hoursAt } from '../../textback/hours/hours-part';
import type { HoursSettings } from '../../textback/hours/schedule';
import { timeZone } from '../../textback/hours/wall-clock';

const office: HoursSettings = {
	weeklyHours: [
		{ days: ['weekdays'], opens: '8:00 AM', closes: '12:00 PM' },
		{ days: ['weekdays'], opens: '1:00 PM', closes: '5:00 PM' },
	],
	holidays: [],
};
const bar: HoursSettings = {
	weeklyHours: [{ days: ['friday', 'saturday'], opens: '18:00', closes: '02:30' }],
	holidays: [],
};

const local = (text: string, zone = 'America/New_York') => DateTime.fromISO(text, { zone }).toMillis();
const at = (settings: HoursSettings, text: string, zone = 'America/New_York') =>
	hoursAt(settings, local(text, zone), zone);

describe('an ordinary week', () => {
	test('open from the first minute to the last', () => {
		expect(at(office, '2026-11-23T07:59:59.999').state).toBe('afterHours');
		expect(at(office, '2026-11-23T08:00').state).toBe('open');
		expect(at(office, '2026-11-23T16:59:59.999').state).toBe('open');
		expect(at(office, '2026-11-23T17:00').state).toBe('afterHours');
	});

	test('lunch is after hours and ends the same day', () => {
		expect(at(office, '2026-11-23T12:00')).toEqual({
			state: 'afterHours',
			localTime: '2026-11-23T12:00:00-05:00',
			nextOpenAt: '2026-11-23T13:00:00-05:00',
			nextOpenText: 'at 1:00 PM',
			opensAt: '2026-11-23T13:00:00-05:00',
			closesAt: '2026-11-23T17:00:00-05:00',
			minutesUntilOpen: 60,
			why: 'Closed: after hours. Opens at 1:00 PM, America/New_York',
			week: 'Mon-Fri 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM; Sat-Sun closed',
		});
	});

	test('an open business has no next opening', () => {
		expect(at(office, '2026-11-23T09:00')).toEqual({
			state: 'open',
			localTime: '2026-11-23T09:00:00-05:00',
			opensAt: '2026-11-23T08:00:00-05:00',
			closesAt: '2026-11-23T12:00:00-05:00',
			minutesUntilOpen: 0,
			why: 'Open. Closes at 12:00 PM, America/New_York',
			week: 'Mon-Fri 8:00 AM - 12:00 PM, 1:00 PM - 5:00 PM; Sat-Sun closed',
		});
	});

	test('from opening to closing over midnight, and without an end around the clock', () => {
		const weekend = { weeklyHours: 'Sat-Sun 24 hours, Mon 12am-6am' };
		expect(at(weekend, '2026-11-29T12:00')).toMatchObject({
			opensAt: '2026-11-28T00:00:00-05:00',
			closesAt: '2026-11-30T06:00:00-05:00',
		});
		expect(at({ weeklyHours: '24/7' }, '2026-11-29T12:00')).toEqual({
			state: 'open',
			localTime: '2026-11-29T12:00:00-05:00',
			minutesUntilOpen: 0,
			why: 'Open, America/New_York',
			week: 'Mon-Sun open 24 hours',
		});
	});

	test('a night past midnight belongs to the day it began on', () => {
		expect(at(bar, '2026-11-28T02:29').state).toBe('open');
		expect(at(bar, '2026-11-28T02:30').state).toBe('afterHours');
		expect(at(bar, '2026-11-27T02:00').state).toBe('afterHours');
		expect(at(bar, '2026-11-29T01:00').state).toBe('open');
	});
});

describe('what is said of the next opening', () => {
	const withHolidays = (...dates: string[]): HoursSettings => ({
		...office,
		holidays: dates.map((date) => ({ date, name: 'Thanksgiving Day' })),
	});

	test.each([
		['2026-11-23T07:40', office, 'in 20 minutes'],
		['2026-11-23T07:59:30', office, 'in 1 minute'],
		['2026-11-23T07:00', office, 'at 8:00 AM'],
		['2026-11-23T00:10', office, 'at 8:00 AM'],
		['2026-11-23T17:00', office, 'tomorrow morning at 8:00'],
		['2026-11-23T23:59', office, 'tomorrow morning at 8:00'],
		['2026-11-27T17:00', office, 'on Monday at 8:00 AM'],
		['2026-11-29T12:00', office, 'tomorrow morning at 8:00'],
		['2026-11-25T18:00', withHolidays('2026-11-26'), 'on Friday at 8:00 AM'],
		['2026-11-26T18:00', withHolidays('2026-11-26'), 'tomorrow morning at 8:00'],
		['2026-11-30T09:00', withHolidays('2026-11-30'), 'tomorrow morning at 8:00'],
		['2026-11-28T02:30', bar, 'at 6:00 PM'],
		['2026-11-29T02:30', bar, 'on Friday at 6:00 PM'],
	])('on %s', (now, settings, said) => {
		expect(at(settings, now).nextOpenText).toBe(said);
	});

	test('the same weekday a week ahead, and anything later, comes with its date', () => {
		const mondays: HoursSettings = {
			weeklyHours: [{ days: ['monday'], opens: '9 AM', closes: '5 PM' }],
			holidays: [{ date: '2026-11-30', name: '' }],
		};
		expect(at(mondays, '2026-11-23T18:00').nextOpenText).toBe('on Monday, December 7 at 9:00 AM');
		expect(at({ ...mondays, holidays: [] }, '2026-11-23T18:00').nextOpenText).toBe(
			'on Monday, November 30 at 9:00 AM',
		);
		expect(at({ ...mondays, holidays: [] }, '2026-11-24T08:00').nextOpenText).toBe('on Monday at 9:00 AM');
	});

	test('into the new year, and a year ahead with the year', () => {
		const closure = (lastDay: string) => ({ ...office, closure: { lastDay, reason: 'vacation' } });
		expect(at(closure('2027-01-03'), '2026-12-20T10:00').nextOpenText).toBe(
			'on Monday, January 4 at 8:00 AM',
		);
		expect(at(closure('2028-01-02'), '2026-12-20T10:00').nextOpenText).toBe(
			'on Monday, January 3, 2028 at 8:00 AM',
		);
	});

	test('plain spaces only, so that a text stays in the short alphabet', () => {
		expect(at(office, '2026-11-23T17:00').nextOpenText).toMatch(/^[\x20-\x7e]+$/);
	});
});

describe('holidays and closures', () => {
	const thanksgiving: HoursSettings = {
		...office,
		holidays: [{ date: '2026-11-26', name: 'Thanksgiving Day' }],
	};

	test('the whole day is a holiday, by the clock of the business', () => {
		expect(at(thanksgiving, '2026-11-25T23:59').state).toBe('afterHours');
		expect(at(thanksgiving, '2026-11-26T00:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Thanksgiving Day',
		});
		expect(at(thanksgiving, '2026-11-26T09:00').state).toBe('holiday');
		expect(at(thanksgiving, '2026-11-26T23:59').state).toBe('holiday');
		expect(at(thanksgiving, '2026-11-27T00:00').state).toBe('afterHours');
	});

	test('the night before a holiday is worked to its end; a holiday’s own night is not', () => {
		const closedSaturday = { ...bar, holidays: [{ date: '2026-11-28', name: 'Stocktaking' }] };
		expect(at(closedSaturday, '2026-11-28T01:00').state).toBe('open');
		expect(at(closedSaturday, '2026-11-28T03:00').state).toBe('holiday');
		expect(at(closedSaturday, '2026-11-29T01:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Stocktaking',
		});
		expect(at(closedSaturday, '2026-11-29T03:00').state).toBe('afterHours');
	});

	test('a closure lasts to the end of its last day and says why', () => {
		const away = { ...office, closure: { lastDay: '2027-01-05T00:00:00', reason: 'vacation' } };
		expect(at(away, '2027-01-05T16:00')).toMatchObject({
			state: 'holiday',
			holiday: 'vacation',
			nextOpenText: 'tomorrow morning at 8:00',
		});
		expect(at(away, '2027-01-06T08:00').state).toBe('open');
	});

	test('a holiday or a closure without a name is one all the same', () => {
		const unnamed = at({ ...office, holidays: [{ date: '2026-11-23', name: ' ' }] }, '2026-11-23T09:00');
		const away = { ...office, closure: { lastDay: '2026-11-23', reason: '' } };
		expect(unnamed).toMatchObject({ state: 'holiday', holiday: 'holiday', closedText: 'closed today' });
		expect(at(away, '2026-11-23T09:00')).toMatchObject({
			state: 'holiday',
			holiday: 'temporary closure',
			closedText: 'temporarily closed',
		});
	});

	test('the small hours that belong to the last night of a closure are closed for its reason', () => {
		const closed = { ...bar, closure: { firstDay: '2026-11-27', lastDay: '2026-11-27', reason: 'repairs' } };
		expect(at(closed, '2026-11-28T01:00')).toMatchObject({ closedText: 'closed for repairs' });
		expect(at(closed, '2026-11-28T03:00').state).toBe('afterHours');
		expect(at(closed, '2026-11-26T19:00').state).toBe('afterHours');
	});

	test('a business closed for good says no next opening', () => {
		const gone = { ...office, closure: { lastDay: '2099-01-01', reason: 'Closed for good' } };
		expect(at(gone, '2026-11-23T09:00')).not.toHaveProperty('nextOpenText');
	});
});

describe('clocks that change', () => {
	test('hours that do not exist: opening at 2:30 on the night the clocks go forward is at 3:00', () => {
		const early: HoursSettings = {
			weeklyHours: [{ days: ['sunday'], opens: '2:30 AM', closes: '4:00 AM' }],
			holidays: [],
		};
		expect(at(early, '2026-03-08T01:59')).toMatchObject({
			state: 'afterHours',
			nextOpenAt: '2026-03-08T03:00:00-04:00',
			nextOpenText: 'in 1 minute',
		});
		expect(at(early, '2026-03-08T03:00').state).toBe('open');
	});

	test('hours that come twice count both times', () => {
		const first = Date.parse('2026-11-01T01:30:00-04:00');
		const second = Date.parse('2026-11-01T01:30:00-05:00');
		const early: HoursSettings = {
			weeklyHours: [{ days: ['sunday'], opens: '1:00 AM', closes: '2:00 AM' }],
			holidays: [],
		};
		expect(hoursAt(early, first, 'America/New_York').state).toBe('open');
		expect(hoursAt(early, second, 'America/New_York').state).toBe('open');
	});

	test('a night that comes twice: at midnight the clock goes back, and opens the evening before once more', () => {
		const late: HoursSettings = { weeklyHours: 'Sat 11:30pm-11:45pm' };
		const midnight = Date.parse('2006-10-29T00:00:00-02:30');
		expect(hoursAt(late, midnight, 'America/St_Johns')).toMatchObject({
			state: 'afterHours',
			nextOpenAt: '2006-10-28T23:30:00-03:30',
			nextOpenText: 'in 30 minutes',
		});
	});

	test('tomorrow is tomorrow over a night of 23 or 25 hours', () => {
		const daily: HoursSettings = {
			weeklyHours: [{ days: ['everyday'], opens: '8 AM', closes: '5 PM' }],
			holidays: [],
		};
		expect(at(daily, '2026-03-07T18:00')).toMatchObject({
			nextOpenText: 'tomorrow morning at 8:00',
			nextOpenAt: '2026-03-08T08:00:00-04:00',
		});
		expect(at(daily, '2026-10-31T18:00')).toMatchObject({
			nextOpenText: 'tomorrow morning at 8:00',
			nextOpenAt: '2026-11-01T08:00:00-05:00',
		});
	});

	test('zones with half and quarter hours', () => {
		expect(at(office, '2026-11-23T07:59', 'Asia/Kathmandu').nextOpenAt).toBe('2026-11-23T08:00:00+05:45');
		expect(at(office, '2026-11-23T07:59', 'Australia/Adelaide').nextOpenAt).toBe('2026-11-23T08:00:00+10:30');
		expect(at(office, '2026-11-23T07:59', 'Pacific/Chatham').nextOpenAt).toBe('2026-11-23T08:00:00+13:45');
	});

	test('the day that Samoa left out is no day to open on', () => {
		const friday: HoursSettings = {
			weeklyHours: [{ days: ['friday'], opens: '9 AM', closes: '5 PM' }],
			holidays: [],
		};
		const thursday = Date.parse('2011-12-29T20:00:00-10:00');
		expect(hoursAt(friday, thursday, 'Pacific/Apia').nextOpenAt).toBe('2012-01-06T09:00:00+14:00');
	});
});

describe('the time zone', () => {
	test.each(['Mars/Phobos', '', 'EST', 'CST', '+05:00', 'America/New York'])('%j is refused', (name) => {
		expect(() => hoursAt(office, 0, name)).toThrow(expect.objectContaining({ field: 'timeZone' }));
	});

	test('an abbreviation is answered with the zone it is meant for', () => {
		expect(() => timeZone('est')).toThrow(
			expect.objectContaining({ advice: 'You probably mean America/New_York.' }),
		);
	});
});

describe('the words for a call that is handled late', () => {
	const hours: HoursSettings = { weeklyHours: 'Mon-Fri 8am-5pm' };
	const said = (called: string, read: string) =>
		hoursAt(hours, Date.parse(called), 'America/New_York', 'en-US', undefined, Date.parse(read)).nextOpenText;

	test.each([
		['2026-11-23T07:20:00-05:00', '2026-11-23T07:50:00-05:00', 'in 10 minutes'],
		['2026-11-23T23:50:00-05:00', '2026-11-24T00:10:00-05:00', 'at 8:00 AM'],
		// By then it is open; what was true of the call is said.
		['2026-11-23T07:50:00-05:00', '2026-11-23T08:10:00-05:00', 'in 10 minutes'],
	])('of %s, read at %s', (called, read, words) => {
		expect(said(called, read)).toBe(words);
	});
});
