import { directionWord } from './direction-words';
import { readDuration } from './duration-cell';
import { outcomeWord } from './outcome-words';
import type { PhoneCell } from './phone-cell';
import { isBlank } from './words';
import { takeClockApart, takeTimeApart } from './written-time';

/** How many of a column's cells, in a sample of the rows, hold what. */
export type Survey = {
	/** Of the sample. */
	rows: number;
	filled: number;
	distinct: number;
	numbers: number;
	/** Extensions, numbers of no country, and numbers that Excel has spoilt. */
	likeNumbers: number;
	nobody: number;
	moments: number;
	/** Moments that say their zone, or that need none. */
	absolute: number;
	midnights: number;
	days: number;
	yearless: number;
	clocks: number;
	durations: number;
	positive: number;
	directions: number;
	outcomes: number;
};

const YEARLESS = /^(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2}[./-]\d{1,2}\.?|\d{1,2}\.? \p{L}{3,9}\.?)$/u;
/** Rows that are looked at to know a column. */
const SAMPLE = 300;

/** What each column holds, by rows from all over the list. */
export function surveyColumns(
	body: ReadonlyArray<readonly string[]>,
	columns: number,
	readPhone: (cell: string) => PhoneCell,
): Survey[] {
	const step = Math.max(1, Math.floor(body.length / SAMPLE));
	const sample = body.filter((_, row) => row % step === 0).slice(0, SAMPLE);
	return Array.from({ length: columns }, (_, index) =>
		survey(
			sample.map((row) => row[index] ?? ''),
			readPhone,
		),
	);
}

function survey(all: readonly string[], readPhone: (cell: string) => PhoneCell): Survey {
	const cells = all.filter((cell) => !isBlank(cell));
	const having = (test: (cell: string) => boolean) => cells.filter(test).length;
	const phones = cells.map(readPhone);
	const times = cells.map(takeTimeApart).filter((time) => time !== undefined);
	const complete = times.filter((time) => time.kind === 'moment' || (time.date && time.clock));
	const clocks = cells.map(takeClockApart);
	// "20" is a number of seconds, "0915" a time of day.
	const hasClock = cells.some((cell) => cell.length >= 3);
	return {
		rows: all.length,
		filled: cells.length,
		distinct: new Set(cells).size,
		numbers: phones.filter((phone) => phone.kind === 'number' && phone.isValid).length,
		likeNumbers: phones.filter(
			(phone) => phone.kind === 'extension' || phone.kind === 'lost' || isFigures(phone),
		).length,
		nobody: phones.filter(({ kind }) => kind === 'nobody').length,
		moments: complete.length,
		absolute: complete.filter((time) => time.kind === 'moment' || time.zone !== undefined).length,
		midnights: complete.filter(
			(time) => time.kind === 'parts' && time.clock?.hour === 0 && time.clock.minute === 0,
		).length,
		days: times.filter((time) => time.kind === 'parts' && time.date && !time.clock).length,
		yearless: having((cell) => YEARLESS.test(cell)),
		clocks: hasClock ? clocks.filter((time) => time?.kind === 'parts' && time.clock && !time.date).length : 0,
		durations: having((cell) => readDuration(cell, undefined) !== undefined),
		positive: having((cell) => (readDuration(cell, undefined)?.seconds ?? 0) > 0),
		directions: having((cell) => directionWord(cell) !== 'none'),
		outcomes: having((cell) => outcomeWord(cell) !== 'unknown'),
	};
}

/** What may be a number, and is no valid one of the country. */
function isFigures(phone: PhoneCell): boolean {
	if (phone.kind === 'number') return !phone.isValid;
	return phone.kind === 'text' && /^[+\d][\d\s().-]{5,}$/.test(phone.text);
}
