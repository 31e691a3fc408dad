import { ReportError } from '../../report-error';
import type { CallBack, ProspectCall } from '../prospect-call';
import { accountInWords, columnsInWords, LeftOutRows, type ListAccount } from './account';
import { shortened } from './column-errors';
import type { Column, Columns } from './columns';
import { directionWord, type Direction } from './direction-words';
import type { Directions } from './directions';
import { readEvidence, tellingColumns, type Evidence, type Telling } from './evidence';
import { groupCalls, type Leg } from './group-calls';
import { isNoCall, outcomeWord } from './outcome-words';
import type { PhoneCell } from './phone-cell';
import { cellsOf, type Row } from './row';
import type { Breathe } from './slices';
import { writtenTime } from './time-reader';
import type { WrittenTime } from './written-time';
import { isBlank } from './words';

/** What a list of calls turned out to hold. */
export type CallList = {
	calls: ProspectCall[];
	/** Calls of the business to others, where the list has them. */
	callsBack: CallBack[];
	account: ListAccount;
};

/** A quarter of a list that cannot be read is too much to believe the rest. */
const MOST_UNREAD = 0.25;

/** Takes the rows one by one and says at the end what they are. */
export class Reading {
	private readonly legs: Leg[] = [];
	private readonly callsBack: CallBack[] = [];
	private readonly leftOut = new LeftOutRows();
	private readonly unknownWords = new LeftOutRows();
	private readonly telling: Telling;
	private readonly hasSeconds: boolean;
	/** Without columns that might have told something and did not. */
	private readonly told: Columns;
	private readonly counts = { incoming: 0, outgoing: 0, unread: 0 };
	private firstUnread = '';

	constructor(
		private readonly columns: Columns,
		private readonly directions: Directions,
		private readonly rows: readonly Row[],
		private readonly written: ReadonlyArray<WrittenTime | undefined>,
		private readonly momentOf: (written: WrittenTime) => number | undefined,
	) {
		this.telling = tellingColumns(rows, columns);
		const tells = ({ index }: Column) =>
			rows.some(({ cells }) => outcomeWord(cells[index] ?? '') !== 'unknown');
		const by = {
			...columns.by,
			direction: directions.columns,
			place: [],
			result: columns.by.result.filter(tells),
		};
		this.told = { ...columns, by };
		this.hasSeconds = written.some((time) => time?.kind === 'moment' || time?.hasSeconds);
	}

	add(index: number): void {
		const row = this.rows[index];
		if (!row) return;
		const written = this.written[index];
		const at = written && this.momentOf(written);
		const direction = this.directions.of[index] ?? 'unclear';
		if (at === undefined && isNobody(row)) {
			this.leftOut.add('neither a number nor a time, so no call', firstWord(row));
		} else if (this.isNoCall(row)) {
			this.leftOut.add('no phone call', firstWord(row));
		} else if (direction === 'out' || direction === 'internal') {
			this.addOutgoing(row, at, direction);
		} else if (at === undefined) {
			this.addUnread('the time cannot be read', writtenTime(row, this.columns));
		} else if (direction === 'unclear') {
			this.addUnread('it is not said whether the call came in', firstWord(row));
		} else {
			this.addIncoming(row, at);
		}
	}

	/** @throws {ReportError} when too much could not be read, or no call came in. */
	async result(breathe: Breathe): Promise<CallList> {
		const groups = await groupCalls(this.legs, breathe);
		this.refuseUseless(groups.length);
		const calls = groups.map(({ caller, at, answered }) => ({ caller, at, answered }));
		const account = {
			columns: columnsInWords(this.told),
			rows: this.rows.length,
			incoming: this.counts.incoming,
			outgoing: this.counts.outgoing,
			calls: calls.length,
			leftOut: this.leftOut.all(),
			notes: this.notes(calls),
		};
		return { calls, callsBack: this.callsBack, account: { summary: accountInWords(account), ...account } };
	}

	private addIncoming(row: Row, at: number): void {
		const caller = this.callerOf(row);
		if (caller.kind === 'lost') {
			this.addUnread('Excel has cut the number', lostIn(row, this.columns));
			return;
		}
		const evidence = readEvidence(row, this.columns, this.telling);
		if (evidence.kind === 'pending') {
			this.leftOut.add('not over yet', firstWord(row));
		} else if (evidence.kind === 'unclear') {
			this.addUnread('it is not said whether the call was answered', evidence.said);
		} else {
			this.counts.incoming += 1;
			this.noteUnknownWords(row);
			this.legs.push({ ...this.legOf(row, at, evidence), caller: nameOf(caller), kind: 'incoming' });
		}
	}

	private addOutgoing(row: Row, at: number | undefined, direction: Direction): void {
		this.counts.outgoing += 1;
		const evidence = readEvidence(row, this.columns, this.telling);
		if (at === undefined || evidence.kind === 'pending' || evidence.kind === 'unclear') return;
		const leg = this.legOf(row, at, evidence);
		// A phone that the phone system rang for a caller: whom it called is the owner.
		if (leg.parent !== undefined) this.legs.push({ ...leg, caller: '', kind: 'dialled' });
		const to = [row.other, row.to].find((one) => one.kind === 'number' && !this.directions.own.has(one.e164));
		if (direction === 'out' && leg.parent === undefined && to?.kind === 'number') {
			this.callsBack.push({ to: to.e164, at, answered: evidence.kind === 'answered' });
		}
	}

