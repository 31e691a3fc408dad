import { english } from './english/english';
import { french } from './french/french';
import type { Language } from './language';
import { clausesOf, normalize } from './normalize';
import { readerOf, type Reader } from './reader';
import { spanish } from './spanish/spanish';

/**
 * What a caller's text asks of us besides being read. `unsure`: it may ask for no more texts, or may not; it is passed on
 * as a reply, and flagged.
 */
export type Intent = 'optOut' | 'optIn' | 'help' | 'unsure' | 'reply';

const LANGUAGES: readonly Language[] = [english, spanish, french];

/** Made for the first text that needs them: it takes a moment, which the start of n8n should not. */
let readers: readonly Reader[] | undefined;

const START = allOf(({ startKeywords }) => startKeywords);
const HELP = allOf(({ helpKeywords }) => helpKeywords);
const WHOLE_MESSAGE = allOf(({ wholeMessageKeywords }) => wholeMessageKeywords);

/**
 * Reads what a text asks for, in English, Spanish and French.
 *
 * US rules let a caller opt out in any words that a reasonable person understands (47 CFR 64.1200(a)(10)), while a
 * plumber hears "stop by at 5" every day. Where the two cannot be told apart the text is `unsure`, for a person to read.
 * Nobody says which language a text is in, so it is read in each, and the reading that asks for most counts.
 */
export function readIntent(body: string): Intent {
	const text = normalize(body);
	if (text === undefined) return 'reply';
	const whole = clausesOf(text, '').join(' ');
	if (START.has(whole)) return 'optIn';
	if (HELP.has(whole)) return 'help';
	if (WHOLE_MESSAGE.has(whole)) return 'optOut';

	readers ??= LANGUAGES.map(readerOf);
	const read = readers.map((reader) => reader(text));
	if (read.includes('optOut')) return 'optOut';
	return read.includes('unsure') ? 'unsure' : 'reply';
}

function allOf(list: (language: Language) => readonly string[]): ReadonlySet<string> {
	return new Set(LANGUAGES.flatMap(list));
}
