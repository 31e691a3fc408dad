import { CsvError, parse } from 'csv-parse/sync';
import { pairKey, parsePhone } from '../../phone-number';
import { ReportError } from '../report-error';
import { findColumns, type ColumnNames, type Columns } from './columns';
import type { ProspectCall } from './prospect-call';
import { dateOrderOf, readWrittenTime, type DateOrder } from './written-time';

export type CallCsvOptions = {
	/** IANA name, for times that do not say theirs. */
	zone: string;
	/** ISO 3166-1 alpha-2, for numbers without a country code, and for the order of day and month. */
	country: string;
	columns: ColumnNames;
};

/** What a list of calls turned out to hold. */
export type CallLog = {
	calls: ProspectCall[];
	/** Rows of calls that the business made itself. */
	outgoing: number;
	/** Rows that tell of no call, such as totals. */
	unreadable: number;
	/** How the columns were understood: what each tells, and its name in the list. */
	understood: Record<string, string>;
};

const MOST_CHARACTERS = 10_000_000;
const EXPORT_ADVICE =
	'Export the calls as CSV from the phone system, or save the sheet as “CSV UTF-8” in Excel.';

/**
 * Reads the incoming calls of a phone bill or a PBX's export.
 *
 * @throws {ReportError} when it is no list of calls, or cannot be understood; the advice says what to do.
 */
export function readCallCsv(content: string, options: CallCsvOptions): CallLog {
	refuseOtherFiles(content);
	const rows = readRows(content);
	const { headRow, columns } = findColumns(rows, options.columns);
	const body = rows.slice(headRow + 1).filter((row) => row.some((cell) => cell !== ''));
	if (body.length === 0) {
		throw new ReportError(
			'callList',
			'The list has names of columns and no calls.',
			'Choose a period with calls in it.',
		);
	}
	const order = findOrder(body, columns, options.country);
	const log: CallLog = {
		calls: [],
		outgoing: 0,
		unreadable: 0,
		understood: understood(rows[headRow] ?? [], columns),
	};
	let firstUnreadable: string | undefined;
	for (const row of body) {
		if (isOutgoing(row, columns)) {
			log.outgoing += 1;
			continue;
		}
		const call = readCall(row, columns, order, options);
		if (typeof call === 'object') log.calls.push(call);
		else {
			log.unreadable += 1;
			firstUnreadable ??= call;
		}
	}
	refuseUseless(log, firstUnreadable);
	return log;
}

