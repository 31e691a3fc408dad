import { fold } from './words';

/** A column of codes that other columns of the list give away, and what its codes mean. */
type Coded = { column: string; beside: readonly string[]; words: Readonly<Record<string, string>> };

const CODED: readonly Coded[] = [
	// The call list of a Fritz!Box; older ones have 3 for the business's own calls.
	{
		column: 'typ',
		beside: ['rufnummer', 'nebenstelle', 'eigene rufnummer'],
		words: {
			1: 'Incoming: answered',
			2: 'Incoming: missed',
			3: 'Outgoing',
			4: 'Outgoing',
			9: 'In progress',
			10: 'Incoming: rejected',
			11: 'In progress',
		},
	},
];

/** The rows with words in place of codes, where a list is known to use such. */
export function withoutCodes(head: readonly string[], body: readonly string[][]): readonly string[][] {
	const names = head.map(fold);
	const coded = CODED.find(
		({ column, beside }) => names.includes(column) && beside.every((name) => names.includes(name)),
	);
	if (!coded) return body;
	const at = names.indexOf(coded.column);
	return body.map((row) => row.with(Math.min(at, row.length - 1), codeInWords(row[at] ?? '', coded)));
}

function codeInWords(cell: string, { words }: Coded): string {
	return Object.hasOwn(words, cell) ? (words[cell] ?? cell) : cell;
}
