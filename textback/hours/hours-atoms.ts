import { clockStyle, isAtNight, readTimes, writeReadings, type ClockStyle } from './clock-style';
import { HoursError, quote } from './hours-error';
import type { Token } from './hours-text-tokens';
import { formatTimeOfDay, type TimeOfDay } from './time-of-day';
import { DAYS_OF_WEEK, type DayOfWeek } from './week';

export type Hours = { opens: string; closes: string };

/** How much a gap sets apart what stands on its sides: "&" less than a comma, that less than a semicolon or a new line. */
export type Gap = 'joins' | 'separates' | 'ends';

/** Days, a stretch of hours, or "closed", with the gap in front of it. */
export type Atom = { text: string; gap: Gap } & (
	{ kind: 'days'; days: readonly DayOfWeek[] } | { kind: 'hours'; hours: Hours } | { kind: 'closed' }
);

type TokenOf<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>;

export const ALL_DAY: Hours = { opens: '12:00 AM', closes: '12:00 AM' };

/**
 * Puts the tokens of hours written as text together to days, stretches of hours, and "closed".
 *
 * @throws HoursError (field `hoursText`) quoting what is incomplete, or can be read in more than one way.
 */
export function readAtoms(tokens: readonly Token[], example: string): Atom[] {
	const style = clockStyle(tokens.flatMap((token) => (token.kind === 'time' ? [token.time] : [])));
	const atoms: Atom[] = [];
	let after = 0;
	for (let index = 0; index < tokens.length;) {
		const [first, second, third] = tokens.slice(index, index + 3);
		if (!first) break;
		if (first.kind === 'to') {
			refuseStrayDash(first, atoms.at(-1), second, example);
			index += 1;
			continue;
		}
		const gap = gapOf(first, atoms.at(-1), tokens[index - 1]);
		if (first.kind === 'day') {
			const until = second?.kind === 'to' && third?.kind === 'day' ? third : undefined;
			const text = until ? `${first.text}-${until.text}` : first.text;
			const days = until ? dayRange(first, until, example) : first.days;
			refuseUnclearTuesday(first, atoms.at(-1));
			atoms.push({ kind: 'days', days, text, gap });
			after = 0;
			index += until ? 3 : 1;
		} else if (first.kind === 'closed') {
			atoms.push({ kind: 'closed', text: first.text, gap });
			index += 1;
		} else if (first.kind === 'allDay') {
			atoms.push({ kind: 'hours', hours: ALL_DAY, text: first.text, gap });
			index += 1;
		} else {
			const [from, until, length] = timesFrom(tokens, index, example);
			const text = `${from.text}-${until.text}`;
			const times = readHours(from.time, until.time, style, after, text);
			atoms.push({ kind: 'hours', hours: write(times), text, gap });
			after = times.closes > times.opens ? times.closes : 0;
			index += length;
		}
	}
	return atoms;
}

const write = ({ opens, closes }: { opens: number; closes: number }): Hours => ({
	opens: formatTimeOfDay(opens),
	closes: formatTimeOfDay(closes),
});

/** "9am-5pm", "between 9am and 5pm" */
function timesFrom(
	tokens: readonly Token[],
	index: number,
	example: string,
): [from: TokenOf<'time'>, until: TokenOf<'time'>, length: number] {
	const [first, second, third] = tokens.slice(index, index + 3);
	if (first?.kind === 'time' && second?.kind === 'to' && third?.kind === 'time') return [first, third, 3];
	if (first?.kind === 'between' && second?.kind === 'time' && third?.kind === 'time') {
		if (/and|&/.test(third.gap)) return [second, third, 3];
	}
	const problem = first?.kind === 'time' ? 'has no closing time' : 'stands between nothing';
	throw new HoursError('hoursText', `${quote(first?.text ?? '')} ${problem}.`, example);
}

function readHours(opens: TimeOfDay, closes: TimeOfDay, style: ClockStyle, after: number, text: string) {
	const reading = readTimes(opens, closes, style, after);
	if (reading.kind === 'clear') return reading.times;
	const halves = reading.readings.some(isAtNight)
		? 'by day or at night'
		: 'in the morning or in the afternoon';
	throw new HoursError(
		'hoursText',
		`${quote(text)} could be ${halves}.`,
		`Write ${writeReadings(reading.readings)}.`,
	);
}

/** A dash can stand between days and their hours, "Monday - 9am to 5pm"; anywhere else it wants both its ends. */
function refuseStrayDash(
	{ text }: Token,
	before: Atom | undefined,
	after: Token | undefined,
	example: string,
): void {
	const isDash = !/\p{L}/u.test(text);
	const areApart =
		before && after && after.kind !== 'to' && (before.kind === 'days') !== (after.kind === 'day');
	if (isDash && areApart) return;
	throw new HoursError('hoursText', `${quote(text)} stands between nothing.`, example);
}

function gapOf({ gap, kind }: Token, before: Atom | undefined, previous: Token | undefined): Gap {
	// Behind "Tue:" hours must come.
	const awaitsHours = before?.kind === 'days' && kind === 'day' && gap.includes(':');
	if (awaitsHours || /[;|·•.]/.test(gap)) return 'ends';
	if (gap.includes(',')) return 'separates';
	if (/&|\/|\+|and|plus/.test(gap)) return 'joins';
	if (gap.includes('\n')) return 'ends';
	return previous && gap === '' && previous.kind === kind ? 'joins' : 'separates';
}

/** "Fri-Mon" goes over the weekend. */
function dayRange(from: TokenOf<'day'>, until: TokenOf<'day'>, example: string): DayOfWeek[] {
	const [first] = from.days;
	const [last] = until.days;
	const text = `${from.text}-${until.text}`;
	if (first === undefined || last === undefined || from.days.length > 1 || until.days.length > 1) {
		throw new HoursError('hoursText', `${quote(text)} cannot be understood.`, example);
	}
	if (isBareT(until.text)) throw unclearT(text);
	const start = DAYS_OF_WEEK.indexOf(first);
	const length = (DAYS_OF_WEEK.indexOf(last) - start + 7) % 7;
	return [...DAYS_OF_WEEK, ...DAYS_OF_WEEK].slice(start, start + length + 1);
}

/** "M, T" has a Tuesday; in "W, T" and "T, T" it can be a Thursday. */
function refuseUnclearTuesday({ text }: Token, before: Atom | undefined): void {
	if (!isBareT(text) || before?.kind !== 'days') return;
	if (before.days.some((day) => day !== 'monday')) throw unclearT(text);
}

const isBareT = (text: string) => text === 't' || text === 't.';

function unclearT(text: string): HoursError {
	return new HoursError(
		'hoursText',
		`The "T" in ${quote(text)} could be Tuesday or Thursday.`,
		'Write Tu or Th.',
	);
}