/** What people take for a CSV file, and what a web page answers in place of one. */
function refuseOtherFiles(content: string): void {
	const start = content.slice(0, 1000).trimStart();
	const is = (what: string) => new ReportError('callList', `This is ${what}, not a CSV file.`, EXPORT_ADVICE);
	if (start === '' && content.trim() === '')
		throw new ReportError('callList', 'The list is empty.', EXPORT_ADVICE);
	if (content.length > MOST_CHARACTERS) {
		throw new ReportError(
			'callList',
			'The list is larger than 10 MB.',
			'Export a shorter period: a month tells enough.',
		);
	}
	if (start.startsWith('PK\u0003\u0004')) throw is('an Excel workbook or a ZIP archive');
	if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) throw is('an old Excel workbook');
	if (start.startsWith('%PDF')) throw is('a PDF');
	if (/^<(?:!doctype|html|\?xml|table)/i.test(start)) throw is('a web page');
	if (/^[[{]\s*["{[]/.test(start)) throw is('JSON');
	if (content.slice(0, 1000).includes('\0')) throw is('a program’s own file');
}

function readRows(content: string): string[][] {
	try {
		return parse(content, {
			bom: true,
			delimiter: delimiterOf(content),
			relax_column_count: true,
			relax_quotes: true,
			trim: true,
		});
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const line = typeof error.lines === 'number' ? ` in line ${error.lines}` : '';
		const what =
			error.code === 'CSV_QUOTE_NOT_CLOSED'
				? 'A quotation mark is opened and never closed'
				: 'The list breaks off';
		throw new ReportError(
			'callList',
			`${what}${line}.`,
			`Mend that line, or export the list again. ${EXPORT_ADVICE}`,
		);
	}
}

/** The sign that stands most often in the first lines. */
function delimiterOf(content: string): string {
	const lines = content.slice(0, 5000).replace(/"[^"]*"/g, '');
	const times = (sign: string) => lines.split(sign).length;
	return [',', ';', '\t', '|'].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

/** @throws {ReportError} when some dates have the day first and others the month. */
function findOrder(rows: ReadonlyArray<readonly string[]>, columns: Columns, country: string): DateOrder {
	const seen = new Set(rows.map((row) => dateOrderOf(whenOf(row, columns))));
	if (seen.has('dayFirst') && seen.has('monthFirst')) {
		throw new ReportError(
			'callList',
			'Some dates have the day first and others the month.',
			'Export the list with dates such as 2026-11-02.',
		);
	}
	if (seen.has('dayFirst')) return 'dayFirst';
	if (seen.has('monthFirst')) return 'monthFirst';
	return country.toUpperCase() === 'US' ? 'monthFirst' : 'dayFirst';
}

/** @returns the call, or what kept it from being read. */
function readCall(
	row: readonly string[],
	columns: Columns,
	order: DateOrder,
	{ zone, country }: CallCsvOptions,
): ProspectCall | string {
	const when = whenOf(row, columns);
	const at = readWrittenTime(when, order, zone);
	if (at === undefined) return `the time “${when.slice(0, 40)}” cannot be read`;
	const answered = isAnswered(row, columns);
	if (answered === undefined) {
		const said = cell(row, columns.result) || cell(row, columns.duration);
		return `“${said.slice(0, 40)}” does not say whether the call was answered`;
	}
	const from = numberIn(cell(row, columns.caller));
	const phone = parsePhone(from, country);
	const caller = phone.kind === 'number' ? phone.e164 : pairKey(from);
	return { caller, at, answered };
}

/** Of `"A name" <4155550142>` the number. */
function numberIn(caller: string): string {
	return /<([^<>]+)>$/.exec(caller)?.[1] ?? caller;
}

function whenOf(row: readonly string[], { date, time }: Columns): string {
	const written = cell(row, time);
	return /\d{4}|[-/]/.test(written) ? written : `${cell(row, date)} ${written}`.trim();
}

const MISSED =
	/miss|no.?answer|un.?answered|not.?(?:answered|connected)|busy|fail|voice.?mail|\bvm\b|abandon|cancel|reject|declin|hang|hung|unavail|left.?(?:a )?message|congestion/i;
const ANSWERED = /answer|complete|\bconnected|accept|success|talk|handled|picked.?up/i;

/** By what the result says, else by whether anybody talked; undefined when neither tells. */
function isAnswered(row: readonly string[], columns: Columns): boolean | undefined {
	const result = cell(row, columns.result);
	if (MISSED.test(result)) return false;
	if (ANSWERED.test(result)) return true;
	const duration = cell(row, columns.duration);
	if (/\d/.test(duration)) return /[1-9]/.test(duration);
	if (/^(?:yes|true|1|y)$/i.test(result)) return true;
	if (/^(?:no|false|0|n)$/i.test(result)) return false;
	return undefined;
}

function isOutgoing(row: readonly string[], { direction }: Columns): boolean {
	return /^out|outgoing|outbound|\bplaced|\bdialed|\bdialled|internal/i.test(cell(row, direction));
}

function cell(row: readonly string[], column: number | undefined): string {
	return column === undefined ? '' : (row[column] ?? '');
}

function understood(head: readonly string[], columns: Columns): Record<string, string> {
	return Object.fromEntries(Object.entries(columns).map(([use, index]) => [use, head[index] ?? '']));
}

function refuseUseless({ calls, outgoing, unreadable }: CallLog, example: string | undefined): void {
	if (unreadable > calls.length) {
		throw new ReportError(
			'callList',
			`Most rows cannot be understood: ${example ?? ''}.`,
			'Check under “Columns” that each column is the one that was meant. Times need the day and the time of day, such as 2026-11-02 15:45.',
		);
	}
	if (calls.length === 0) {
		throw new ReportError(
			'callList',
			`All ${outgoing} calls of the list were made by the business itself.`,
			'Export incoming calls.',
		);
	}
}

/** Text as programs save it: UTF-8, UTF-16 as Excel’s “Unicode text”, or the letters of old Windows. */
export function decodeText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
