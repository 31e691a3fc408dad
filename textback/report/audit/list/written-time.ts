import { DateTime } from 'luxon';
import { splitZone } from './written-zone';

/** In which order a date in figures has day and month: 02/11 is 2 November in most of the world, 11 February in the US. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A day as it was written: in figures whose order is open (02/11/2026), or settled. */
export type WrittenDate =
	| { kind: 'settled'; year: number; month: number; day: number }
	| { kind: 'figures'; first: number; second: number; year: number; weekday?: number };

/** What a cell, or a day and a time from two cells, says. */
export type WrittenTime =
	| { kind: 'moment'; at: number }
	| { kind: 'parts'; date?: WrittenDate; clock?: Clock; zone?: string; hasSeconds: boolean };

type Clock = { hour: number; minute: number; second: number };

/** No date and time is longer, JavaScript's own among them. */
const MOST_CHARACTERS = 80;
const DAY_MS = 86_400_000;
/** Day 0 of Excel's calendar. */
const EXCEL_START = Date.UTC(1899, 11, 30);
const EXCEL_DAY = /^[34]\d{4}(?:\.\d{1,15})?$|^5[0-4]\d{3}(?:\.\d{1,15})?$/;
const FIGURES = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=$|[T ])/;
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T ])/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?=$|[T ]|\d{6}$)/;
const DAY_AND_NAME =
	/^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:de )?(\p{L}{3,10})\.?[ -](?:de )?(\d{4}|\d{2})(?=$|[T ])/iu;
const NAME_AND_DAY = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})(?=$|[T ])/iu;
const CLOCK =
	/^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?: ?([ap])(?:\.? ?m\.?)?)?(?: (?:uhr|h))?$/i;
const BARE_CLOCK = /^(\d{1,2})(\d{2})(\d{2})?$/;
const TIME_THEN_DATE =
	/^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: (?:UTC|GMT|[A-Z]{1,2}[SD]?T))?) (?=\d{1,4}[-/. ]|\p{L}{3,10} \d)(.+)$/iu;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** The first letters of the months, without accents: English, German, French, Spanish, Italian, Dutch, Portuguese. */
const MONTHS: ReadonlyArray<readonly string[]> = [
	['jan', 'ene', 'gen'],
	['feb', 'fev'],
	['mar', 'maer', 'mrt'],
	['apr', 'abr', 'avr'],
	['may', 'mai', 'mei', 'mag'],
	['jun', 'juin', 'giu'],
	['jul', 'juil', 'lug'],
	['aug', 'ago', 'aou'],
	['sep', 'set'],
	['oct', 'okt', 'ott', 'out'],
	['nov'],
	['dec', 'dez', 'dic'],
];

/**
 * Takes apart a day, a time of day or both, as phone bills and phone systems write them: "2026-11-02 15:45", "11/2/2026 3:45 PM",
 * "02.11.2026 15.45", "2 Nov 2026 15:45:10", "Nov 2, 2026, 3:45 p.m.", "Mon, 02 Nov 2026 14:15:00 +0000", "3:45P", seconds or
 * milliseconds since 1970, or Excel's count of days.
 *
 * @returns undefined when it is none of these
 */
export function takeTimeApart(written: string): WrittenTime | undefined {
	if (written.length > MOST_CHARACTERS) return undefined;
	const text = written
		.replace(/^="(.*)"$/, '$1')
		.replace(/[,\s]+/g, ' ')
		.trim();
	// From 2001 to 2033, when no phone number looks like it.
	if (/^1\d{9}(?:\.\d+)?$/.test(text)) return { kind: 'moment', at: Math.floor(Number(text)) * 1000 };
	if (/^1\d{12}$/.test(text)) return { kind: 'moment', at: Number(text) };
	if (EXCEL_DAY.test(text)) return ofExcel(Number(text));
	const [, clockFirst, dateAfter] = TIME_THEN_DATE.exec(text) ?? [];
	const inOrder = clockFirst === undefined ? text : `${dateAfter ?? ''} ${clockFirst}`;
	const { bare, zone } = splitZone(inOrder);
	const { date, rest } = takeDate(bare);
	const clockText = rest.replace(/^(?:T|at |um |à |a las |- )/i, '').trim();
	const clock = clockText === '' ? undefined : readClock(clockText);
	if (clockText !== '' && !clock) return undefined;
	if (!date && !clock) return undefined;
	return {
		kind: 'parts',
		...(date && { date }),
		...(clock && { clock }),
		...(zone !== undefined && { zone }),
		hasSeconds: clock !== undefined && clock.second > 0,
	};
}

/** A time of day that stands in a column of its own, where "0915" and "915" are meant so. */
export function takeClockApart(written: string): WrittenTime | undefined {
	const text = written.trim();
	const [, hour = '', minute = '', second = '0'] = BARE_CLOCK.exec(text.padStart(3, '0')) ?? [];
	if (!/^\d{1,6}$/.test(text)) return takeTimeApart(written);
	const clock = clockOf(Number(hour), Number(minute), Number(second));
	return clock && { kind: 'parts', clock, hasSeconds: clock.second > 0 };
}

/**
 * Reads moments of one list, in milliseconds since 1970-01-01 UTC; undefined when day or time of day is missing or there is no
 * such moment. What a zone's clocks show is looked up once an hour, which is when they change.
 */
export function momentReader(order: DateOrder, zone: string): (written: WrittenTime) => number | undefined {
	const hours = new Map<string, number | undefined>();
	return (written) => {
		if (written.kind === 'moment') return written.at;
		const { date, clock } = written;
		if (!date || !clock) return undefined;
		const { hour, minute, second } = clock;
		const day = dayOf(date, order);
		const place = written.zone ?? zone;
		const name = `${day.year} ${day.month} ${day.day} ${hour} ${place}`;
		if (!hours.has(name)) hours.set(name, startOfHour({ ...day, hour }, place));
		const start = hours.get(name);
		return start === undefined ? undefined : start + (minute * 60 + second) * 1000;
	};
}

