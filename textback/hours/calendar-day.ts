/** A day of the calendar, without a time zone: whole days since 1970-01-01. */
export type CalendarDay = number;

const DAY_MS = 86_400_000;

/** @returns undefined when there is no such day, such as 30 February. `month` counts from 1. */
export function calendarDay(year: number, month: number, dayOfMonth: number): CalendarDay | undefined {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, dayOfMonth);
	const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
	return exists ? date.getTime() / DAY_MS : undefined;
}

/** @returns 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: CalendarDay): number {
	// 1970-01-01 was a Thursday.
	return (((day + 3) % 7) + 7) % 7;
}

/**
 * Reads "2026-12-25", alone or in front of a time of day.
 *
 * @returns undefined also for a moment in UTC such as "2026-12-25T23:00:00Z", which is another day elsewhere.
 */
export function parseCalendarDay(text: string): CalendarDay | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ](.*)$)/.exec(text.trim());
	if (!match) return undefined;
	const [, year, month, dayOfMonth, time = ''] = match;
	if (time.endsWith('Z') && !/^[0:.]*Z$/.test(time)) return undefined;
	return calendarDay(Number(year), Number(month), Number(dayOfMonth));
}

/** `month` counts from 1. */
export function dateOf(day: CalendarDay): { year: number; month: number; dayOfMonth: number } {
	const date = new Date(day * DAY_MS);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** @returns 1225 for 25 December, so that days of a year compare as numbers. */
export function monthAndDay(day: CalendarDay): number {
	const { month, dayOfMonth } = dateOf(day);
	return month * 100 + dayOfMonth;
}

/** @returns "Thursday, November 26, 2026" */
export function writeDay(day: CalendarDay): string {
	return new Date(day * DAY_MS).toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' });
}
