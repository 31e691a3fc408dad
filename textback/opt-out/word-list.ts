/** Where an entry that starts at this word of a clause ends: after one word, or after several. */
export type WordList = (words: readonly string[], at: number) => readonly number[];

/** Finds words and phrases among the words of a clause by their first word; `mand*` is any word that starts so. */
export function wordList(entries: readonly string[]): WordList {
	const beginnings = entries.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
	const others = entries.filter((entry) => !entry.endsWith('*')).map((entry) => entry.split(' '));
	const byFirstWord = new Map<string | undefined, string[][]>();
	for (const entry of others) {
		const alike = byFirstWord.get(entry[0]);
		if (alike === undefined) byFirstWord.set(entry[0], [entry]);
		else alike.push(entry);
	}
	return (words, at) => {
		const word = words[at];
		if (word === undefined) return NOWHERE;
		const alike = byFirstWord.get(word);
		if (alike === undefined && beginnings.length === 0) return NOWHERE;
		const ends = (alike ?? [])
			.filter((entry) => entry.every((expected, i) => words[at + i] === expected))
			.map((entry) => at + entry.length);
		return beginnings.some((beginning) => word.startsWith(beginning)) ? [...ends, at + 1] : ends;
	};
}

const NOWHERE: readonly number[] = [];
