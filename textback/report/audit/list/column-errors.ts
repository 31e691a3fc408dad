import { ReportError } from '../../report-error';
import type { ColumnSetting } from './columns';

export const SETTING_LABELS: Record<ColumnSetting, string> = {
	caller: 'Caller',
	called: 'Called Number',
	time: 'Time',
	date: 'Date',
	result: 'Result',
	duration: 'Duration',
	direction: 'Direction',
	callId: 'Call ID',
};

type Named = { name: string };

/** A column that is needed, and that no name and no cell of the list tells. */
export function missingColumn(setting: 'caller' | 'time' | 'result', columns: readonly Named[]): ReportError {
	const what = {
		caller: 'who called',
		time: 'when the calls came in: the day and the time of day',
		result: 'which calls were answered',
	}[setting];
	return new ReportError(
		'columns',
		`No column of the list says ${what}. It has ${namesOf(columns)}.`,
		`If one of them does, write its name in “${SETTING_LABELS[setting]}” under “Columns”. Else export the list with that column.`,
	);
}

/** A column of times that does not hold all that makes a time. */
export function incompleteTime(column: Named, what: string, columns: readonly Named[]): ReportError {
	return new ReportError(
		'columns',
		`“${shortened(column.name)}” has ${what}. The list has ${namesOf(columns)}.`,
		'Export the list with full dates and times, such as 2026-11-02 15:45, or say under “Columns” which column has them.',
	);
}

/** A column that a person named and that the list does not have. */
export function unknownColumn(setting: ColumnSetting, name: string, columns: readonly Named[]): ReportError {
	return new ReportError(
		'columns',
		`The list has no column “${shortened(name.trim())}”. It has ${namesOf(columns)}.`,
		`Write one of these names in “${SETTING_LABELS[setting]}”.`,
	);
}

/** "“From”, “Time”, “Duration”". */
export function namesOf(columns: readonly Named[]): string {
	const shown = columns.filter(({ name }) => name.trim() !== '').map(({ name }) => `“${shortened(name)}”`);
	if (shown.length === 0) return 'no names of columns';
	return shown.length > 30
		? `${shown.slice(0, 30).join(', ')} and ${shown.length - 30} more`
		: shown.join(', ');
}

/** So that a cell from outside never fills a page. */
export function shortened(text: string): string {
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
