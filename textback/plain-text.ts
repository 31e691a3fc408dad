/**
 * A value from outside (a reply's body, a caller's name) as plain text that no reader trips over: line breaks
 * become `\n`, a tab becomes a space, every other control character goes, and half a surrogate pair becomes U+FFFD.
 */
export function plainText(value: string): string {
	return value
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/\t/g, ' ')
		.replace(/(?!\n)\p{Control}/gu, '')
		.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * {@link plainText} on a single line, for a title or a mail's subject. Characters that reorder the text around them
 * (Unicode's embeddings, overrides and isolates) go too; right-to-left letters stay.
 */
export function oneLine(value: string): string {
	return plainText(value)
		.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * At most `longest` UTF-16 units and an ellipsis, cut between characters as people see them, so that no emoji or
 * accent is torn apart.
 */
export function clip(text: string, longest: number): string {
	if (text.length <= longest) return text;
	let kept = '';
	for (const { segment } of new Intl.Segmenter('en').segment(text)) {
		if (kept.length + segment.length > longest) break;
		kept += segment;
	}
	return `${kept}…`;
}
