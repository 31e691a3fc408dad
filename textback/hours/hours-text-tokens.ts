import { HoursError, quote } from './hours-error';
import { notUnderstood } from './hours-refusals';
import { parseTimeOfDay, type TimeOfDay } from './time-of-day';
import { DAYS_OF_WEEK, type DayOfWeek } from './week';

/** `gap` is what stands in front of it that has no meaning of its own: commas, ends of lines, words such as "open". */
export type Token = { text: string; gap: string } & (
	| { kind: 'day'; days: readonly DayOfWeek[] }
	| { kind: 'time'; time: TimeOfDay }
	| { kind: 'to' | 'closed' | 'allDay' | 'between' }
);
type WithoutGap<Each> = Each extends Token ? Omit<Each, 'gap'> : never;
type Word = WithoutGap<Token>;

/** Far more than a week with a break each day takes. */
const MOST_CHARACTERS = 1000;

const DASH = '[-\\u2010-\\u2015\\u2212~]';
const WORD_END = '(?!\\p{L})';
const FULL_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s?";
const SHORT_DAY = '(?:tues?|weds?|th(?:u(?:rs?)?|rs?)?|mon?|tu|fri?|sat?|sun?|m|t|w|f)\\.?';
/** In schema.org's form "We" is Wednesday, in a sentence it is the business. */
const WE = `we(?=\\.? ?(?:$|[\\n,:;/&|\\d]|${DASH}|(?:mo|tu|th|fr|sa|su|closed|off|and|to|thru|through)${WORD_END}))`;
const LETTERS = '(?:m?(?:tu?)?w?(?:th)?f?)';
const TWO_LETTERED_DAYS = /^(?:mw|wf|tu?th)$/;
const HEADING_NAMES =
	'office|business|store|shop|opening|open|regular|normal|usual|standard|current|working|operating|trading|clinic|salon|studio|showroom|reception|front desk|customer service|phone|call';

/** At a place in the text: sticky, so that each character is looked at a few times, however long the text is. */
const at = (pattern: string) => new RegExp(pattern, 'yu');

const HEADING = at(
	`(?:(?:our|the) )?(?:(?:${HEADING_NAMES}) )?(?:hours|times)(?: of (?:operation|business))?(?: are)?${WORD_END}|(?:we|our (?:office|shop|store)) (?:are |is )?open${WORD_END}|we're open${WORD_END}`,
);
const MARKS = at('[\\s,;|/&:.·•()"“”]+');
const FILLERS = at(
	`(?:and|plus|from|open|hours|hrs|are|is|on|only|every|each|we are|we're|o'clock|at)\\.?${WORD_END}`,
);
const PLUS = at('\\+');
const TIME = at(
	`(?:12 ?)?(?:noon|midnight|midday)${WORD_END}|\\d{1,6}(?:[:.h]\\d{1,6}){0,2}h?(?: ?[ap](?:\\. m\\.|\\.?(?:m\\.?)?))?(?=hrs|[^\\p{L}\\p{N}]|$)`,
);

const everyDay = (text: string): Word => ({ kind: 'day', days: DAYS_OF_WEEK, text });
const allDay = (text: string): Word => ({ kind: 'allDay', text });

const WORDS: ReadonlyArray<readonly [RegExp, (text: string) => readonly Word[]]> = [
	[at(`(?:24 ?[/x] ?7(?: ?/ ?365)?|always open)(?![\\p{L}\\d:])`), (text) => [everyDay(text), allDay(text)]],
	[
		at(
			`(?:every ?day|each day|all days|daily|all week|(?:7|seven) days(?: ?(?:a|per|/) ?week)?|365 days(?: (?:a|per) year)?)${WORD_END}`,
		),
		(text) => [everyDay(text)],
	],
	[at(`week ?days?${WORD_END}`), (text) => [{ kind: 'day', days: DAYS_OF_WEEK.slice(0, 5), text }]],
	[at(`week ?ends?${WORD_END}`), (text) => [{ kind: 'day', days: DAYS_OF_WEEK.slice(5), text }]],
	[at(`(?:${FULL_DAY}|${SHORT_DAY}|${WE})${WORD_END}`), (text) => [readDay(text)]],
	[at(`${LETTERS}${WORD_END}`), readLetters],
	[
		at(`(?:24 ?(?:hours?|hrs?)(?: (?:a|per) day)?|all day|(?:a)?round the clock)${WORD_END}`),
		(text) => [allDay(text)],
	],
	[at(`(?:closed(?: all day)?(?: on)?|off|shut)${WORD_END}`), (text) => [{ kind: 'closed', text }]],
	[TIME, (text) => [{ kind: 'time', time: readTime(text), text }]],
	[at(`${DASH}+|(?:to|thru|through|'?till?|until)${WORD_END}`), (text) => [{ kind: 'to', text }]],
	[at(`between(?: the hours of)?${WORD_END}`), (text) => [{ kind: 'between', text }]],
];

