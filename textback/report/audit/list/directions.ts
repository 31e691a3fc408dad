import { ReportError } from '../../report-error';
import { namesOf, SETTING_LABELS, shortened } from './column-errors';
import type { Column, Columns } from './columns';
import { directionOfContext, directionWord, type Direction } from './direction-words';
import { isOfIncomingOnly, outcomeWord } from './outcome-words';
import type { PhoneCell } from './phone-cell';
import { cellsOf, type Row } from './row';
import { inSlices, type Breathe } from './slices';
import { isBlank } from './words';

/** How the list tells calls that came in from others, and which numbers are the business's own. */
export type Directions = {
	/** Of each row. */
	of: ReadonlyArray<Direction | 'unclear'>;
	/** E.164. */
	own: ReadonlySet<string>;
	/** How it was told, for the account. */
	told: string;
	/** The columns that told it. */
	columns: readonly Column[];
};

/**
 * Decides for the whole list how its rows tell who called whom: by words, else by extensions and the business's own
 * numbers, else by what the list is.
 *
 * @param ownGiven the business's numbers as a person said, E.164
 * @throws {ReportError} when that could be read in two ways.
 */
export async function findDirections(
	rows: readonly Row[],
	columns: Columns,
	ownGiven: readonly string[],
	breathe: Breathe,
): Promise<Directions> {
	const said = await inSlices(rows, breathe, (row) => saidDirection(row, columns));
	const own = new Set([...ownGiven, ...ownNumbers(rows, said)]);
	const isSilent = said.every((word) => word === 'none');
	if (isSilent && own.size === 0) for (const number of inferOwn(rows)) own.add(number);
	const shapes = await inSlices(rows, breathe, (row) => structuralDirection(row, columns, own));
	const isIncomingKind = kindsOfIncoming(rows, columns);
	const known = new Set([...said, ...shapes].filter((one) => one !== 'none'));
	const left = rows.filter((_, index) => said[index] === 'none' && shapes[index] === 'none');
	const rest = directionOfRest(left, known, columns, isIncomingKind);
	return {
		own,
		told: toldBy(isSilent, shapes),
		columns: (['direction', 'place', 'result'] as const)
			.flatMap((use) => columns.by[use])
			.filter(({ index }) => rows.some(({ cells }) => directionWord(cells[index] ?? '') !== 'none')),
		of: await inSlices(rows, breathe, (row, index) => {
			const [word = 'none', shape = 'none'] = [said[index], shapes[index]];
			// A phone inside the business that calls is none of its callers, whatever the word.
			if (word === 'in' && (row.from.kind === 'extension' || isFromOwn(row, own))) return 'internal';
			if (word !== 'none') return word;
			if (shape !== 'none') return shape;
			return isIncomingKind(row) ? 'in' : rest;
		}),
	};
}

/**
 * Recognizes what only calls that came in are called: "missed" anywhere, and in a column that says "outgoing" of others also
 * "rejected", "voicemail" or "answered".
 */
function kindsOfIncoming(rows: readonly Row[], columns: Columns): (row: Row) => boolean {
	const kinds = columns.by.direction.filter(({ index }) =>
		rows.some(({ cells }) => directionWord(cells[index] ?? '') !== 'none'),
	);
	return (row) =>
		[...cellsOf(row, columns, 'direction'), ...cellsOf(row, columns, 'result')].some(isOfIncomingOnly) ||
		kinds.some(({ index }) => outcomeWord(row.cells[index] ?? '') !== 'unknown');
}

function toldBy(isSilent: boolean, shapes: ReadonlyArray<Direction | 'none'>): string {
	if (!isSilent) return 'the words of the list';
	return shapes.every((shape) => shape === 'none')
		? 'nothing in the list: every row is taken for a call that came in'
		: 'extensions and the business’s own numbers';
}

function isFromOwn({ from, other }: Row, own: ReadonlySet<string>): boolean {
	return isOwn(from, own) && !(other.kind === 'number' && !own.has(other.e164));
}

/** What rows are that nothing is said of. */
function directionOfRest(
	left: readonly Row[],
	known: ReadonlySet<Direction>,
	{ by, isCallerGiven }: Columns,
	isIncomingKind: (row: Row) => boolean,
): Direction | 'unclear' {
	if (left.every(isIncomingKind)) return 'unclear';
	if (known.has('in') && known.size > 1) return 'unclear';
	// A bill marks what came in; the rest has the place that was called.
	if (known.has('in')) return by.from.length > 0 ? 'in' : 'out';
	if (known.size > 0 || isCallerGiven) return 'in';
	if (by.from.length === 0 && !left.some(isIncomingKind))
		throw withoutDirection(by.other, codedColumn(left, by.direction));
	refuseOneCallerOfMost(left);
	return 'in';
}

