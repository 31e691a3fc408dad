import type { Language, Phrases, Words } from './language';
import { wordList, type WordList } from './word-list';

/** Stands where something was taken out, and is no word: a gap does not reach across it. */
export const CUT = '|';

const LONGEST_GAP = 4;

/** In words. */
const CONNECTOR_LENGTHS = [1, 2, 3];

/** The words of a clause from one on, up to but not including another. */
export type Span = { from: number; to: number };

export type Pattern = {
	isIn: (words: readonly string[]) => boolean;
	/** Where it is, from left to right, the longest one first, without those that overlap. */
	spans: (words: readonly string[]) => Span[];
};

/** Where one may be in a clause after one sign of a phrase, having been at a word before it. */
type Step = (words: readonly string[], at: number) => readonly number[];

/**
 * Makes patterns of the phrases of a language.
 *
 * A phrase is followed through the clause on all ways at once: the places that can be reached after each of its signs.
 * So the time that it takes grows with the text alone, however many words may be left out.
 */
export function compilerOf({
	words,
	connectors,
}: Pick<Language, 'words' | 'connectors'>): (phrases: Phrases) => Pattern {
	const connector = wordList(connectors);
	const lists = new Map<string, WordList>();
	const steps = new Map<string, Step>();

	const endsThought: Step = (clause, at) =>
		at === clause.length || clause[at] === CUT || connector(clause, at).length > 0 ? [at] : [];
	const startsThought: Step = (clause, at) => (startOfThought(clause, at) ? [at] : []);
	const gap: Step = (clause, at) => {
		const reached = [at];
		for (let next = at; reached.length <= LONGEST_GAP && endsThought(clause, next).length === 0;) {
			reached.push(++next);
		}
		return reached;
	};

	function startOfThought(clause: readonly string[], at: number): boolean {
		if (at === 0 || clause[at - 1] === CUT) return true;
		return CONNECTOR_LENGTHS.some((length) => connector(clause, at - length).includes(at));
	}

	function stepOf(sign: string): Step {
		if (sign === '…') return gap;
		if (sign === '#') return number;
		if (sign === '^') return startsThought;
		if (sign === '$') return endsThought;
		const optional = /^\[(.+)\]$/.exec(sign)?.[1];
		const found = anyOf(listsOf(optional ?? sign));
		return optional === undefined ? found : (clause, at) => [at, ...found(clause, at)];
	}

	function listsOf(sign: string): WordList[] {
		const choices = sign.split('|');
		const plain = choices.filter((choice) => !choice.startsWith('<'));
		const names = choices.filter((choice) => choice.startsWith('<')).map((choice) => choice.slice(1, -1));
		const named = names.map((name) => cached(lists, name, () => wordList(listNamed(name, words))));
		return plain.length === 0 ? named : [wordList(plain), ...named];
	}

	return (phrases) => {
		const byFirstSign = new Map<Step, Step[][]>();
		for (const phrase of phrases) {
			const [first, ...rest] = phrase.split(' ').map((sign) => cached(steps, sign, stepOf));
			if (first !== undefined) byFirstSign.set(first, [...(byFirstSign.get(first) ?? []), rest]);
		}
		const beginnings = [...byFirstSign];
		/** Where the phrases end that start at a word. */
		const endsFrom = (clause: readonly string[], from: number) =>
			beginnings.flatMap(([first, rests]) => {
				const reached = first(clause, from);
				return reached.length === 0 ? [] : rests.map((rest) => endOf(rest, clause, reached));
			});
		return {
			isIn: (clause) => clause.some((_word, from) => Math.max(...endsFrom(clause, from)) > NO_END),
			spans: (clause) => {
				const spans: Span[] = [];
				for (let from = 0; from < clause.length;) {
					const to = Math.max(...endsFrom(clause, from));
					if (to > from) spans.push({ from, to });
					from = Math.max(to, from + 1);
				}
				return spans;
			},
		};
	};
}

const NO_END = -1;

const number: Step = (clause, at) => (/^\d/.test(clause[at] ?? '') ? [at + 1] : []);

/** The furthest word up to which the rest of a phrase reaches. */
function endOf(rest: readonly Step[], clause: readonly string[], from: readonly number[]): number {
	let reached = from;
	for (const step of rest) {
		const [only = NO_END] = reached;
		reached = reached.length === 1 ? step(clause, only) : everyStep(step, clause, reached);
		if (reached.length === 0) return NO_END;
	}
	return Math.max(...reached);
}

function everyStep(step: Step, clause: readonly string[], from: readonly number[]): readonly number[] {
	const reached = new Set<number>();
	for (const at of from) for (const next of step(clause, at)) reached.add(next);
	return [...reached];
}

function anyOf(lists: readonly WordList[]): Step {
	const [only, ...more] = lists;
	if (only !== undefined && more.length === 0) return only;
	return (clause, at) => lists.flatMap((list) => list(clause, at));
}

function listNamed(name: string, words: Words): readonly string[] {
	const list = words[name];
	if (list === undefined) throw new Error(`There is no list of words named ${name}`);
	return list;
}

function cached<Made>(made: Map<string, Made>, name: string, make: (name: string) => Made): Made {
	const known = made.get(name);
	if (known !== undefined) return known;
	const fresh = make(name);
	made.set(name, fresh);
	return fresh;
}
