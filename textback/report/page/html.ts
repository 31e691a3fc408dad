/** A piece of HTML that is safe to put into a page; {@link html} makes them. */
export class Html {
	constructor(readonly source: string) {}
}

/** Text is escaped, pieces of HTML are put in as they are, and what is absent leaves nothing. */
export type Piece = string | number | Html | readonly Html[] | undefined | false;

/** HTML with values in it, none of which can become anything but text unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Html {
	return new Html(String.raw({ raw: parts }, ...pieces.map(sourceOf)));
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"'`]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

function sourceOf(piece: Piece): string {
	if (piece === undefined || piece === false) return '';
	if (piece instanceof Html) return piece.source;
	if (typeof piece === 'object') return piece.map(({ source }) => source).join('');
	return escapeHtml(String(piece));
}
