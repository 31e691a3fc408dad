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

/** `read` with a memory: the same few words, numbers and names come again in each row. */
export function remembering<T>(read: (cell: string) => T): (cell: string) => T {
	const known = new Map<string, T>();
	return (cell) => {
		const found = known.get(cell);
		if (found !== undefined) return found;
		const value = read(cell);
		if (known.size < 100_000) known.set(cell, value);
		return value;
	};
}

/** Whether a cell holds nothing: empty, or what programs write for that. */
export function isBlank(cell: string): boolean {
	return /^(?:[-–—.\s/]*|n\/?a|none|null|nil|nan|undefined|\(blank\)|\[.{0,40}\])$/i.test(cell);
}
