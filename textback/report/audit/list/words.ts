/**
 * Words as they are compared: small letters without accents, with one space between words. "missed_call",
 * "missedCall" and "Missed-Call" are the same.
 */
export function fold(text: string): string {
	return text
		.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\p{M}'’`]/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Most memories are of few words; that of phone numbers is let go with its list. */
const MOST_REMEMBERED = 50_000;

/** `read` with a memory: the same few words, numbers and names come again in each row. */
export function remembering<T>(read: (cell: string) => T): (cell: string) => T {
	return withMemory(read, new Map());
}

const wordMemories = new Set<Map<string, unknown>>();

/** {@link remembering} for functions that outlive a list: what they have seen is gone after {@link forgetWords}. */
export function rememberingWords<T>(read: (cell: string) => T): (cell: string) => T {
	const known = new Map<string, T>();
	wordMemories.add(known);
	return withMemory(read, known);
}

function withMemory<T>(read: (cell: string) => T, known: Map<string, T>): (cell: string) => T {
	return (cell) => {
		const found = known.get(cell);
		if (found !== undefined) return found;
		const value = read(cell);
		if (known.size < MOST_REMEMBERED) known.set(cell, value);
		return value;
	};
}

/** How many cells are kept in memory. */
export function rememberedWords(): number {
	return [...wordMemories].reduce((sum, { size }) => sum + size, 0);
}

/** Nothing of a list stays in memory once it is read. */
export function forgetWords(): void {
	for (const known of wordMemories) known.clear();
}

/** Whether a cell holds nothing: empty, or what programs write for that. */
export function isBlank(cell: string): boolean {
	return /^(?:[-–—.\s/]*|n\/?a|none|null|nil|nan|undefined|\(blank\)|\[.{0,40}\])$/i.test(cell);
}
