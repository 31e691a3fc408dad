import { LedgerError } from '../errors';

/** A row as the database hands it over. The functions here read a column as what the schema says it is. */
export type Row = Record<string, unknown>;

export function text(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== 'string') throw unexpected(column, value);
	return value;
}

export function integer(row: Row, column: string): number {
	const value = row[column];
	if (typeof value !== 'number') throw unexpected(column, value);
	return value;
}

export function optionalText(row: Row, column: string): string | undefined {
	return row[column] === null ? undefined : text(row, column);
}

export function optionalInteger(row: Row, column: string): number | undefined {
	return row[column] === null ? undefined : integer(row, column);
}

/** A column that holds a JSON object; NULL stands for the empty object. */
export function object(row: Row, column: string): Record<string, unknown> {
	const value: unknown = JSON.parse(optionalText(row, column) ?? '{}');
	if (!isObject(value)) throw unexpected(column, value);
	return value;
}

/** A column that holds a JSON object whose values are all strings. */
export function strings(row: Row, column: string): Record<string, string> {
	return Object.fromEntries(
		Object.entries(object(row, column)).map(([name, value]) => {
			if (typeof value !== 'string') throw unexpected(column, value);
			return [name, value];
		}),
	);
}

/** A column that holds a JSON list of strings. */
export function stringList(row: Row, column: string): string[] {
	const value: unknown = JSON.parse(text(row, column));
	if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) {
		throw unexpected(column, value);
	}
	return value;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unexpected(column: string, value: unknown): LedgerError {
	return new LedgerError(
		'damaged',
		`The ledger holds something unexpected in "${column}" (${value === null ? 'nothing' : typeof value}).`,
	);
}
