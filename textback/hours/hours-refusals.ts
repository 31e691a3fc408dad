import { HoursError, quote } from './hours-error';

const upToTwoWords = "(?:[\\p{L}'.]+ ){0,2}";

/** What people write with their hours that is set elsewhere, or cannot be set at all, and what to do about it. */
const REFUSALS: ReadonlyArray<readonly [word: string, advice: string]> = [
	['s(?!\\p{L})', 'Write Sat or Sun.'],
	[
		`${upToTwoWords}(?:public |bank |federal )?holidays?|[ps]h(?!\\p{L})|christmas|xmas|thanksgiving|easter(?!n)|new year|independence|labou?r day|memorial`,
		'Leave it out, and choose the country in Public Holidays. Other days off go into Own Holidays.',
	],
	[
		'(?:(?:[ecmp]|ak|h|n)[sd]?t|gmt|utc|bst|ist|ces?t|a[ecw][sd]t|nz[sd]t)(?!\\p{L})|(?:eastern|central|mountain|pacific|atlantic|local|alaska|hawaii)',
		'Leave it out, and choose the time zone in Time Zone.',
	],
	[
		'(?:or |and )?by |app(?:oin)?t',
		'Leave those days and words out. Days without hours are closed, and their callers get the text for after hours, which can offer an appointment.',
	],
	[
		'(?:for )?(?:lunch|break|dinner|siesta)',
		'Write the times on both sides of a break: Mon-Fri 8am-12pm, 1pm-5pm. What else it is called, leave out.',
	],
	[
		'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|\\d{1,2}/\\d{1,2}|20\\d\\d',
		'Dates go into Own Holidays, a vacation into Temporarily Closed Through, a part of the year into Seasonal Hours.',
	],
	[
		'winter|summer|spring|fall|autumn|seasonal|season',
		'Hours for a part of the year go into Seasonal Hours, in Options.',
	],
	[
		'(?:except|excluding|but|not|no)(?!\\p{L})',
		'Name the days that are open, and say "closed" of the others: Mon, Tue, Thu, Fri 8am-5pm, Wed closed.',
	],
	[
		'\\d+(?:st|nd|rd|th)|first|second|third|fourth|last|other|alternat|bi-?weekly|\\[',
		'The hours must be the same each week. Leave that day out, and add the dates on which it is open to Own Holidays, with their hours.',
	],
	[
		'sunrise|sunset|dawn|dusk|dark|late|close|sold|\\+|whenever|varies|vary',
		'Write a time of day for both ends, such as 8am-5pm.',
	],
	[
		'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter',
		'Write times in digits: Mon-Fri 8am-6pm.',
	],
	[
		'emergenc|phone|after|on.?call|24|lobby|drive|kitchen|service|sales|delivery|pick-?up|office|store|shop',
		'Write only the hours in which the business answers the phone, without other words.',
	],
];

const PATTERNS = REFUSALS.map(([word, advice]) => ({ pattern: new RegExp(`^(?:${word})`, 'u'), advice }));

/** A refusal of what stands first in `rest`, which points to the setting that serves, or else to `example`. */
export function notUnderstood(rest: string, example: string): HoursError {
	const word = /^[^\s,;]+/.exec(rest)?.[0] ?? rest;
	const advice = PATTERNS.find(({ pattern }) => pattern.test(rest))?.advice ?? example;
	return new HoursError('hoursText', `${quote(word)} cannot be understood.`, advice);
}

/** "closed noon-1pm" */
export function breakNotUnderstood(text: string): HoursError {
	return new HoursError(
		'hoursText',
		`${quote(text)} cannot be understood.`,
		'Write the times on both sides of a break: Mon-Fri 8am-12pm, 1pm-5pm.',
	);
}
