import { type CalendarDay, monthAndDay, parseCalendarDay } from './calendar-day';
import { HoursError, type HoursField } from './hours-error';

/** Days as a person sets them, each date written "2026-12-25": one day, or all up to a last day; once or every year. */
export type DateSpanSettings = { date: string; lastDay?: string; everyYear?: boolean };

/**
 * Tells whether a day belongs to the span. A span of every year may run over New Year's, and has 29 February in leap
 * years only.
 *
 * @throws HoursError at `field` when a date cannot be understood or the span ends before it begins.
 */
export function readDateSpan(settings: DateSpanSettings, field: HoursField): (day: CalendarDay) => boolean {
	const first = readDay(settings.date, field);
	const lastText = settings.lastDay?.trim() ?? '';
	const last = lastText === '' ? first : readDay(lastText, field);
	if (last < first) {
		throw new HoursError(
			field,
			`"${settings.date.trim()}" to "${lastText}" ends before it begins.`,
			'Set the last day to the same day or a later one.',
		);
	}
	if (settings.everyYear !== true) return (day) => first <= day && day <= last;
	if (last - first > 365) return () => true;

	const from = monthAndDay(first);
	const until = monthAndDay(last);
	return from <= until
		? (day) => from <= monthAndDay(day) && monthAndDay(day) <= until
		: (day) => from <= monthAndDay(day) || monthAndDay(day) <= until;
}

/** @throws HoursError at `field` when the text is no date. */
export function readDay(text: string, field: HoursField): CalendarDay {
	const day = parseCalendarDay(text);
	if (day !== undefined) return day;
	throw new HoursError(
		field,
		text.trim() === '' ? 'The date is missing.' : `"${text.trim()}" is not a date.`,
		'Pick the date from the calendar, or write it like 2026-12-25.',
	);
}
