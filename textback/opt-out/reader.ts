import type { Language, Words } from './language';
import { clausesOf } from './normalize';
import { CUT, compilerOf, type Span } from './phrases';
import { respellerOf } from './spelling';
import { wordList } from './word-list';

/** How sure it is that a text asks for no more texts, from not at all to certain. */
export type Certainty = 'reply' | 'unsure' | 'optOut';

export type Reader = (normalized: string) => Certainty;

/** What a clause contributes; one of nothing but "please" contributes nothing. */
type Part = 'request' | 'keyword' | 'hint' | 'other';

type Clause = readonly string[];

/**
 * Reads texts in one language.
 *
 * What decides is a combination of words within a clause, such as a word for stopping near one for texting. Everyday
 * business that looks the same is taken out first, and what limits a request or takes it back makes it `unsure`.
 */
export function readerOf(language: Language): Reader {
	const respell = respellerOf(language.spellings);
	const compile = compilerOf({ ...language, words: respelt(language.words, respell) });
	const look = (phrases: readonly string[]) => compile(phrases.map(respell));
	const everyday = look(language.everyday);
	const contexts = look(language.contexts);
	const certain = look(language.certain);
	const plausible = look([...language.plausible, ...language.contexts]);
	const limits = look(language.limits);
	const reservations = look(language.reservations);
	const retractions = look(language.retractions);
	const fillers = wordList(language.fillers);
	const openings = wordList(language.openings);
	const keywords = new Set(language.keywords);
	const wholeMessage = new Set(language.wholeMessageKeywords);

	function isKeyword(clause: Clause): boolean {
		let start = 0;
		for (let end = start; end >= start; end = Math.max(...openings(clause, start))) start = end;
		return keywords.has(withoutRepeats(clause.slice(start)).join(' '));
	}

	function withoutFillers(clause: Clause): Clause {
		const left: string[] = [];
		for (let at = 0; at < clause.length;) {
			const end = Math.max(...fillers(clause, at));
			if (end < at) left.push(...clause.slice(at, at + 1));
			at = Math.max(end, at + 1);
		}
		return left;
	}

	function readClause(clause: Clause): Part[] {
		const plain = withoutFillers(clause);
		const taken = everyday.spans(plain);
		const rest = cut(plain, taken);
		if (certain.isIn(rest)) return [limits.isIn(rest) ? 'hint' : 'request'];
		if (isKeyword(plain)) return ['keyword'];
		const parts = setApart(rest, contexts.spans(rest)).map(readThought);
		return taken.length === 0 ? parts : [...parts, 'other'];
	}

	function readThought(thought: Clause): Part {
		if (isKeyword(thought)) return 'keyword';
		return plausible.isIn(thought) ? 'hint' : 'other';
	}

	return (normalized) => {
		const clauses = clausesOf(normalized, language.apostrophe).map((clause) => respell(clause).split(' '));
		const read = clauses.map(readClause);
		const has = (part: Part) => read.some((parts) => parts.includes(part));
		const takenBack = () => {
			const asked = read.findIndex((parts) => parts.includes('request') || parts.includes('keyword'));
			return clauses.some(reservations.isIn) || clauses.slice(asked).some(retractions.isIn);
		};
		if (has('request')) return takenBack() ? 'unsure' : 'optOut';
		if (has('keyword')) return has('other') || takenBack() ? 'unsure' : 'optOut';
		if (has('hint')) return 'unsure';
		return wholeMessage.has(withoutFillers(clauses.flat()).join(' ')) ? 'unsure' : 'reply';
	};
}

function cut(clause: Clause, spans: readonly Span[]): Clause {
	return clause.flatMap((word, at) => {
		const span = spans.find(({ from, to }) => from <= at && at < to);
		if (span === undefined) return [word];
		return span.from === at ? [CUT] : [];
	});
}

/** "wrong number stop" is two thoughts, though nothing stands in between. */
function setApart(clause: Clause, spans: readonly Span[]): Clause[] {
	const ends = new Set(spans.flatMap(({ from, to }) => [from, to]));
	const thoughts: string[][] = [];
	clause.forEach((word, at) => {
		if (at === 0 || word === CUT || ends.has(at)) thoughts.push([]);
		if (word !== CUT) thoughts.at(-1)?.push(word);
	});
	return thoughts.filter((thought) => thought.length > 0);
}

/** The lists name words as people know them: "do not call list". */
function respelt(words: Words, respell: (clause: string) => string): Words {
	return Object.fromEntries(Object.entries(words).map(([name, list]) => [name, list.map(respell)]));
}

/** "stop stop stop" says "stop". */
function withoutRepeats(clause: Clause): Clause {
	return clause.filter((word, at) => word !== clause[at - 1]);
}