/** One form for all ways to write the same characters; lines stay, their bullets do not. */
function compact(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]|\ufe0f/gu, '')
		.replaceAll(/[’‘ʼ]/gu, "'")
		.split(/[\n\r\u2028\u2029]/u)
		.map((line) => line.replaceAll(/\s+/gu, ' ').trim())
		.map((line) =>
			line.replace(new RegExp(`^(?:[*•·▪●◦○‣✓✔➤►\\u{1F550}-\\u{1F567}⏰]|${DASH}(?!\\d)) ?`, 'u'), ''),
		)
		.filter((line) => line !== '')
		.join('\n');
}

/**
 * Cuts hours written as text into days, times, and words such as "closed".
 *
 * @param example how to write it, for words that nobody can do anything with
 * @throws HoursError (field `hoursText`) quoting the first word that is none of them, or when the text is too long.
 */
export function tokenize(written: string, example: string): Token[] {
	if (written.length > MOST_CHARACTERS) {
		throw new HoursError(
			'hoursText',
			`The hours are ${String(written.length)} characters long.`,
			`Write at most ${String(MOST_CHARACTERS)}, and only days and times. ${example}`,
		);
	}
	const text = compact(written);
	const tokens: Token[] = [];
	let position = matchAt(HEADING, text, 0)?.length ?? 0;
	let gap = '';
	while (position < text.length) {
		const between = matchAt(MARKS, text, position) ?? readPlus(text, position, tokens.at(-1));
		const words = between === undefined ? readWords(text, position) : undefined;
		const skipped = between ?? (words ? undefined : matchAt(FILLERS, text, position));
		if (skipped !== undefined) {
			gap += skipped;
			position += skipped.length;
		} else if (words) {
			tokens.push(...words.map((word, index) => ({ ...word, gap: index === 0 ? gap : '' })));
			gap = '';
			position += words[0].text.length;
		} else throw notUnderstood(text.slice(position), example);
	}
	return tokens;
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
	pattern.lastIndex = position;
	return pattern.exec(text)?.[0] || undefined;
}

/** "Sat + Sun"; but "18:00+" has no end. */
function readPlus(text: string, position: number, last: Token | undefined): string | undefined {
	return last?.kind === 'day' ? matchAt(PLUS, text, position) : undefined;
}

function readWords(text: string, position: number): readonly [Word, ...Word[]] | undefined {
	for (const [pattern, read] of WORDS) {
		const match = matchAt(pattern, text, position);
		const [first, ...others] = match === undefined ? [] : read(match);
		if (first) return [first, ...others];
	}
	return undefined;
}

/** Two letters tell the days apart; of those with one only, T is Tuesday beside Th. */
function readDay(text: string): Word {
	const letters = text.slice(0, 2).replace('.', '');
	return { kind: 'day', days: DAYS_OF_WEEK.filter((day) => day.startsWith(letters)).slice(0, 1), text };
}

/** "MWF", "TTh"; but "MT" is a time zone. */
function readLetters(text: string): Word[] {
	const letters = text.match(/th|tu|[mtwf]/g) ?? [];
	if (letters.length < 3 && !TWO_LETTERED_DAYS.test(text)) return [];
	return [
		{
			kind: 'day',
			days: letters.flatMap((each) => DAYS_OF_WEEK.find((day) => day.startsWith(each)) ?? []),
			text,
		},
	];
}

function readTime(text: string): TimeOfDay {
	const time = parseTimeOfDay(text);
	if (time) return time;
	throw new HoursError(
		'hoursText',
		`${quote(text)} is not a time of day.`,
		'Write it like 8am, 5:30 PM or 17:30.',
	);
}
