import { type CalendarDay, parseCalendarDay, weekdayIndex } from './calendar-day';
import { HoursError, type HoursField, readRows } from './hours-error';
import type { OpenPeriod } from './open-period';
import { parseHoursText } from './hours-text';
import { HOURS_TEXT_ADVICE } from './hours-text-tokens';
import { buildWeek, type HoursRow, type Week } from './week';

/** The hours as a person set them. Dates are written "2026-12-25". */
export type HoursSettings = {
	/** Rows, or one line of text such as "Mon-Fri 8am-5pm, Sat 9-12". */
	weeklyHours: HoursRow[] | string;
	holidays: Array<{ date: string; name: string }>;
	/** Closed until the end of this day. */
	closure?: { lastDay: string; reason: string };
};

/** What the business does on one day. */
export type DayPlan = {
	/** When it is open. */
	periods: readonly OpenPeriod[];
	/** When it would be open if no holiday kept it from its usual hours. */
	usual: readonly OpenPeriod[];
	/** What keeps it closed, such as "Thanksgiving Day"; empty when nobody said. */
	holiday?: string;
};

export type Schedule = { planFor(day: CalendarDay): DayPlan };

const CLOSED: readonly OpenPeriod[] = [];

/** @throws HoursError at the field, and the row, that cannot be understood. */
export function buildSchedule(settings: HoursSettings): Schedule {
	const week = readWeek(settings.weeklyHours);
	const holidays = new Map(
		readRows(settings.holidays, ({ date, name }) => [readDay(date, 'holidays'), name.trim()]),
	);
	const closure = settings.closure && {
		lastDay: readDay(settings.closure.lastDay, 'closure'),
		reason: settings.closure.reason.trim(),
	};
	return {
		planFor(day) {
			const usual = week[weekdayIndex(day)] ?? CLOSED;
			const holiday = closure && day <= closure.lastDay ? closure.reason : holidays.get(day);
			return holiday === undefined ? { periods: usual, usual } : { periods: CLOSED, usual, holiday };
		},
	};
}

function readWeek(hours: HoursRow[] | string): Week {
	if (typeof hours !== 'string') return buildWeek(hours);
	const rows = parseHoursText(hours);
	try {
		return buildWeek(rows);
	} catch (error) {
		// The rows were ours, not the person's.
		if (error instanceof HoursError) throw new HoursError('hoursText', error.message, HOURS_TEXT_ADVICE);
		throw error;
	}
}

function readDay(text: string, field: HoursField): CalendarDay {
	const day = parseCalendarDay(text);
	if (day !== undefined) return day;
	throw new HoursError(
		field,
		text.trim() === '' ? 'The date is missing.' : `"${text.trim()}" is not a date.`,
		'Pick the date from the calendar, or write it like 2026-12-25.',
	);
}
