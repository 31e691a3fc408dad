import { shortened } from './column-errors';
import type { Column, Columns, ColumnUse } from './columns';

/** Rows that do not count, and why. */
export type LeftOut = { reason: string; rows: number; examples: string[] };

/** How a list was read: what a person looks at to see whether the figures can be right. */
export type ListAccount = {
	/** All of it in a few sentences. */
	summary: string;
	/** What each column was taken for, with its name in the list. */
	columns: Record<string, string>;
	/** Rows below the names of the columns. */
	rows: number;
	/** Rows of calls that came in; several may be of one call. */
	incoming: number;
	/** Rows of calls that the business made, to others or within. */
	outgoing: number;
	/** Calls that came in. */
	calls: number;
	leftOut: LeftOut[];
	/** What else should be known before the figures are believed. */
	notes: string[];
};

const MOST_EXAMPLES = 3;
const MOST_NAMES = 4;

/** Collects the rows that do not count. */
export class LeftOutRows {
	private readonly byReason = new Map<string, LeftOut>();

	add(reason: string, example: string): void {
		const entry = this.byReason.get(reason) ?? { reason, rows: 0, examples: [] };
		this.byReason.set(reason, entry);
		entry.rows += 1;
		const shown = shortened(example);
		if (shown !== '' && entry.examples.length < MOST_EXAMPLES && !entry.examples.includes(shown)) {
			entry.examples.push(shown);
		}
	}

	all(): LeftOut[] {
		return [...this.byReason.values()].toSorted((one, other) => other.rows - one.rows);
	}
}

/** The uses that a person reads of, and what they are called. */
const USES: ReadonlyArray<readonly [string, readonly ColumnUse[]]> = [
	['caller', ['from', 'other']],
	['called', ['to']],
	['own number', ['own']],
	['direction', ['direction', 'place', 'context']],
	['result', ['result', 'answered', 'missed', 'answerTime', 'voicemail']],
	['duration', ['talk', 'duration', 'ring']],
	['call ID', ['callId', 'parentId']],
];

/** What each column was taken for. */
export function columnsInWords({ by, when }: Columns): Record<string, string> {
	const names = (columns: readonly Column[]) =>
		[...new Set(columns.slice(0, MOST_NAMES).map(({ name }) => shortened(name)))].join(', ');
	const time = when.kind === 'one' ? [when.column] : [when.date, when.clock];
	const found = USES.map(([label, uses]): [string, string] => [label, names(uses.flatMap((use) => by[use]))]);
	found.push(['time', names(time)]);
	return Object.fromEntries(found.filter(([, list]) => list !== ''));
}

/** The account in sentences. */
export function accountInWords({
	columns,
	rows,
	incoming,
	outgoing,
	calls,
	leftOut,
	notes,
}: Omit<ListAccount, 'summary'>): string {
	const read = Object.entries(columns).map(([use, names]) => `${use} from “${names}”`);
	const grouped = incoming > calls ? ` (${incoming} rows; all rows of one call count as one)` : '';
	const out = leftOut.map(({ reason, rows: number, examples }) => {
		const shown = examples.length === 0 ? '' : `, such as ${examples.map((one) => `“${one}”`).join(', ')}`;
		return `${number} left out: ${reason}${shown}`;
	});
	const counts = [
		`${rows} ${rows === 1 ? 'row' : 'rows'}`,
		`${calls} ${calls === 1 ? 'call' : 'calls'} came in${grouped}`,
	];
	if (outgoing > 0)
		counts.push(`${outgoing} ${outgoing === 1 ? 'row' : 'rows'} of calls that the business made`);
	return [`${[...counts, ...out].join('; ')}.`, `Read: ${read.join('; ')}.`, ...notes].join(' ');
}
