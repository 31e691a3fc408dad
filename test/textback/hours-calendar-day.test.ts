import { parseCalendarDay, weekdayIndex } from '../../textback/hours/calendar-day';

describe('a date in the settings', () => {
	const christmas = Date.UTC(2026, 11, 25) / 86_400_000;

	test.each([
		'2026-12-25',
		'2026-12-25T00:00:00',
		'2026-12-25T14:30:00',
		'2026-12-25 00:00',
		'2026-12-25T00:00:00.000Z',
		'2026-12-25T00:00:00.000-05:00',
		' 2026-12-25 ',
	])('%j is Christmas Day', (text) => {
		expect(parseCalendarDay(text)).toBe(christmas);
	});

	test.each(['2026-12-32', '2027-02-29', '12/25/2026', '2026-12-25T23:00:00Z', '2026-12-255', ''])(
		'%j is no date',
		(text) => {
			expect(parseCalendarDay(text)).toBeUndefined();
		},
	);

	test('Christmas Day 2026 is a Friday, and days before 1970 have weekdays too', () => {
		expect(weekdayIndex(christmas)).toBe(4);
		expect(weekdayIndex(-4)).toBe(6);
	});
});
