import { impliedTimes } from './bare-times';
import { HoursError } from './hours-error';
import { HOURS_TEXT_ADVICE, type Token, tokenize } from './hours-text-tokens';
import { formatTimeOfDay, parseTimeOfDay, type TimeOfDay } from './time-of-day';
import type { OpenPeriod } from './open-period';
import { buildWeek, DAYS_OF_WEEK, type DayOfWeek, type HoursRow } from './week';

type Part =
	| { kind: 'days'; days: DayOfWeek[]; text: string }
	| { kind: 'hours'; hours: Hours[]; text: string }
	| { kind: 'closed'; text: string };
type DayToken = Extract<Token, { kind: 'day' }>;
type Hours = { opens: string; closes: string };
type Statement = { days: readonly DayOfWeek[]; hours: Hours[]; text: string };

const DAY_ADVICE = 'Write it like 10am-2pm, or leave it empty when closed.';
const ALL_DAY: Hours = { opens: '12:00 AM', closes: '12:00 AM' };
/** In schema.org's form, days without times are open all day. */
const SCHEMA_ORG_DAYS = /^(?:mo|tu|we|th|fr|sa|su)(?:[-,] ?(?:mo|tu|we|th|fr|sa|su))*$/;

/**
 * Reads hours as people write them on a website, "Mon-Fri 8am-5pm, Sat 9-12, Sun closed", or in schema.org's form,
 * "Mo-Fr 08:00-17:00" (https://schema.org/openingHours). Days that are not named are closed.
 *
 * Times without am or pm are read as people mean them: "9-5" ends in the afternoon.
 *
 * @throws HoursError (field `hoursText`) quoting the part that cannot be understood.
 */
export function parseHoursText(text: string): HoursRow[] {
	const line = compact(text);
	if (line === '') throw new HoursError('hoursText', 'The hours are missing.', HOURS_TEXT_ADVICE);
	const parts = readParts(tokenize(line));
	if (SCHEMA_ORG_DAYS.test(line)) parts.push({ kind: 'hours', hours: [ALL_DAY], text: '' });

	const statements = pair(parts);
	const closed = statements.filter(({ hours }) => hours.length === 0);
	return statements
		.filter(({ hours }) => hours.length > 0)
		.flatMap(({ days, hours, text: opened }) => {
			const open = days.filter((day) => !closed.some((statement) => statement.days.includes(day)));
			if (open.length > 0) return hours.map((period) => ({ days: open, ...period }));
			const contradicting = closed.map((statement) => `"${statement.text}"`).join(' and ');
			throw new HoursError('hoursText', `"${opened}" contradicts ${contradicting}.`, HOURS_TEXT_ADVICE);
		});
}

/**
 * Reads the hours of one day, "10am-2pm" or "8-12, 13-17"; "closed" and an empty text are none.
 *
 * @throws HoursError (field `hoursText`) quoting the part that cannot be understood.
 */
export function parseDayText(text: string): OpenPeriod[] {
	const [hours, other] = readParts(tokenize(compact(text)));
	if (other ?? hours?.kind === 'days') {
		throw new HoursError('hoursText', `"${text.trim()}" is not the hours of one day.`, DAY_ADVICE);
	}
	if (hours?.kind !== 'hours') return [];
	const [periods = []] = buildWeek(hours.hours.map((period) => ({ days: ['monday'], ...period })));
	return [...periods];
}

/** Days with their hours, in either order: "Sat 9-12", "9-5 weekdays", "closed Sunday". No hours when closed. */
function pair(parts: readonly Part[]): Statement[] {
	const statements: Statement[] = [];
	for (let index = 0; index < parts.length; index += 2) {
		const both = parts.slice(index, index + 2);
		const [days] = both.filter((part) => part.kind === 'days');
		const [other] = both.filter((part) => part.kind !== 'days');
		if (!days || !other) throw unpaired(both[0]);
		const text = both
			.map((part) => part.text)
			.join(' ')
			.trim();
		statements.push({ days: days.days, hours: other.kind === 'hours' ? other.hours : [], text });
	}
	return statements;
}

