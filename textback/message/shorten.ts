/**
 * The longest beginning of a text that fits, ended after a word and marked with three dots; the text itself where it fits.
 * Characters as people see them are not torn apart.
 *
 * @param longest In UTF-16 units: nothing longer fits, so what is beyond is not looked at, however much it is.
 * @param fits Says no to a text that is longer than one it said no to.
 */
export function shorten(text: string, longest: number, fits: (text: string) => boolean): string {
	if (text.length <= longest && fits(text)) return text;
	const beginning = text.slice(0, longest);
	// The last character may be torn. It is never kept, as the dots need its place.
	const characters = [...new Intl.Segmenter('en').segment(beginning)].map(({ segment }) => segment);
	let [fitting, tooMany] = [0, characters.length];
	while (tooMany - fitting > 1) {
		const middle = Math.floor((fitting + tooMany) / 2);
		if (fits(`${characters.slice(0, middle).join('')}...`)) fitting = middle;
		else tooMany = middle;
	}
	const kept = characters.slice(0, fitting).join('');
	return `${kept.replace(/\s\S*$/, '').trimEnd() || kept}...`;
}
