/** More than three times what Twilio sends with the most pictures and carrier data: about eighty fields. */
const MOST_FIELDS = 300;

/**
 * The fields of a form-encoded body. Each field that is read is looked for among all of them, so their number is bounded.
 *
 * @returns undefined for a body that no provider sends, for its number of fields.
 */
export function readForm(rawBody: string): URLSearchParams | undefined {
	return hasMoreThan(MOST_FIELDS - 1, '&', rawBody) ? undefined : new URLSearchParams(rawBody);
}

/** Reads no further than it must. */
function hasMoreThan(most: number, mark: string, text: string): boolean {
	let at = -1;
	for (let count = 0; count <= most; count += 1) {
		at = text.indexOf(mark, at + 1);
		if (at === -1) return false;
	}
	return true;
}
