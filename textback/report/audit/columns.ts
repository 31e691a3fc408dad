import { ReportError } from '../report-error';

/** What a column of a list of calls tells. */
export type ColumnUse = 'caller' | 'time' | 'date' | 'result' | 'duration' | 'direction';

/** Names of columns as a person gives them, for a list whose own names say nothing. */
export type ColumnNames = Partial<Record<ColumnUse, string>>;

/** Positions of the columns that the list has. `date` is there when date and time are apart. */
export type Columns = Partial<Record<ColumnUse, number>> & { caller: number };

/** The usual names, without spaces and signs, the surest first. */
const USUAL: Record<ColumnUse, readonly string[]> = {
	caller: [
		'from',
		'fromnumber',
		'caller',
		'callernumber',
		'callerid',
		'callerphone',
		'callerphonenumber',
		'callingnumber',
		'callingparty',
		'callingpartynumber',
		'callfrom',
		'calledfrom',
		'ani',
		'clid',
		'cli',
		'src',
		'source',
		'sourcenumber',
		'originatingnumber',
		'origination',
		'remotenumber',
		'customernumber',
		'contactnumber',
		'phonenumber',
		'phone',
		'number',
	],
	time: [
		'datetime',
		'dateandtime',
		'calldatetime',
		'starttime',
		'callstarttime',
		'startdatetime',
		'started',
		'startedat',
		'calltime',
		'calldate',
		'timestamp',
		'createdat',
		'datecreated',
		'starttimeutc',
		'start',
		'time',
	],
	date: ['date', 'day', 'startdate', 'calldate'],
	result: [
		'result',
		'callresult',
		'status',
		'callstatus',
		'disposition',
		'calldisposition',
		'outcome',
		'calloutcome',
		'dialstatus',
		'dialcallstatus',
		'answered',
		'actionresult',
		'type',
		'calltype',
	],
	duration: [
		'billsec',
		'talktime',
		'talkduration',
		'duration',
		'callduration',
		'durationseconds',
		'durationsec',
		'durationsecs',
		'durationins',
		'seconds',
		'minutes',
		'mins',
		'min',
		'length',
		'calllength',
		'durationminutes',
		'durationmins',
	],
	direction: ['direction', 'calldirection', 'inout', 'inboundoutbound', 'type', 'calltype'],
};

const LABELS: Record<ColumnUse, string> = {
	caller: 'Caller',
	time: 'Time',
	date: 'Date',
	result: 'Result',
	duration: 'Duration',
	direction: 'Direction',
};

/** How far down the names of the columns may stand, below a title or an account number. */
const LOOK_AT = 25;

/**
 * Finds the row with the names of the columns.
 *
 * @throws {ReportError} that names the columns that there are, when those that are needed are not among them.
 */
export function findColumns(
	rows: ReadonlyArray<readonly string[]>,
	given: ColumnNames,
): { headRow: number; columns: Columns } {
	const heads = rows.slice(0, LOOK_AT);
	for (const [headRow, head] of heads.entries()) {
		const columns = columnsOf(head, given);
		if (isComplete(columns)) return { headRow, columns };
	}
	throw missing(heads.toSorted((one, other) => filled(other) - filled(one))[0] ?? [], given);
}

function columnsOf(head: readonly string[], given: ColumnNames): Partial<Record<ColumnUse, number>> {
	const names = head.map(simple);
	const position = (use: ColumnUse): number | undefined => {
		const own = simple(given[use] ?? '');
		const wanted = own === '' ? USUAL[use] : [own];
		const index = wanted.map((name) => names.indexOf(name)).find((found) => found >= 0);
		return index;
	};
	const columns: Partial<Record<ColumnUse, number>> = {};
	for (const use of Object.keys(USUAL).filter(isUse)) {
		const index = position(use);
		if (index !== undefined) columns[use] = index;
	}
	// A date column that also has the time of day is the time itself.
	if (columns.time === undefined && columns.date !== undefined) columns.time = columns.date;
	if (columns.date === columns.time) delete columns.date;
	return columns;
}

function isComplete(columns: Partial<Record<ColumnUse, number>>): columns is Columns {
	const tells = columns.result !== undefined || columns.duration !== undefined;
	return columns.caller !== undefined && columns.time !== undefined && tells;
}

function missing(head: readonly string[], given: ColumnNames): ReportError {
	const shown = head.filter((name) => name.trim() !== '').slice(0, 20);
	const list = shown.map((name) => `“${name.trim().slice(0, 40)}”`).join(', ');
	const unknown = Object.keys(USUAL)
		.filter(isUse)
		.find((use) => simple(given[use] ?? '') !== '' && !head.map(simple).includes(simple(given[use] ?? '')));
	if (unknown) {
		return new ReportError(
			'columns',
			`The list has no column “${given[unknown]?.trim() ?? ''}”.`,
			`It has ${list}. Write one of them in “${LABELS[unknown]}”.`,
		);
	}
	const columns = columnsOf(head, given);
	const what =
		columns.caller === undefined
			? 'who called'
			: columns.time === undefined
				? 'when the calls came in'
				: 'which calls were answered';
	return new ReportError(
		'columns',
		`No column of the list says ${what}.`,
		`It has ${list === '' ? 'no names of columns' : list}. Say under “Columns” which one it is; the first row of the list must have their names.`,
	);
}

function isUse(name: string): name is ColumnUse {
	return Object.hasOwn(LABELS, name);
}

function filled(row: readonly string[]): number {
	return row.filter((cell) => cell.trim() !== '').length;
}

/** "Call Date/Time" as `calldatetime`. */
function simple(name: string): string {
	return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