function startOfHour(
	hour: { year: number; month: number; day: number; hour: number },
	zone: string,
): number | undefined {
	const moment = DateTime.fromObject(hour, { zone });
	return moment.isValid ? moment.toMillis() : undefined;
}

/** Year, month and day, by the order of the list where they are open. */
export function dayOf(date: WrittenDate, order: DateOrder): { year: number; month: number; day: number } {
	if (date.kind === 'settled') return { year: date.year, month: date.month, day: date.day };
	const { first, second, year } = date;
	return order === 'dayFirst' ? { year, month: second, day: first } : { year, month: first, day: second };
}

/** What a date in figures tells of their order, by a number over 12 or its day of the week; undefined when it could be either. */
export function dateOrderOf(date: WrittenDate): DateOrder | undefined {
	if (date.kind === 'settled') return undefined;
	if (date.first > 12) return 'dayFirst';
	if (date.second > 12) return 'monthFirst';
	if (date.weekday === undefined) return undefined;
	const fits = (order: DateOrder) => DateTime.fromObject(dayOf(date, order)).weekday === date.weekday;
	if (fits('dayFirst') === fits('monthFirst')) return undefined;
	return fits('dayFirst') ? 'dayFirst' : 'monthFirst';
}

/**
 * Reads date and time of day from one text.
 *
 * @param zone IANA name, for times that do not say theirs
 * @returns undefined when day or time of day is missing or there is no such moment
 */
export function readWrittenTime(written: string, order: DateOrder, zone: string): number | undefined {
	const parts = takeTimeApart(written);
	return parts && momentReader(order, zone)(parts);
}

function takeDate(text: string): { date?: WrittenDate; rest: string } {
	const weekday = /^(\p{L}{2,10})\.? (?=\S)/u.exec(text);
	const isWeekday = weekday?.[1] !== undefined && monthOf(weekday[1]) === undefined;
	const bare = isWeekday ? text.slice(weekday[0].length) : text;
	const behind = (match: RegExpExecArray) => bare.slice(match[0].length);
	const iso = ISO.exec(bare);
	if (iso) return { date: settled(iso[1], Number(iso[3]), iso[4]), rest: behind(iso) };
	const compact = COMPACT.exec(bare);
	if (compact)
		return { date: settled(compact[1], Number(compact[2]), compact[3]), rest: spread(behind(compact)) };
	const figures = FIGURES.exec(bare);
	if (figures) {
		const [first, second, year] = [Number(figures[1]), Number(figures[3]), figures[4]];
		// Points are of countries that have the day first.
		if (figures[2] === '.') return { date: settled(year, second, figures[1]), rest: behind(figures) };
		const day = isWeekday ? WEEKDAYS.indexOf((weekday[1] ?? '').slice(0, 3).toLowerCase()) + 1 : 0;
		const date = {
			kind: 'figures',
			first,
			second,
			year: fullYear(year),
			...(day > 0 && { weekday: day }),
		} as const;
		return { date, rest: behind(figures) };
	}
	for (const [match, name, day] of [
		[DAY_AND_NAME.exec(bare), 2, 1],
		[NAME_AND_DAY.exec(bare), 1, 2],
	] as const) {
		const month = match && monthOf(match[name] ?? '');
		if (match && month !== undefined && month !== null) {
			return { date: settled(match[3], month, match[day]), rest: behind(match) };
		}
	}
	return { rest: text };
}

/** "154500" as "15:45:00". */
function spread(rest: string): string {
	return rest.replace(/^T?(\d{2})(\d{2})(\d{2})$/, '$1:$2:$3');
}

function settled(year = '', month: number, day = ''): WrittenDate {
	return { kind: 'settled', year: fullYear(year), month, day: Number(day) };
}

function fullYear(year = ''): number {
	return year.length === 2 ? 2000 + Number(year) : Number(year);
}

function monthOf(name: string): number | undefined {
	const bare = name.toLowerCase().replace('ä', 'ae').normalize('NFD').replace(/\p{M}/gu, '');
	const index = MONTHS.findIndex((names) => names.some((start) => bare.startsWith(start)));
	return index < 0 ? undefined : index + 1;
}

function readClock(text: string): Clock | undefined {
	const match = CLOCK.exec(text);
	if (match === null) return /^\d{3,4}$/.test(text) ? ofFigures(text) : undefined;
	const [, hours, minutes, seconds = '0', half] = match;
	// A bare figure is no time of day, unless it says which half.
	if (minutes === undefined && half === undefined) return undefined;
	const hour = Number(hours);
	if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
	const inDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	return clockOf(inDay, Number(minutes ?? 0), Number(seconds));
}

function ofFigures(text: string): Clock | undefined {
	const [, hour, minute] = BARE_CLOCK.exec(text) ?? [];
	return clockOf(Number(hour), Number(minute), 0);
}

function clockOf(hour: number, minute: number, second: number): Clock | undefined {
	return hour < 24 && minute < 60 && second < 60 ? { hour, minute, second } : undefined;
}

function ofExcel(days: number): WrittenTime {
	const moment = DateTime.fromMillis(Math.round((EXCEL_START + days * DAY_MS) / 1000) * 1000, {
		zone: 'UTC',
	});
	const { year, month, day, hour, minute, second } = moment;
	return {
		kind: 'parts',
		date: { kind: 'settled', year, month, day },
		...(days % 1 !== 0 && { clock: { hour, minute, second } }),
		hasSeconds: second > 0,
	};
}