function unpaired(part: Part | undefined): HoursError {
	const lacks = part?.kind === 'days' ? 'has no times, and is not said to be closed' : 'is for no day';
	return new HoursError('hoursText', `"${part?.text ?? ''}" ${lacks}.`, HOURS_TEXT_ADVICE);
}

function compact(text: string): string {
	return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Puts days with days and times with times: "Mon, Wed-Fri" is one part, and so is "8-12, 13-17". */
function readParts(tokens: readonly Token[]): Part[] {
	const uses24Hours = tokens.some(
		({ kind, text }) => kind === 'time' && parseTimeOfDay(text)?.clock === '24 hours',
	);
	const parts: Part[] = [];
	for (let index = 0; index < tokens.length;) {
		const [from, to, until] = tokens.slice(index, index + 3);
		if (!from) break;
		const end = to?.kind === 'to' && until?.kind === from.kind ? until : undefined;
		index += end ? 3 : 1;
		const part = readPart(from, end, uses24Hours);
		const last = parts.at(-1);
		if (last?.kind === 'days' && part.kind === 'days') {
			last.days.push(...part.days);
			last.text += `, ${part.text}`;
		} else if (last?.kind === 'hours' && part.kind === 'hours') {
			last.hours.push(...part.hours);
			last.text += `, ${part.text}`;
		} else parts.push(part);
	}
	return parts;
}

function readPart(from: Token, end: Token | undefined, uses24Hours: boolean): Part {
	const text = end ? `${from.text}-${end.text}` : from.text;
	if (from.kind === 'day')
		return { kind: 'days', days: end?.kind === 'day' ? dayRange(from, end) : [...from.days], text };
	if (from.kind === 'closed') return { kind: 'closed', text };
	if (from.kind === 'allDay') return { kind: 'hours', hours: [ALL_DAY], text };
	if (from.kind === 'time' && end)
		return { kind: 'hours', hours: [readTimes(from.text, end.text, uses24Hours)], text };
	const problem = from.kind === 'time' ? 'has no closing time' : 'stands between nothing';
	throw new HoursError('hoursText', `"${text}" ${problem}.`, HOURS_TEXT_ADVICE);
}

/** "Fri-Mon" goes over the weekend. */
function dayRange(from: DayToken, until: DayToken): DayOfWeek[] {
	const [first] = from.days;
	const [last] = until.days;
	if (first === undefined || last === undefined || from.days.length > 1 || until.days.length > 1) {
		throw new HoursError(
			'hoursText',
			`"${from.text}-${until.text}" cannot be understood.`,
			HOURS_TEXT_ADVICE,
		);
	}
	const start = DAYS_OF_WEEK.indexOf(first);
	const length = (DAYS_OF_WEEK.indexOf(last) - start + 7) % 7;
	return [...DAYS_OF_WEEK, ...DAYS_OF_WEEK].slice(start, start + length + 1);
}

function readTimes(opensText: string, closesText: string, uses24Hours: boolean): Hours {
	const opens = readTime(opensText);
	const closes = readTime(closesText);
	const times = uses24Hours ? { opens: opens.minutes, closes: closes.minutes } : impliedTimes(opens, closes);
	if (times) return { opens: formatTimeOfDay(times.opens), closes: formatTimeOfDay(times.closes) };
	throw new HoursError(
		'hoursText',
		`"${opensText}-${closesText}" could be in the morning or in the afternoon.`,
		`Write am or pm with both times. ${HOURS_TEXT_ADVICE}`,
	);
}

function readTime(text: string): TimeOfDay {
	const time = parseTimeOfDay(text);
	if (time) return time;
	throw new HoursError('hoursText', `"${text}" is not a time of day.`, HOURS_TEXT_ADVICE);
}
