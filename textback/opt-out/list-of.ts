/** The words and phrases of a text, with a comma or a line's end between them. */
export function listOf(text: string): string[] {
	const words = text.split(/[,\n]/).map((word) => word.trim());
	return [...new Set(words.filter((word) => word !== ''))];
}
