import { weekdayIndex } from '../hours/calendar-day';
import { timeZone, wallClock } from '../hours/wall-clock';
import { DAYS_OF_WEEK, type DayOfWeek } from '../hours/week';

/** Calls in each hour of the week by the clock of the business: seven days from Monday on, 24 hours each. */
export type WeekGrid = number[][];

/** An hour of the week, 0 to 23. */
export type WeekHour = { day: DayOfWeek; hour: number; calls: number };

/**
 * @param moments milliseconds since 1970-01-01 UTC
 * @param zoneName IANA name
 * @throws {HoursError} for a zone that there is not.
 */
export function weekGrid(moments: Iterable<number>, zoneName: string): WeekGrid {
	const zone = timeZone(zoneName);
	const grid = DAYS_OF_WEEK.map(() => Array.from({ length: 24 }, () => 0));
	for (const at of moments) {
		const { day, minutes } = wallClock(zone, at);
		const hours = grid[weekdayIndex(day)];
		const hour = Math.floor(minutes / 60);
		if (hours) hours[hour] = (hours[hour] ?? 0) + 1;
	}
	return grid;
}

/** The hours with the most calls, the most first; hours without a call are not among them. */
export function busiestHours(grid: WeekGrid, most: number): WeekHour[] {
	return DAYS_OF_WEEK.flatMap((day, index) =>
		(grid[index] ?? []).map((calls, hour) => ({ day, hour, calls })),
	)
		.filter(({ calls }) => calls > 0)
		.sort((one, other) => other.calls - one.calls)
		.slice(0, most);
}
