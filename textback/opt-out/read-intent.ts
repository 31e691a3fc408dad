import { english } from './english';
import { french } from './french';
import type { Language } from './language';
import { clausesOf, normalize } from './normalize';
import { spanish } from './spanish';

/**
 * What a caller's text asks of us besides being read. `unsure`: it may ask for no more texts, or may not; it is passed on
 * as a reply, and flagged.
 */
export type Intent = 'optOut' | 'optIn' | 'help' | 'unsure' | 'reply';

const LANGUAGES: readonly Language[] = [english, spanish, french];

/**
 * Reads what a text asks for, in English, Spanish and French.
 *
 * US rules let a caller opt out in any words that a reasonable person understands (47 CFR 64.1200(a)(10)), while a
 * plumber hears "stop by at 5" every day. So a clause of the text must ask for it from its first word to its last; what
 * merely sounds like it is `unsure`.
 */
export function readIntent(body: string): Intent {
	const text = normalize(body);
	if (text === undefined) return 'reply';
	const whole = clausesOf(text).join(' ');
	if (START.has(whole)) return 'optIn';
	if (HELP.has(whole)) return 'help';
	if (WHOLE_MESSAGE.has(whole)) return 'optOut';

	const parts = clausesOf(text.replace(CONTEXT, ' . $& . ')).map(readClause);
	const has = (part: Part) => parts.includes(part);
	if (has('request')) return has('limit') || limits(whole) ? 'unsure' : 'optOut';
	if (has('keyword')) return has('other') || has('hint') || limits(whole) ? 'unsure' : 'optOut';
	return has('hint') || has('context') || isPoliteKeyword(parts, whole) ? 'unsure' : 'reply';
}

/** What one clause contributes. `nothing`: only words such as "please". */
type Part = 'request' | 'keyword' | 'context' | 'hint' | 'limit' | 'other' | 'nothing';

function readClause(clause: string): Part {
	const core = withoutOpening(withoutFillers(clause));
	if (core === '') return 'nothing';
	if (KEYWORDS.has(withoutRepeats(core))) return 'keyword';
	if (WHOLE_CONTEXT.test(core)) return 'context';
	if (LANGUAGES.some(({ requests }) => requests.some((request) => request.test(core)))) return 'request';
	if (LANGUAGES.some(({ hints }) => hints.some((hint) => hint.test(core)))) return 'hint';
	return limits(core) ? 'limit' : 'other';
}

/** "Cancel please": a keyword that is about an appointment as often as not. */
function isPoliteKeyword(parts: readonly Part[], whole: string): boolean {
	return parts.length > 0 && WHOLE_MESSAGE.has(withoutFillers(whole));
}

function limits(words: string): boolean {
	return LANGUAGES.some(({ limits: known }) => known.some((limit) => limit.test(words)));
}

function withoutFillers(clause: string): string {
	return clause.replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
}

function withoutOpening(clause: string): string {
	return clause.replace(OPENINGS, '').trim();
}

/** "stop stop stop" says "stop". */
function withoutRepeats(clause: string): string {
	return clause.replace(/\b(\w+)(?: \1)+\b/g, '$1');
}

function allOf(list: (language: Language) => readonly string[]): string[] {
	return LANGUAGES.flatMap((language) => [...list(language)]);
}

/** Longer phrases first: "you guys" before "guys". */
function anyOf(phrases: string[]): string {
	return [...phrases].sort((a, b) => b.length - a.length).join('|');
}

const KEYWORDS = new Set(allOf(({ keywords }) => keywords));
const WHOLE_MESSAGE = new Set(allOf(({ wholeMessageKeywords }) => wholeMessageKeywords));
const START = new Set(allOf(({ startKeywords }) => startKeywords));
const HELP = new Set(allOf(({ helpKeywords }) => helpKeywords));
const FILLERS = new RegExp(`\\b(?:${anyOf(allOf(({ fillers }) => fillers))})\\b`, 'g');
const OPENINGS = new RegExp(`^(?:${anyOf(allOf(({ openings }) => openings))}) `);
const contexts = anyOf(allOf((language) => language.contexts));
const CONTEXT = new RegExp(`\\b(?:${contexts})\\b`, 'g');
const WHOLE_CONTEXT = new RegExp(`^(?:${contexts})$`);
