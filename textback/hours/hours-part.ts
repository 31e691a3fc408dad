import type { HoursPart } from '../item';
import type { HolidayLibrary } from './holiday-library';
import type { Locale } from './locale';
import { sayClosed, sayNextOpening } from './say';
import { HoursError } from './hours-error';
import { holidaysAhead } from './holidays-ahead';
import { scheduleFor } from './kept-schedules';
import { type HoursSettings, nameOfDayOff } from './schedule';
import { openState } from './state';
import { isoLocal, minutesUntil, timeZone, wallClock } from './wall-clock';
import { writeWeek } from './week-text';
import { explain } from './why';

/**
 * What the item says about the business's hours at an instant.
 *
 * @param at milliseconds since 1970-01-01 UTC
 * @param zoneName IANA name of the business's time zone
 * @param locale of what the caller reads; `why` and `week` are for the person who sets the hours up, in English
 * @param library needed when the settings ask for public holidays
 * @param readAt when the item is read, in milliseconds as well: later than `at` for a call that is handled late
 * @throws HoursError at the field, and the row, that cannot be understood.
 */
export function hoursAt(
	settings: HoursSettings,
	at: number,
	zoneName: string,
	locale: Locale = 'en-US',
	library?: HolidayLibrary,
	readAt = at,
): HoursPart {
	const zone = timeZone(zoneName);
	const schedule = scheduleFor(settings, locale, library);
	const state = openState(schedule, at, zone);
	if (state.kind !== 'open' && !state.next && !settings.closure) {
		throw new HoursError(
			'holidays',
			'The business is never open: a holiday falls on each of its days.',
			'Shorten the holidays that come every year, or give them hours.',
		);
	}
	const stretch = state.kind === 'open' ? state.stretch : state.next;

	const part: HoursPart = { state: state.kind, localTime: isoLocal(zone, at) };
	if (state.kind === 'holiday') {
		part.holiday = nameOfDayOff(state);
		part.closedText = sayClosed(state, locale);
	}
	if (stretch?.from !== undefined) part.opensAt = isoLocal(zone, stretch.from);
	if (stretch?.to !== undefined) part.closesAt = isoLocal(zone, stretch.to);
	if (state.kind === 'open') part.minutesUntilOpen = 0;
	else if (state.next?.from !== undefined) {
		part.minutesUntilOpen = minutesUntil(state.next.from, at);
		part.nextOpenAt = isoLocal(zone, state.next.from);
		part.nextOpenText = sayNextOpening(state.next.from, wordsAt(readAt, at, state.next.from), zone, locale);
	}
	part.why = explain(state, at, zone);
	part.week = writeWeek(schedule.weekOf(wallClock(zone, at).day));
	return part;
}

/** The words must be right when they are read, unless the opening that they tell of is then over. */
function wordsAt(readAt: number, at: number, opensAt: number): number {
	return readAt > at && readAt < opensAt ? readAt : at;
}

/** The decision and how the hours were understood, in sentences for the person who sets them up. As `hoursAt`. */
export function describeHours(
	...[settings, at, zoneName, locale = 'en-US', library]: Parameters<typeof hoursAt>
): string {
	const { why = '', week = '' } = hoursAt(settings, at, zoneName, locale, library);
	const today = wallClock(timeZone(zoneName), at).day;
	const ahead = holidaysAhead(scheduleFor(settings, locale, library), today);
	const holidays = ahead.length === 0 ? '' : ` Next holidays: ${ahead.join('; ')}.`;
	return `${why}. The week: ${week}.${holidays}`;
}
