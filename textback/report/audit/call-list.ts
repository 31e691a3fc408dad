import { parsePhone } from '../../phone-number';
import { ReportError } from '../report-error';
import { withoutCodes } from './list/codes';
import { findColumns, type ColumnNames } from './list/columns';
import { countryOfZone } from './list/country';
import { findDateOrder } from './list/date-order';
import { findDirections } from './list/directions';
import { findHead } from './list/head';
import { phoneReader } from './list/phone-cell';
import { Reading, type CallList } from './list/reading';
import { readRow } from './list/row';
import { readRows } from './list/rows';
import { inSlices, type Breathe } from './list/slices';
import { refuseOtherFiles } from './list/text';
import { timeReader } from './list/time-reader';
import { forgetWords } from './list/words';
import { momentReader, type DateOrder } from './list/written-time';

export type CallListOptions = {
	/** IANA name, for times that do not say theirs. */
	zone: string;
	/** ISO 3166-1 alpha-2, for numbers without a country code, and for the order of day and month; else that of the zone. */
	country?: string;
	dateOrder?: DateOrder;
	/** The business's own numbers, where the list does not tell them. */
	ownNumbers?: readonly string[];
	columns: ColumnNames;
	/** Called between slices of the work, so that a long list keeps nothing else waiting. */
	breathe: Breathe;
};

/**
 * Reads the incoming calls of a phone bill or of a phone system's export, with the account of how it was read.
 *
 * @throws {ReportError} when it is no list of calls, or can be read in two ways; the advice says which setting mends it.
 */
export async function readCallList(content: string, options: CallListOptions): Promise<CallList> {
	refuseOtherFiles(content);
	try {
		return await readList(content, options);
	} finally {
		forgetWords();
	}
}

async function readList(content: string, options: CallListOptions): Promise<CallList> {
	const { breathe } = options;
	const country = options.country?.toUpperCase() ?? countryOfZone(options.zone);
	const readPhone = phoneReader(country);
	const table = await readRows(content, breathe);
	const headRow = findHead(table, options.columns, readPhone);
	const head = table[headRow] ?? [];
	const body = withoutCodes(head, table.slice(headRow + 1));
	if (body.length === 0) {
		throw new ReportError(
			'callList',
			'The list has names of columns and no calls.',
			'Choose a period with calls in it.',
		);
	}
	const columns = findColumns(head, body, options.columns, readPhone);
	const rows = await inSlices(body, breathe, (cells) => readRow(cells, columns, readPhone));
	const written = await inSlices(rows, breathe, timeReader(columns));
	const dates = written.flatMap((time) => (time?.kind === 'parts' && time.date ? [time.date] : []));
	const order = findDateOrder(dates, options.dateOrder, country);
	const own = ownNumbers(options.ownNumbers ?? [], country);
	const directions = await findDirections(rows, columns, own, breathe);
	const reading = new Reading(columns, directions, rows, written, momentReader(order, options.zone));
	await inSlices(rows, breathe, (_, index) => {
		reading.add(index);
	});
	return await reading.result(breathe);
}

/** @throws {ReportError} for one that is no phone number. */
function ownNumbers(written: readonly string[], country: string | undefined): string[] {
	return written.map((number) => {
		const phone = parsePhone(number, country);
		if (phone.kind === 'number') return phone.e164;
		throw new ReportError(
			'columns',
			`“${number.slice(0, 40)}” is not a phone number.`,
			'Write the number that people call in “Business’s Own Numbers”, such as +1 415 555 0100.',
		);
	});
}
