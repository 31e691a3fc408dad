import type { Language, Phrases, Words } from './language';
import { clausesOf } from './normalize';
import { CUT, alternatives, compile, padded } from './phrases';

/** How sure it is that a text asks for no more texts, from not at all to certain. */
export type Certainty = 'reply' | 'unsure' | 'optOut';

export type Reader = (normalized: string) => Certainty;

/** What a clause contributes; one of nothing but "please" contributes nothing. */
type Part = 'request' | 'keyword' | 'hint' | 'other';

/**
 * Reads texts in one language.
 *
 * What decides is a combination of words within a clause, such as a word for stopping near one for texting. Everyday
 * business that looks the same is taken out first, and what limits a request or takes it back makes it `unsure`.
 */
export function readerOf(language: Language): Reader {
	const respell = respeller(language.spellings);
	const spelt = { ...language, words: respelt(language.words, respell) };
	const look = (phrases: Phrases) => compile(phrases.map(respell), spelt);
	const everyday = look(language.everyday);
	const contexts = look(language.contexts);
	const certain = finder(look(language.certain));
	const plausible = finder(look([...language.plausible, ...language.contexts]));
	const limited = finder(look(language.limits));
	const reserved = finder(look(language.reservations));
	const retracted = finder(look(language.retractions));
	const withoutFillers = remover(language.fillers);
	const opening = new RegExp(`^(?: (?:${alternatives(language.openings)}))+(?= )`);
	const keywords = new Set(language.keywords);
	const wholeMessage = new Set(language.wholeMessageKeywords);

	const isKeyword = (words: string) => keywords.has(withoutRepeats(words.replace(opening, '').trim()));

	function readClause(clause: string): Part[] {
		const plain = withoutFillers(clause);
		const rest = plain.replace(everyday, CUT);
		if (certain(rest)) return [limited(rest) ? 'hint' : 'request'];
		if (isKeyword(plain)) return ['keyword'];
		const parts = setApart(contexts, rest).map(readThought);
		return rest === plain ? parts : [...parts, 'other'];
	}

	function readThought(thought: string): Part {
		if (isKeyword(thought)) return 'keyword';
		return plausible(thought) ? 'hint' : 'other';
	}

	return (normalized) => {
		const clauses = clausesOf(normalized, language.apostrophe).map((clause) => padded(respell(clause)));
		const read = clauses.map(readClause);
		const has = (part: Part) => read.some((parts) => parts.includes(part));
		const takenBack = () => {
			const asked = read.findIndex((parts) => parts.includes('request') || parts.includes('keyword'));
			return clauses.some(reserved) || clauses.slice(asked).some(retracted);
		};
		if (has('request')) return takenBack() ? 'unsure' : 'optOut';
		if (has('keyword')) return has('other') || takenBack() ? 'unsure' : 'optOut';
		if (has('hint')) return 'unsure';
		return wholeMessage.has(withoutFillers(clauses.join('')).trim()) ? 'unsure' : 'reply';
	};
}

/** Each call starts anew, which `test` of a global pattern does not. */
function finder(pattern: RegExp): (clause: string) => boolean {
	return (clause) => clause.search(pattern) !== -1;
}

/** "wrong number stop" is two thoughts, though nothing stands in between. */
function setApart(contexts: RegExp, clause: string): string[] {
	return clause
		.replace(contexts, `${CUT}$&${CUT}`)
		.split('|')
		.filter((thought) => thought.trim() !== '');
}

function respeller(spellings: Readonly<Record<string, string>>): (clause: string) => string {
	const known = new Map(Object.entries(spellings));
	const pattern = new RegExp(`(?<=^| )(?:${alternatives([...known.keys()])})(?= |$)`, 'g');
	return (clause) => clause.replace(pattern, (written) => known.get(written) ?? written);
}

/** The lists name words as people know them: "do not call list". */
function respelt(words: Words, respell: (clause: string) => string): Words {
	return Object.fromEntries(Object.entries(words).map(([name, list]) => [name, list.map(respell)]));
}

function remover(fillers: readonly string[]): (clause: string) => string {
	const pattern = new RegExp(` (?:${alternatives(fillers)})(?= )`, 'g');
	return (clause) => clause.replace(pattern, '').replace(/ {2,}/g, ' ');
}

/** "stop stop stop" says "stop". */
function withoutRepeats(clause: string): string {
	return clause.replace(/\b(\w+)(?: \1)+\b/g, '$1');
}
