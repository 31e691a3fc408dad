import { DateTime } from 'luxon';

/** In which order a date in figures has day and month: 02/11 is 2 November in most of the world, 11 February in the US. */
export type DateOrder = 'dayFirst' | 'monthFirst';

type DateParts = { year: number; month: number; day: number };

const TIME = /(?:^|[T ])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?([ap])(?:\.?m)?\b)?/i;
const FIGURES = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$|[T ])/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads date and time of day as phone bills write them: "2026-11-02 15:45", "11/2/2026 3:45 PM", "02.11.2026 15:45", "2 Nov 2026
 * 15:45:10", "Nov 2, 2026, 3:45 p.m.", with an offset or in the zone, or the seconds since 1970.
 *
 * @param zone IANA name, for times that do not say theirs
 * @returns undefined when day or time of day is missing or there is no such moment
 */
export function readWrittenTime(written: string, order: DateOrder, zone: string): number | undefined {
	const text = written.replace(/,/g, ' ').replace(/\s+/g, ' ').trim();
	if (/^\d{10}$/.test(text)) return Number(text) * 1000;
	if (/^\d{13}$/.test(text)) return Number(text);
	const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? /i, '');
	const date = readDate(bare, order);
	const time = readTime(bare);
	if (!date || !time) return undefined;
	const moment = DateTime.fromObject({ ...date, ...time }, { zone: zoneIn(bare) ?? zone });
	return moment.isValid ? moment.toMillis() : undefined;
}

/** What a date in figures tells of their order; undefined when it could be either. */
export function dateOrderOf(written: string): DateOrder | undefined {
	const [, first, , second] = FIGURES.exec(written.trim().replace(',', ' ')) ?? [];
	if (Number(first) > 12) return 'dayFirst';
	return Number(second) > 12 ? 'monthFirst' : undefined;
}

function readDate(text: string, order: DateOrder): DateParts | undefined {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[T ])/.exec(text);
	if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
	const figures = FIGURES.exec(text);
	if (figures) {
		const [first, second] = [Number(figures[1]), Number(figures[3])];
		const isDayFirst = order === 'dayFirst' || figures[2] === '.';
		const [day, month] = isDayFirst ? [first, second] : [second, first];
		return { year: fullYear(figures[4]), month, day };
	}
	const dayFirst = /^(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})(?=$|[T ])/i.exec(text);
	if (dayFirst) return named(dayFirst[2], dayFirst[1], dayFirst[3]);
	const monthFirst = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})(?=$|[T ])/i.exec(text);
	return monthFirst ? named(monthFirst[1], monthFirst[2], monthFirst[3]) : undefined;
}

function named(month = '', day = '', year = ''): DateParts | undefined {
	const index = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
	return index < 0 ? undefined : { year: fullYear(year), month: index + 1, day: Number(day) };
}

function fullYear(year = ''): number {
	return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function readTime(text: string): { hour: number; minute: number; second: number } | undefined {
	// Behind the date, whose own points and figures look alike.
	const [, hours, minutes, seconds = '0', half] = TIME.exec(text.replace(/^\S*[-/.]\S*?(?=[T ])/, '')) ?? [];
	if (hours === undefined) return undefined;
	const hour = Number(hours);
	const isAfternoon = half?.toLowerCase() === 'p';
	if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
	return {
		hour: half === undefined ? hour : (hour % 12) + (isAfternoon ? 12 : 0),
		minute: Number(minutes),
		second: Number(seconds),
	};
}

/** An offset or UTC at the end; the abbreviations of other zones mean the business's own. */
function zoneIn(text: string): string | undefined {
	if (/(?:\dZ|\b(?:UTC|GMT))$/.test(text)) return 'UTC';
	const [, sign, hours, minutes = '00'] = /:\d{2}(?:\.\d+)? ?([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
	return hours === undefined ? undefined : `UTC${sign ?? ''}${Number(hours)}:${minutes}`;
}
