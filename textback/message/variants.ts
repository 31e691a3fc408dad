/** One of several wordings of a message, by a letter that replies can be compared by. */
export type Variant = { name: string; template: string };

/** A line of nothing but dashes stands between two wordings. */
const BETWEEN = /^[ \t]*-{3,}[ \t]*$/m;

/** The wordings in a message field; a single one has no name. */
export function variantsOf(field: string): Variant[] {
	const wordings = field.split(BETWEEN).map((wording) => wording.trim());
	const written = wordings.filter((wording) => wording !== '');
	if (written.length < 2) return [{ name: '', template: written[0] ?? '' }];
	return written.map((template, index) => ({ name: String.fromCodePoint(65 + (index % 26)), template }));
}

/**
 * The wording for one caller: the one they got before, so that a conversation stays of one kind; else one at random.
 *
 * @param call What is being answered. It draws the wording, so that one call has one wording however often its text is
 * tried.
 */
export function chooseVariant(
	variants: readonly Variant[],
	before: string | undefined,
	call: string,
): Variant {
	const known = variants.find(({ name }) => name !== '' && name === before);
	const drawn = variants[hash(call) % variants.length];
	return known ?? drawn ?? { name: '', template: '' };
}

/** FNV-1a (RFC 9923), folded: ids that differ in one character come out far apart. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return (value ^ (value >>> 15)) >>> 0;
}
