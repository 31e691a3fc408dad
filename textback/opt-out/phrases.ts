import type { Language, Phrases, Words } from './language';

/** What a compiled phrase is looked for in: the clause with a space on both sides, so that each word has one before it. */
export const padded = (clause: string) => ` ${clause} `;

/** Stands where something was taken out, and is no word: a gap does not reach across it. */
export const CUT = ' |';

/** Turns phrases into one pattern; all that repeats in it is bounded, so that its time grows with the text alone. */
export function compile(
	phrases: Phrases,
	{ words, connectors }: Pick<Language, 'words' | 'connectors'>,
): RegExp {
	const connector = `(?:${alternatives(connectors)})`;
	const patterns = phrases.map((phrase) =>
		phrase
			.split(' ')
			.map((token) => pattern(token, words, connector))
			.join(''),
	);
	return patterns.length === 0 ? NEVER : new RegExp(`(?:${patterns.join('|')})(?= )`, 'g');
}

/** Longer ones first: "you guys" before "you". */
export function alternatives(plain: readonly string[]): string {
	return [...plain]
		.sort((a, b) => b.length - a.length)
		.map((word) => word.replaceAll('*', '[^ ]*'))
		.join('|');
}

const NEVER = /(?!)/g;

function pattern(token: string, words: Words, connector: string): string {
	if (token === '…') return `(?: (?!${connector} )[^ |]+){0,4}`;
	if (token === '#') return ' \\d[^ ]*';
	if (token === '^') return `(?:^| \\||(?<= ${connector}))`;
	if (token === '$') return `(?= (?:$|\\||${connector} ))`;
	const optional = /^\[(.+)\]$/.exec(token)?.[1];
	const found = `(?: (?:${alternatives(listed(optional ?? token, words))}))`;
	return optional === undefined ? found : `${found}?`;
}

function listed(token: string, words: Words): string[] {
	return token.split('|').flatMap((choice) => {
		const name = /^<(.+)>$/.exec(choice)?.[1];
		if (name === undefined) return [choice];
		const list = words[name];
		if (list === undefined) throw new Error(`There is no list of words named ${name}`);
		return [...list];
	});
}
