import type { IANAZone } from 'luxon';
import { type CalendarDay, dateOf, weekdayIndex } from './calendar-day';
import { type Locale, phrasesOf } from './locale';
import { minutesUntil, wallClock } from './wall-clock';

/** From here on the month alone could be this year's or the next. */
const YEAR_NEEDED_AFTER_DAYS = 300;

/**
 * When the business opens, as a person says it after "We open": "in 20 minutes", "at 1:00 PM", "tomorrow morning at 8:00",
 * "on Monday at 9:00 AM", "on Tuesday, January 2 at 9:00 AM".
 *
 * A weekday stands alone only within the next six days, where it can mean one day only. Everything is said by the
 * clock of the business. `opensAt` and `now`, when it is read, are milliseconds since 1970-01-01 UTC, `opensAt` after `now`.
 */
export function sayNextOpening(opensAt: number, now: number, zone: IANAZone, locale: Locale): string {
	const say = phrasesOf(locale);
	const minutes = minutesUntil(opensAt, now);
	if (minutes < 60) return say.inMinutes(minutes);
	const { day, daysAhead, hour, minute } = lookAhead(opensAt, now, zone);
	if (daysAhead === 1) return say.tomorrow(hour, minute);
	const time = say.at(hour, minute);
	return daysAhead <= 0 ? time : sayDay(day, daysAhead, time, locale);
}

/** Why the business is closed, as a person says it after "we are": "closed today: Labor Day", "closed for vacation". */
export function sayClosed(dayOff: { holiday: string; isClosure?: boolean }, locale: Locale): string {
	const say = phrasesOf(locale);
	return dayOff.isClosure === true ? say.closedFor(dayOff.holiday) : say.closedToday(dayOff.holiday);
}

/** When it opens in a note, and in English: "at 1:00 PM", "Friday at 8:00 AM", "Tuesday, January 2 at 9:00 AM". */
export function noteMoment(moment: number, now: number, zone: IANAZone): string {
	const { day, daysAhead, hour, minute } = lookAhead(moment, now, zone);
	const time = phrasesOf('en-US').at(hour, minute);
	return daysAhead <= 0 ? time : sayDay(day, daysAhead, time, 'en-US').replace(/^on /, '');
}

function lookAhead(moment: number, now: number, zone: IANAZone) {
	const { day, minutes } = wallClock(zone, moment);
	// Counted on the calendar: a day with 23 or 25 hours is one day.
	const daysAhead = day - wallClock(zone, now).day;
	return { day, daysAhead, hour: Math.floor(minutes / 60), minute: Math.floor(minutes % 60) };
}

function sayDay(day: CalendarDay, daysAhead: number, time: string, locale: Locale): string {
	const say = phrasesOf(locale);
	const weekday = say.weekdays[weekdayIndex(day)] ?? '';
	if (daysAhead < 7) return say.onWeekday(weekday, time);
	const { year, month, dayOfMonth } = dateOf(day);
	const yearIfNeeded = daysAhead > YEAR_NEEDED_AFTER_DAYS ? year : undefined;
	return say.onDate(weekday, dayOfMonth, say.months[month - 1] ?? '', yearIfNeeded, time);
}
