import { HoursError } from '../../textback/hours/hours-error';
import { buildSchedule, type HoursSettings } from '../../textback/hours/schedule';

const settings = (change: Partial<HoursSettings>): HoursSettings => ({
	weeklyHours: [{ days: ['weekdays'], opens: '8:00 AM', closes: '5:00 PM' }],
	holidays: [],
	...change,
});

function refusal(change: Partial<HoursSettings>): Pick<HoursError, 'field' | 'row' | 'message'> {
	try {
		buildSchedule(settings(change));
	} catch (error) {
		if (error instanceof HoursError) return { field: error.field, row: error.row, message: error.message };
		throw error;
	}
	throw new Error('the settings were accepted');
}

describe('settings that cannot be understood', () => {
	const row = (days: string[], opens: string, closes: string) => ({ days, opens, closes });

	test('a wrong time is refused with its row', () => {
		const weeklyHours = [row(['monday'], '8 AM', 'noon'), row(['monday'], '1 PM', '25:00')];
		expect(refusal({ weeklyHours })).toEqual({
			field: 'weeklyHours',
			row: 1,
			message: '"25:00" is not a time of day.',
		});
	});

	test('rows that overlap are refused, both quoted', () => {
		const weeklyHours = [row(['weekdays'], '8 AM', '5 PM'), row(['friday'], '4 PM', '9 PM')];
		expect(refusal({ weeklyHours }).message).toBe(
			'"Friday 8:00 AM to 5:00 PM" overlaps with "Friday 4:00 PM to 9:00 PM".',
		);
	});

	test('a night that runs into the next morning’s hours is an overlap, Sunday into Monday too', () => {
		const weeklyHours = [row(['sunday'], '8 PM', '2 AM'), row(['monday'], '1 AM', '9 AM')];
		expect(refusal({ weeklyHours }).message).toBe(
			'"Sunday 8:00 PM to 2:00 AM" overlaps with "Monday 1:00 AM to 9:00 AM".',
		);
	});

	test('the same row twice is an overlap', () => {
		const weeklyHours = [row(['monday'], '8 AM', 'noon'), row(['monday'], '8 AM', 'noon')];
		expect(refusal({ weeklyHours }).message).toContain('overlaps');
	});

	test.each([
		[{ weeklyHours: [] }, 'weeklyHours', 'The business is never open.'],
		[{ weeklyHours: [row([], '8 AM', '5 PM')] }, 'weeklyHours', 'No day is chosen.'],
		[{ weeklyHours: [row(['Funday'], '8 AM', '5 PM')] }, 'weeklyHours', '"Funday" is not a day of the week.'],
		[{ holidays: [{ date: '2026-02-30', name: '' }] }, 'holidays', '"2026-02-30" is not a date.'],
		[{ holidays: [{ date: '', name: 'Christmas' }] }, 'holidays', 'The date is missing.'],
		[{ closure: { lastDay: 'January', reason: '' } }, 'closure', '"January" is not a date.'],
	])('%j', (change, field, message) => {
		expect(refusal(change)).toMatchObject({ field, message });
	});
});

describe('settings that are understood', () => {
	test('hours that touch do not overlap, around the week too', () => {
		const weeklyHours = [{ days: ['everyday'], opens: '12:00 AM', closes: '12:00 AM' }];
		expect(() => buildSchedule(settings({ weeklyHours }))).not.toThrow();
	});

	test('a day chosen twice in one row counts once', () => {
		const weeklyHours = [{ days: ['weekdays', 'monday'], opens: '8 AM', closes: '5 PM' }];
		expect(() => buildSchedule(settings({ weeklyHours }))).not.toThrow();
	});

	test('29 February is a date in leap years only', () => {
		expect(() => buildSchedule(settings({ holidays: [{ date: '2028-02-29', name: '' }] }))).not.toThrow();
		expect(refusal({ holidays: [{ date: '2027-02-29', name: '' }] }).row).toBe(0);
	});
});
