import { CsvError, parse } from 'csv-parse';
import { ReportError } from '../../report-error';
import type { Breathe } from './slices';
import { EXPORT_ADVICE } from './text';

/** Bytes that are read before others go first: a few milliseconds. */
const SLICE = 65_536;
const MOST_ROWS = 200_000;
const MOST_COLUMNS = 200;
/** Bytes; a row with a transcript has less. */
const MOST_OF_A_ROW = 1_000_000;
/** No number, time or result is longer; what is, such as a transcript, tells nothing that is looked for here. */
const MOST_CHARACTERS = 200;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * The rows of a CSV, without empty ones. Cells are cut to 200 characters, rows to 200 cells, so that nothing in them can keep
 * what reads them busy.
 *
 * @throws {ReportError} when the list breaks off or is too long.
 */
export async function readRows(content: string, breathe: Breathe): Promise<string[][]> {
	const { delimiter, body } = delimiterOf(content.replace(/^\uFEFF/, ''));
	const parser = parse({
		delimiter,
		max_record_size: MOST_OF_A_ROW,
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		trim: true,
	});
	const rows: string[][] = [];
	const over = new Promise<Error | undefined>((resolve) => {
		parser.on('error', resolve);
		parser.on('end', () => {
			resolve(undefined);
		});
	});
	parser.on('data', (row: string[]) => {
		if (rows.length <= MOST_ROWS && row.some((cell) => cell !== '')) rows.push(bounded(row));
	});
	const bytes = new TextEncoder().encode(body);
	for (let at = 0; at < bytes.length && !parser.destroyed && rows.length <= MOST_ROWS; at += SLICE) {
		parser.write(bytes.subarray(at, at + SLICE));
		await breathe();
	}
	if (rows.length > MOST_ROWS) {
		parser.destroy();
		throw new ReportError(
			'callList',
			`The list has more than ${MOST_ROWS.toLocaleString('en-US')} rows.`,
			'Export a shorter period: a month tells enough.',
		);
	}
	if (!parser.destroyed) parser.end();
	const error = await over;
	if (error) throw asReportError(error);
	return rows;
}

function bounded(row: readonly string[]): string[] {
	return row
		.slice(0, MOST_COLUMNS)
		.map((cell) => (cell.length > MOST_CHARACTERS ? cell.slice(0, MOST_CHARACTERS) : cell));
}

function asReportError(error: Error): Error {
	if (!(error instanceof CsvError)) return error;
	if (error.code === 'CSV_MAX_RECORD_SIZE') {
		return new ReportError('callList', 'A row of the list is larger than 1 MB.', EXPORT_ADVICE);
	}
	const line = typeof error.lines === 'number' ? ` in line ${error.lines}` : '';
	const what =
		error.code === 'CSV_QUOTE_NOT_CLOSED'
			? 'A quotation mark is opened and never closed'
			: 'The list breaks off';
	return new ReportError(
		'callList',
		`${what}${line}.`,
		`Mend that line, or export the list again. ${EXPORT_ADVICE}`,
	);
}

/** What parts the cells: as Excel's first line "sep=;" says, else the sign that parts most lines into the same number of cells. */
function delimiterOf(content: string): { delimiter: string; body: string } {
	const said = /^"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)/i.exec(content);
	if (said?.[1]) return { delimiter: said[1], body: content.slice(said[0].length) };
	const lines = firstLines(content);
	const score = (sign: string) => {
		const times = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
		const alike = new Map<number, number>();
		for (const count of times) alike.set(count, (alike.get(count) ?? 0) + 1);
		return Math.max(0, ...[...alike].map(([count, linesWithIt]) => count * linesWithIt ** 2));
	};
	const delimiter = DELIMITERS.reduce((best, sign) => (score(sign) > score(best) ? sign : best));
	return { delimiter, body: content };
}

/** Without what stands in quotation marks. */
function firstLines(content: string): string[] {
	let [line, quoted] = ['', false];
	const lines: string[] = [];
	for (const sign of content.slice(0, 20_000)) {
		if (sign === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (sign === '\n' || sign === '\r') {
			if (line !== '') lines.push(line);
			line = '';
		} else line += sign;
	}
	return lines.length === 0 ? [line] : lines;
}