	private legOf(
		row: Row,
		at: number,
		evidence: Extract<Evidence, { surely: boolean }>,
	): Omit<Leg, 'caller' | 'kind'> {
		const [parent] = cellsOf(row, this.columns, 'parentId');
		return {
			at,
			hasSeconds: this.hasSeconds,
			...(evidence.seconds !== undefined && { seconds: evidence.seconds }),
			target: cellsOf(row, this.columns, 'to').join(' '),
			ids: cellsOf(row, this.columns, 'callId'),
			...(parent !== undefined && { parent }),
			answered: evidence.kind === 'answered',
			surely: evidence.surely,
			byMachine: evidence.byMachine,
		};
	}

	/** Who called, and never the business itself. */
	private callerOf({ from, other }: Row): PhoneCell {
		const isOwn = (phone: PhoneCell) => phone.kind === 'number' && this.directions.own.has(phone.e164);
		if (from.kind === 'number' && !isOwn(from)) return from;
		return other.kind === 'nobody' || isOwn(other) ? from : other;
	}

	private isNoCall(row: Row): boolean {
		return [...cellsOf(row, this.columns, 'direction'), ...cellsOf(row, this.columns, 'result')].some(
			isNoCall,
		);
	}

	private addUnread(reason: string, example: string): void {
		this.counts.unread += 1;
		if (this.firstUnread === '') {
			this.firstUnread = example === '' ? reason : `${reason}, such as “${shortened(example)}”`;
		}
		this.leftOut.add(reason, example);
	}

	private noteUnknownWords(row: Row): void {
		const words = cellsOf(row, this.columns, 'result');
		const says = (word: string) =>
			outcomeWord(word) !== 'unknown' ||
			directionWord(word) !== 'none' ||
			/^(?:yes|no|true|false|[yn01])$/i.test(word);
		if (words.length > 0 && !words.some(says)) this.unknownWords.add('', words[0] ?? '');
	}

	private refuseUseless(calls: number): void {
		const { unread, outgoing, incoming } = this.counts;
		const all = unread + incoming;
		refuseForeignNumbers(this.legs, incoming);
		if (unread > all * MOST_UNREAD) {
			const read = Object.entries(columnsInWords(this.told)).map(([use, name]) => `${use} “${name}”`);
			throw new ReportError(
				'callList',
				`${unread} of ${all} rows cannot be understood: ${this.firstUnread}.`,
				/Excel/.test(this.firstUnread)
					? 'Export the list again, and upload it without opening it in Excel.'
					: `Check under “Columns” that each column is the one that is meant. It was read: ${read.join(', ')}.`,
			);
		}
		if (calls === 0 && outgoing > 0) {
			throw new ReportError(
				'callList',
				`All ${outgoing} calls of the list were made by the business itself.`,
				'Export incoming calls.',
			);
		}
		if (calls === 0) {
			throw new ReportError('callList', 'No row of the list is a call.', 'Choose a period with calls in it.');
		}
	}

	private notes(calls: readonly ProspectCall[]): string[] {
		const notes = [`Calls that came in are told by ${this.directions.told}.`];
		for (const { rows, examples } of this.unknownWords.all()) {
			notes.push(
				`In ${rows} ${rows === 1 ? 'row' : 'rows'} the words for the result are not known (${examples.map((one) => `“${one}”`).join(', ')}), and the other columns decided.`,
			);
		}
		if (calls.every(({ answered }) => answered)) {
			notes.push(
				'None of these calls was missed. Phone bills list only calls that were answered: for the others, export the list of the phone system.',
			);
		}
		return notes;
	}
}

/** @throws {ReportError} when many callers have numbers that are none of the country. */
function refuseForeignNumbers(legs: readonly Leg[], incoming: number): void {
	const foreign = legs.filter(
		({ kind, caller }) => kind === 'incoming' && /^[\d(][\d\s().-]{5,}$/.test(caller),
	);
	const [example] = foreign;
	if (!example || foreign.length <= incoming * MOST_UNREAD) return;
	throw new ReportError(
		'columns',
		`${foreign.length} of ${incoming} callers have numbers that are none of the country, such as “${shortened(example.caller)}”.`,
		'Write the country’s two letters, such as US or GB, in “Country” under “Columns”.',
	);
}

function nameOf(caller: PhoneCell): string {
	if (caller.kind === 'number') return caller.e164;
	return caller.kind === 'text' ? caller.text.slice(0, 64) : 'anonymous';
}

function isNobody({ from, other, to }: Row): boolean {
	return [from, other, to].every(({ kind }) => kind === 'nobody' || kind === 'text');
}

function firstWord({ cells }: Row): string {
	return cells.find((cell) => !isBlank(cell)) ?? '';
}

function lostIn(row: Row, columns: Columns): string {
	return [...cellsOf(row, columns, 'from'), ...cellsOf(row, columns, 'other')][0] ?? '';
}
