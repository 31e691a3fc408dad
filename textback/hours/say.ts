import type { IANAZone } from 'luxon';
import { weekdayIndex } from './calendar-day';
import { type Locale, phrasesOf } from './phrases';
import { wallClock } from './wall-clock';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SOON_MINUTES = 60;
/** From here on the month alone could be this year's or the next. */
const YEAR_NEEDED_AFTER_DAYS = 300;

/**
 * When the business opens, as a person says it after "We open": "in 20 minutes", "at 1:00 PM", "tomorrow at 8:00 AM",
 * "Monday at 9:00 AM", "Tuesday, January 2 at 9:00 AM".
 *
 * A weekday stands alone only within the next six days, where it can mean one day only. Everything is said by the
 * clock of the business. `opensAt` and `now` are milliseconds since 1970-01-01 UTC, `opensAt` after `now`.
 */
export function sayNextOpening(opensAt: number, now: number, zone: IANAZone, locale: Locale): string {
	const say = phrasesOf(locale);
	const minutes = Math.ceil((opensAt - now) / MINUTE_MS);
	if (minutes < SOON_MINUTES) return say.inMinutes(minutes);

	const { day, minutes: clock } = wallClock(zone, opensAt);
	const time = say.at(Math.floor(clock / 60), Math.floor(clock % 60));
	// Counted on the calendar: a day with 23 or 25 hours is one day.
	const daysAhead = day - wallClock(zone, now).day;
	if (daysAhead === 0) return time;
	if (daysAhead === 1) return say.tomorrow(time);
	const weekday = say.weekdays[weekdayIndex(day)] ?? '';
	if (daysAhead < 7) return say.onWeekday(weekday, time);
	const date = new Date(day * DAY_MS);
	const year = daysAhead > YEAR_NEEDED_AFTER_DAYS ? date.getUTCFullYear() : undefined;
	return say.onDate(weekday, date.getUTCDate(), say.months[date.getUTCMonth()] ?? '', year, time);
}
