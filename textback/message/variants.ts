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
 * @param random From 0 to 1.
 */
export function chooseVariant(
	variants: readonly Variant[],
	before: string | undefined,
	random: number,
): Variant {
	const known = variants.find(({ name }) => name !== '' && name === before);
	const drawn = variants[Math.min(Math.floor(random * variants.length), variants.length - 1)];
	return known ?? drawn ?? { name: '', template: '' };
}
