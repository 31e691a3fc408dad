import { type CalendarDay, weekdayIndex } from './calendar-day';
import { type DateSpanSettings, readDateSpan, readDay } from './date-span';
import type { HolidayLibrary } from './holiday-library';
import { planPublicHolidays, type PublicHolidaySettings } from './holiday-plan';
import { readFor, readRows } from './hours-error';
import { parseDayText, parseHoursText } from './hours-text';
import type { OpenPeriod } from './open-period';
import { buildWeek, type HoursRow, type Week } from './week';

/** The hours as a person set them. Dates are written "2026-12-25". */
export type HoursSettings = {
	/** Rows, or one line of text such as "Mon-Fri 8am-5pm, Sat 9-12". */
	weeklyHours: readonly HoursRow[] | string;
	/** `hours` is a line of text for the whole week. Where two seasons meet, the first in the list counts. */
	seasons?: ReadonlyArray<DateSpanSettings & { hours: string }>;
	/** Public holidays, where the business keeps them. */
	publicHolidays?: PublicHolidaySettings;
	/** Its own: `hours` is empty for a day that is closed, or "10am-2pm". Where two meet, the first in the list counts; all go before public ones. */
	holidays?: ReadonlyArray<DateSpanSettings & { name: string; hours?: string }>;
	/** Closed until the end of the last day, whatever else is set; from now on, unless it has a first day. */
	closure?: { firstDay?: string; lastDay: string; reason: string };
};

/** What the business does on one day. */
export type DayPlan = {
	/** When it is open. */
	periods: readonly OpenPeriod[];
	/** When it would be open if no holiday kept it from its usual hours. */
	usual: readonly OpenPeriod[];
	/** What keeps it from its usual hours, such as "Thanksgiving Day" or "vacation"; empty when nobody said. */
	holiday?: string;
	/** Whether that is a temporary closure, and no holiday. */
	isClosure?: boolean;
};

export type Schedule = {
	planFor(day: CalendarDay): DayPlan;
	/** The usual hours in the season that a day is in. */
	weekOf(day: CalendarDay): Week;
};

const CLOSED: readonly OpenPeriod[] = [];

/** The public holidays to choose from, and the language of their names (ISO 639-1). */
export type HolidaySource = { library: HolidayLibrary; language: string };

/**
 * @param source needed when the settings ask for public holidays
 * @throws HoursError at the field, and the row, that cannot be understood.
 */
export function buildSchedule(settings: HoursSettings, source?: HolidaySource): Schedule {
	const allYear =
		typeof settings.weeklyHours === 'string'
			? readWeekText(settings.weeklyHours)
			: buildWeek(settings.weeklyHours);
	const seasons = readRows(settings.seasons ?? [], (season) => ({
		includes: readDateSpan(season, 'seasons'),
		week: readFor('seasons', () => readWeekText(season.hours)),
	}));
	const holidays = readRows(settings.holidays ?? [], (holiday) => ({
		includes: readDateSpan(holiday, 'holidays'),
		name: holiday.name.trim(),
		periods: readFor('holidays', () => parseDayText(holiday.hours ?? '')),
	}));
	const publicPlan = settings.publicHolidays && readPublicHolidays(settings.publicHolidays, source);
	const closure = settings.closure && readClosure(settings.closure);

	const weekOf = (day: CalendarDay) => seasons.find(({ includes }) => includes(day))?.week ?? allYear;
	return {
		weekOf,
		planFor(day) {
			const usual = weekOf(day)[weekdayIndex(day)] ?? CLOSED;
			if (closure?.includes(day)) {
				return { periods: CLOSED, usual, holiday: closure.reason, isClosure: true };
			}
			const holiday = holidays.find(({ includes }) => includes(day));
			if (holiday) return { periods: holiday.periods, usual, holiday: holiday.name };
			return { periods: usual, ...publicPlan?.(day, usual), usual };
		},
	};
}

function readPublicHolidays(settings: PublicHolidaySettings, source: HolidaySource | undefined) {
	if (!source) throw new Error('The public holidays have not been loaded.');
	return planPublicHolidays(settings, source.library, source.language);
}

function readClosure({ firstDay = '', lastDay, reason }: NonNullable<HoursSettings['closure']>) {
	const last = readDay(lastDay, 'closure');
	if (firstDay.trim() === '') return { includes: (day: CalendarDay) => day <= last, reason: reason.trim() };
	readDay(firstDay, 'closureStart');
	return { includes: readDateSpan({ date: firstDay, lastDay }, 'closure'), reason: reason.trim() };
}

/** What keeps the business from its usual hours on a day, in a few words. */
export function nameOfDayOff({ holiday, isClosure }: Pick<DayPlan, 'holiday' | 'isClosure'>): string {
	return holiday || (isClosure === true ? 'temporary closure' : 'holiday');
}

function readWeekText(text: string): Week {
	return readFor('hoursText', () => buildWeek(parseHoursText(text)));
}
