import { type CalendarDay, parseCalendarDay, weekdayIndex } from './calendar-day';
import { HoursError, type HoursField, readRows } from './hours-error';
import type { OpenPeriod } from './open-period';
import { buildWeek, type HoursRow } from './week';

/** The hours as a person set them. Dates are written "2026-12-25". */
export type HoursSettings = {
	weeklyHours: HoursRow[];
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
	holiday?: string;
};

export type Schedule = { planFor(day: CalendarDay): DayPlan };

const CLOSED: readonly OpenPeriod[] = [];

/** @throws HoursError at the field, and the row, that cannot be understood. */
export function buildSchedule(settings: HoursSettings): Schedule {
	const week = buildWeek(settings.weeklyHours);
	const holidays = new Map(
		readRows(settings.holidays, ({ date, name }) => [readDay(date, 'holidays'), name.trim() || 'Holiday']),
	);
	const closure = settings.closure && {
		lastDay: readDay(settings.closure.lastDay, 'closure'),
		reason: settings.closure.reason.trim() || 'Temporarily closed',
	};
	return {
		planFor(day) {
			const usual = week[weekdayIndex(day)] ?? CLOSED;
			const holiday = closure && day <= closure.lastDay ? closure.reason : holidays.get(day);
			return holiday === undefined ? { periods: usual, usual } : { periods: CLOSED, usual, holiday };
		},
	};
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
