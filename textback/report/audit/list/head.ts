import { ReportError } from '../../report-error';
import { readColumnName } from './column-names';
import type { ColumnNames } from './columns';
import { readDuration } from './duration-cell';
import type { PhoneCell } from './phone-cell';
import { fold, isBlank } from './words';
import { takeTimeApart } from './written-time';

/** How far down the names of the columns may stand, below a title or an account number. */
const LOOK_AT = 25;

/**
 * Finds the row with the names of the columns: the one with the most known names among those that hold no numbers, times or
 * durations.
 *
 * @throws {ReportError} when there is none.
 */
export function findHead(
	rows: ReadonlyArray<readonly string[]>,
	given: ColumnNames,
	readPhone: (cell: string) => PhoneCell,
): number {
	const wanted = new Set(
		Object.values(given)
			.map(fold)
			.filter((name) => name !== ''),
	);
	const isData = (cell: string) =>
		readPhone(cell).kind === 'number' ||
		takeTimeApart(cell) !== undefined ||
		readDuration(cell, undefined) !== undefined;
	const scores = rows.slice(0, LOOK_AT).map((row) => {
		const cells = row.filter((cell) => !isBlank(cell));
		if (cells.length < 2 || cells.some(isData)) return -1;
		const known = cells.filter((cell) => readColumnName(cell).uses.size > 0).length;
		return known + 100 * cells.filter((cell) => wanted.has(fold(cell))).length;
	});
	const best = Math.max(...scores);
	if (best < 0) {
		throw new ReportError(
			'columns',
			'The names of the columns are missing: no row above the calls has them.',
			'Export the list with its names of columns, or write them into a first row, such as “From,Time,Status,Duration”.',
		);
	}
	return scores.indexOf(best);
}
