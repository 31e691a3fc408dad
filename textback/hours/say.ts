import { DateTime, type IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const SOON_MINUTES = 60;

/**
 * When the business opens, as a person says it after "We open": "in 20 minutes", "at 1:00 PM", "tomorrow at 8:00 AM",
 * "Monday at 9:00 AM", "Tuesday, January 2 at 9:00 AM".
 *
 * A weekday stands alone only within the next six days, where it can mean one day only. Everything is said by the
 * clock of the business. `opensAt` and `now` are milliseconds since 1970-01-01 UTC, `opensAt` after `now`.
 */
export function sayNextOpening(opensAt: number, now: number, zone: IANAZone): string {
	const minutes = Math.ceil((opensAt - now) / MINUTE_MS);
	if (minutes < SOON_MINUTES) return minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`;

	const opening = DateTime.fromMillis(opensAt, { zone }).setLocale('en-US');
	const today = DateTime.fromMillis(now, { zone });
	const time = `at ${opening.toFormat('h:mm a')}`;
	// Counted on the calendar: a day with 23 or 25 hours is one day.
	const daysAhead = calendarDays(opening) - calendarDays(today);
	if (daysAhead === 0) return time;
	if (daysAhead === 1) return `tomorrow ${time}`;
	if (daysAhead < 7) return `${opening.toFormat('cccc')} ${time}`;
	const sameYear = opening.diff(today, 'months').months < 11;
	return `${opening.toFormat(sameYear ? 'cccc, LLLL d' : 'cccc, LLLL d, yyyy')} ${time}`;
}

function calendarDays(date: DateTime): number {
	return Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
}
