import { HoursError } from './hours-error';
import { DAYS_OF_WEEK, type DayOfWeek } from './week';

export type Token =
	| { kind: 'day'; days: readonly DayOfWeek[]; text: string }
	| { kind: 'time' | 'to' | 'closed' | 'allDay'; text: string };

export const HOURS_TEXT_ADVICE =
	'Write it like: Mon-Fri 8am-5pm, Sat 9am-12pm, Sun closed. Day names are in English.';

const DASH = '[-\\u2010-\\u2015\\u2212~]';
const WORD_END = '(?![a-z])';
const startsWith = (pattern: string) => new RegExp(`^(?:${pattern})`);

const SEPARATOR = startsWith(`[\\s,;|/&+:.]+|(?:and|from|open|hours)${WORD_END}`);
const DAY = startsWith(
	`(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tues?|weds?|thu(?:rs?)?|mon?|tu|we|th|fri?|sat?|sun?)${WORD_END}`,
);
const SEVERAL_DAYS: ReadonlyArray<readonly [RegExp, readonly DayOfWeek[]]> = [
	[startsWith(`(?:every ?day|daily|all week|(?:7|seven) days a week)${WORD_END}`), DAYS_OF_WEEK],
	[startsWith(`(?:week ?days?|m ?${DASH} ?f)${WORD_END}`), DAYS_OF_WEEK.slice(0, 5)],
	[startsWith(`week ?ends?${WORD_END}`), DAYS_OF_WEEK.slice(5)],
];
const OTHERS: ReadonlyArray<readonly [Exclude<Token['kind'], 'day'>, RegExp]> = [
	['allDay', startsWith(`(?:24 ?(?:hours|hrs)|all day|around the clock)${WORD_END}`)],
	['closed', startsWith(`closed(?: on)?${WORD_END}`)],
	['time', startsWith(`(?:12 ?)?(?:noon|midnight|midday)${WORD_END}`)],
	['time', startsWith(`\\d+(?:[:.h]\\d+)*h?(?: ?[ap]\\.?(?:m\\.?)?${WORD_END})?`)],
	['to', startsWith(`${DASH}|(?:to|thru|through|till?|until)${WORD_END}`)],
];

/**
 * Cuts hours written as text into days, times, and words such as "closed".
 *
 * @param text in lower case, with single spaces
 * @throws HoursError (field `hoursText`) quoting the first word that is none of them.
 */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	for (let rest = text; rest !== '';) {
		const separator = SEPARATOR.exec(rest)?.[0];
		if (separator !== undefined) {
			rest = rest.slice(separator.length);
			continue;
		}
		const found = readTokens(rest);
		if (!found) throw notUnderstood(rest);
		tokens.push(...found);
		rest = rest.slice(found[0].text.length);
	}
	return tokens;
}

function readTokens(text: string): [Token, ...Token[]] | undefined {
	if (text.startsWith('24/7')) {
		return [
			{ kind: 'day', days: DAYS_OF_WEEK, text: '24/7' },
			{ kind: 'allDay', text: '24/7' },
		];
	}
	for (const [pattern, days] of SEVERAL_DAYS) {
		const several = pattern.exec(text)?.[0];
		if (several !== undefined) return [{ kind: 'day', days, text: several }];
	}
	const day = DAY.exec(text)?.[0];
	if (day !== undefined) {
		// Two letters tell the days apart.
		return [
			{ kind: 'day', days: DAYS_OF_WEEK.filter((name) => name.startsWith(day.slice(0, 2))), text: day },
		];
	}
	for (const [kind, pattern] of OTHERS) {
		const match = pattern.exec(text)?.[0];
		if (match !== undefined) return [{ kind, text: match }];
	}
	return undefined;
}

function notUnderstood(rest: string): HoursError {
	const word = /^[^\s,;]+/.exec(rest)?.[0] ?? rest;
	return new HoursError('hoursText', `"${word}" cannot be understood.`, HOURS_TEXT_ADVICE);
}
