/** Puts the spelling that the lists use in place of others, of one word ("u") or two ("do not"). */
export function respellerOf(spellings: Readonly<Record<string, string>>): (words: string) => string {
	const known = new Map(Object.entries(spellings));
	return (text) => {
		const words = text.split(' ');
		const spelt: string[] = [];
		for (let at = 0; at < words.length;) {
			const [one = '', two] = words.slice(at, at + 2);
			const both = two === undefined ? undefined : known.get(`${one} ${two}`);
			spelt.push(both ?? known.get(one) ?? one);
			at += both === undefined ? 1 : 2;
		}
		return spelt.join(' ');
	};
}
