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

/**
 * At most `longest` UTF-16 units, as many whole lines as fit, and how many lines are left out.
 */
export function clipLines(text: string, longest: number): string {
	if (text.length <= longest) return text;
	const lines = text.split('\n');
	const more = (count: number) => `and ${count} more, on record`;
	const room = longest - more(lines.length).length - 1;
	let kept = 0;
	for (let length = -1; kept < lines.length; kept += 1) {
		length += (lines[kept] ?? '').length + 1;
		if (length > room) break;
	}
	return [...lines.slice(0, kept), more(lines.length - kept)].join('\n');
}

/**
 * Typographic punctuation in the characters of an old typewriter. One curly quote makes a whole text UCS-2, which
 * holds 70 characters a segment instead of 160 (3GPP TS 23.038).
 */
export function typewritten(text: string): string {
	return text
		.replace(/[\u2018\u2019\u201A\u2032]/g, "'")
		.replace(/[\u201C-\u201E\u2033]/g, '"')
		.replace(/[\u2010-\u2015]/g, '-')
		.replace(/\u2026/g, '...')
		.replace(/[\u00A0\u2002-\u200A\u202F]/g, ' ');
}
