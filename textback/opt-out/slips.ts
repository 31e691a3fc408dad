import { listOf } from './list-of';

/** Words as a hurried thumb types them: with a letter missing in the middle, or two the wrong way round. */
export function slipsOf(words: string): Record<string, string> {
	return Object.fromEntries(listOf(words).flatMap((word) => slips(word).map((slip) => [slip, word])));
}

function slips(word: string): string[] {
	const inside = [...word].map((_letter, at) => at).slice(1, -1);
	const missing = inside.map((at) => word.slice(0, at) + word.slice(at + 1));
	const swapped = inside.map(
		(at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
	);
	return [...missing, ...swapped].filter((slip) => slip !== word);
}
