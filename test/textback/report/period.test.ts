import { periodOf, type DayPeriod, type NamedPeriod } from '../../../textback/report/period';

const ZONE = 'America/New_York';
/** A Wednesday, late in the evening there: it is Thursday in UTC. */
const NOW = Date.parse('2026-11-04T23:30:00-05:00');

const days = (chosen: NamedPeriod | DayPeriod, now = NOW): string[] => {
	const { from, to } = periodOf(chosen, now, ZONE);
	return [from, to].map((at) => new Date(at).toISOString());
};

test.each<[NamedPeriod, string, string]>([
	['yesterday', '2026-11-03T05:00:00.000Z', '2026-11-04T05:00:00.000Z'],
	['last7Days', '2026-10-28T04:00:00.000Z', '2026-11-04T05:00:00.000Z'],
	['lastWeek', '2026-10-26T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
	['last30Days', '2026-10-05T04:00:00.000Z', '2026-11-04T05:00:00.000Z'],
	['lastMonth', '2026-10-01T04:00:00.000Z', '2026-11-01T04:00:00.000Z'],
	['last12Months', '2025-11-01T04:00:00.000Z', '2026-11-01T04:00:00.000Z'],
	['thisMonth', '2026-11-01T04:00:00.000Z', '2026-11-05T05:00:00.000Z'],
])('%s is of whole days by the clock of the business', (name, from, to) => {
	expect(days(name)).toEqual([from, to]);
});

test('both days are in a period between days', () => {
	expect(days({ firstDay: '2026-11-01', lastDay: '2026-11-01' })).toEqual([
		'2026-11-01T04:00:00.000Z',
		'2026-11-02T05:00:00.000Z',
	]);
});

test('a time behind the day, as the date picker writes it, does not count', () => {
	expect(days({ firstDay: '2026-11-02T13:00:00', lastDay: '2026-11-02T13:00:00' })[0]).toBe(
		'2026-11-02T05:00:00.000Z',
	);
});

test.each([
	[{ firstDay: '', lastDay: '2026-11-01' }, 'firstDay', 'The day is missing.'],
	[{ firstDay: '2026-02-30', lastDay: '2026-11-01' }, 'firstDay', '"2026-02-30" is not a day.'],
	[{ firstDay: '2026-11-01', lastDay: 'Friday' }, 'lastDay', '"Friday" is not a day.'],
	[{ firstDay: '2026-11-02', lastDay: '2026-11-01' }, 'lastDay', 'The period ends before it begins'],
])('%j is refused', (between, field, message) => {
	expect(() => days(between)).toThrow(
		expect.objectContaining({ name: 'ReportError', field, message: expect.stringContaining(message) }),
	);
});

test('a zone that there is not is refused', () => {
	expect(() => periodOf('lastWeek', NOW, 'Mars/Phobos')).toThrow('There is no time zone');
});
