import type { Column, Columns, ColumnUse } from './columns';
import type { PhoneCell } from './phone-cell';
import { isBlank } from './words';

/** One row of the list, with its cells by what they tell. */
export type Row = {
	cells: readonly string[];
	from: PhoneCell;
	/** Who is not the business, where a column says that whichever way the call went. */
	other: PhoneCell;
	to: PhoneCell;
	/** Numbers of the business itself. */
	own: readonly PhoneCell[];
};

export function readRow(
	cells: readonly string[],
	{ by }: Columns,
	readPhone: (cell: string) => PhoneCell,
): Row {
	const phones = (columns: readonly Column[]) => columns.map(({ index }) => readPhone(cells[index] ?? ''));
	return {
		cells,
		from: bestOf(phones(by.from)),
		other: bestOf(phones(by.other)),
		to: bestOf(phones(by.to)),
		own: phones(by.own),
	};
}

/** The cells of a row that tell something of a kind, without empty ones. */
export function cellsOf(row: Row, { by }: Columns, use: ColumnUse): string[] {
	return by[use].map(({ index }) => row.cells[index] ?? '').filter((cell) => !isBlank(cell));
}

const RANK: ReadonlyArray<PhoneCell['kind']> = ['number', 'extension', 'lost', 'text', 'nobody'];

/** A number before a name before nothing. */
function bestOf(cells: readonly PhoneCell[]): PhoneCell {
	for (const kind of RANK) {
		const found = cells.find((cell) => cell.kind === kind);
		if (found) return found;
	}
	return { kind: 'nobody' };
}
