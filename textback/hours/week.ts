import { HoursError, readRows } from './hours-error';
import { DAY_MINUTES, type OpenPeriod, parseOpenPeriod } from './open-period';
import { formatTimeOfDay } from './time-of-day';

export const DAYS_OF_WEEK = [
	'monday',
	'tuesday',
	'wednesday',
	'thursday',
	'friday',
	'saturday',
	'sunday',
] as const;

export type DayOfWeek = (typeof DAYS_OF_WEEK)[number];

/** Open periods of each day, Monday first, each day's in order. */
export type Week = ReadonlyArray<readonly OpenPeriod[]>;

/** Names for several days at once. */
export const DAY_GROUPS: Readonly<Record<string, readonly DayOfWeek[]>> = {
	everyday: DAYS_OF_WEEK,
	weekdays: DAYS_OF_WEEK.slice(0, 5),
	weekend: DAYS_OF_WEEK.slice(5),
};

/** `days` holds names of DAYS_OF_WEEK or DAY_GROUPS; a lunch break is two rows for the same day. */
export type HoursRow = { days: readonly string[]; opens: string; closes: string };

const WEEK_MINUTES = 7 * DAY_MINUTES;

/** @throws HoursError (field `weeklyHours`) when a row cannot be understood, rows overlap, or nothing is ever open. */
export function buildWeek(rows: readonly HoursRow[]): Week {
	const week: OpenPeriod[][] = DAYS_OF_WEEK.map(() => []);
	readRows(rows, (row) => {
		const period = parseOpenPeriod(row.opens, row.closes);
		if (row.days.length === 0) {
			throw new HoursError('weeklyHours', 'No day is chosen.', 'Choose the days that have these hours.');
		}
		for (const day of new Set(row.days.flatMap(dayIndexes))) week[day]?.push(period);
	});
	if (week.every((periods) => periods.length === 0)) {
		throw new HoursError('weeklyHours', 'The business is never open.', 'Add the days and times it is open.');
	}
	for (const periods of week) periods.sort((a, b) => a.opens - b.opens);
	refuseOverlaps(week);
	return week;
}

/** Days of the week as positions in a Week. */
function dayIndexes(name: string): number[] {
	const key = name.trim().toLowerCase();
	const days: readonly string[] = (Object.hasOwn(DAY_GROUPS, key) && DAY_GROUPS[key]) || [key];
	return days.map((day) => {
		const index = DAYS_OF_WEEK.findIndex((known) => known === day);
		if (index >= 0) return index;
		throw new HoursError('weeklyHours', `"${name}" is not a day of the week.`, 'Write it like Monday.');
	});
}

function refuseOverlaps(week: Week): void {
	const all = week.flatMap((periods, day) =>
		periods.map((period) => ({ day, period, from: day * DAY_MINUTES + period.opens })),
	);
	for (const [index, current] of all.entries()) {
		const next = all[index + 1] ?? all[0];
		if (!next || next === current) continue;
		const nextFrom = next.from + (index + 1 < all.length ? 0 : WEEK_MINUTES);
		if (current.from + current.period.closes - current.period.opens <= nextFrom) continue;
		throw new HoursError(
			'weeklyHours',
			`${describe(current)} overlaps with ${describe(next)}.`,
			'Change one of them so that each time of the week is in one row only.',
		);
	}
}

function describe({ day, period }: { day: number; period: OpenPeriod }): string {
	const name = DAYS_OF_WEEK[day] ?? '';
	const title = name.charAt(0).toUpperCase() + name.slice(1);
	return `"${title} ${formatTimeOfDay(period.opens)} to ${formatTimeOfDay(period.closes)}"`;
}