function saidDirection(row: Row, columns: Columns): Direction | 'none' {
	const uses = ['direction', 'place', 'result'] as const;
	for (const use of uses) {
		for (const cell of cellsOf(row, columns, use)) {
			const word = directionWord(cell);
			if (word !== 'none') return word;
		}
	}
	for (const cell of cellsOf(row, columns, 'context')) {
		const word = directionOfContext(cell);
		if (word !== 'none') return word;
	}
	return 'none';
}

function structuralDirection(
	{ from, to, other, cells }: Row,
	{ by }: Columns,
	own: ReadonlySet<string>,
): Direction | 'none' {
	if (from.kind === 'extension') return to.kind === 'extension' ? 'internal' : 'out';
	if (isOwn(from, own) && by.from.length > 0) return isOwn(to, own) ? 'internal' : 'out';
	if (isOwn(to, own)) return 'in';
	if (from.kind === 'number' && to.kind === 'extension') return 'in';
	const isFilled = (use: 'sourceTrunk' | 'targetTrunk') =>
		by[use].some(({ index }) => !isBlank(cells[index] ?? ''));
	if (isFilled('sourceTrunk') !== isFilled('targetTrunk')) return isFilled('sourceTrunk') ? 'in' : 'out';
	return isOwn(other, own) ? 'internal' : 'none';
}

function isOwn(phone: PhoneCell, own: ReadonlySet<string>): boolean {
	return phone.kind === 'number' && own.has(phone.e164);
}

/** From columns of the business's own numbers, and what was called by those who called in. */
function ownNumbers(rows: readonly Row[], said: ReadonlyArray<Direction | 'none'>): string[] {
	return rows.flatMap(({ own, from, to }, index) =>
		[...own, ...(said[index] === 'in' && from.kind === 'number' ? [to] : [])].flatMap((phone) =>
			phone.kind === 'number' ? [phone.e164] : [],
		),
	);
}

/** Whose numbers are on one side of all calls; none when the list has one side only. */
function inferOwn(rows: readonly Row[]): string[] {
	const pairs = rows.flatMap(({ from, to }) =>
		from.kind === 'number' && to.kind === 'number' ? [{ from: from.e164, to: to.e164 }] : [],
	);
	if (pairs.length === 0) return [];
	const times = new Map<string, number>();
	for (const { from, to } of pairs) {
		for (const number of new Set([from, to])) times.set(number, (times.get(number) ?? 0) + 1);
	}
	const onAll = [...times].filter(([, count]) => count === pairs.length).map(([number]) => number);
	const [callers, called] = [new Set(pairs.map(({ from }) => from)), new Set(pairs.map(({ to }) => to))];
	if (onAll.length === 1) return onAll;
	if (onAll.length === 2) return pairs[0] && called.size === 1 ? [pairs[0].to] : ambiguousOwn();
	const isApart = [...called].every((number) => !callers.has(number));
	if (isApart && called.size <= callers.size) return [...called];
	return ambiguousOwn();
}

function ambiguousOwn(): never {
	throw new ReportError(
		'columns',
		'The list does not say which calls came in: no column has the direction, and no one number is on one side of all calls.',
		'Write all numbers of the business in “Business’s Own Numbers” under “Columns”.',
	);
}

/** A column for the direction or the kind of call whose codes are not known. */
function codedColumn(rows: readonly Row[], columns: readonly Column[]): Column | undefined {
	return columns.find(({ index }) => {
		const codes = new Set(rows.map(({ cells }) => cells[index] ?? ''));
		return codes.size > 1 && [...codes].every((code) => /^\w{0,2}$/.test(code));
	});
}

function withoutDirection(others: readonly Column[], coded: Column | undefined): ReportError {
	if (coded) {
		return new ReportError(
			'columns',
			`“${shortened(coded.name)}” has codes, and it is not known which of them are calls that came in.`,
			'Write words in their place, such as Incoming, Missed and Outgoing.',
		);
	}
	return new ReportError(
		'columns',
		`Nothing in the list says which calls came in: ${namesOf(others)} may be who called or who was called.`,
		`If all calls of the list came in, write ${namesOf(others.slice(0, 1))} in “${SETTING_LABELS.caller}” under “Columns”. Else export the list with a column for the direction.`,
	);
}

/** A number that made most calls may be the business's own, whose calls would count as missed by nobody. */
function refuseOneCallerOfMost(rows: readonly Row[]): void {
	const times = new Map<string, number>();
	for (const { from } of rows) {
		if (from.kind === 'number') times.set(from.e164, (times.get(from.e164) ?? 0) + 1);
	}
	const [most] = [...times].toSorted(([, one], [, other]) => other - one);
	if (rows.length < 10 || times.size < 2 || !most || most[1] <= rows.length / 2) return;
	throw new ReportError(
		'columns',
		`${most[0]} made ${most[1]} of ${rows.length} calls, and nothing in the list says whether it is the business’s own number.`,
		'If it is, write it in “Business’s Own Numbers” under “Columns”. If it is a customer’s, write the name of the column of callers in “Caller”.',
	);
}
