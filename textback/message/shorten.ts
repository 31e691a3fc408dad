/**
 * The longest beginning of a text that fits, ended after a word and marked with three dots; the text itself where it fits.
 * Characters as people see them are not torn apart.
 *
 * @param fits Says no to a text that is longer than one it said no to.
 */
export function shorten(text: string, fits: (text: string) => boolean): string {
	if (fits(text)) return text;
	const characters = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
	let [longest, tooLong] = [0, characters.length];
	while (tooLong - longest > 1) {
		const middle = Math.floor((longest + tooLong) / 2);
		if (fits(`${characters.slice(0, middle).join('')}...`)) longest = middle;
		else tooLong = middle;
	}
	const kept = characters.slice(0, longest).join('');
	return `${kept.replace(/\s+\S*$/, '') || kept}...`;
}
