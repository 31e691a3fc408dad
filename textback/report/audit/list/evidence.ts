import { cellsOf, type Row } from './row';
import type { Columns, ColumnUse } from './columns';
import { readDuration, type WrittenDuration } from './duration-cell';
import { outcomeWord } from './outcome-words';
import { fold, isBlank, rememberingWords } from './words';
import { takeTimeApart } from './written-time';

/**
 * What a row says of whether a person took the call.
 * - `surely`: by the time they talked or a word that means a person; a mere "completed" may be the phone system's own doing.
 * - `byMachine`: a menu or a queue took this leg of the call, and whoever talked has another.
 * - `seconds`: from the first ring to the end, where that is known to the second.
 */
export type Evidence =
	| { kind: 'answered' | 'missed'; surely: boolean; byMachine: boolean; seconds?: number }
	| { kind: 'pending' }
	| { kind: 'unclear'; said: string };

const MACHINE_TARGET =
	/\b(?:voice ?mail|vm[us]?\d*|mailbox|ivr|auto ?attendant|auto ?receptionist|virtual receptionist|digital receptionist|announcement|back ?ground|play ?back|wait ?exten|music ?on ?hold|congestion|hangup cause|directory)\b/;
const QUEUE_TARGET = /\b(?:queue|ring ?group|hunt ?group|call ?group)\b/;
const VOICEMAIL_CODE = /^(?:vm[us]?\d+|\*9[789]\d*)$/i;

const targetKind = rememberingWords((cell): 'machine' | 'queue' | 'phone' => {
	const words = fold(cell);
	if (VOICEMAIL_CODE.test(cell) || MACHINE_TARGET.test(words)) return 'machine';
	return QUEUE_TARGET.test(words) ? 'queue' : 'phone';
});

/** Which of the columns tell something in this list: a column that is empty throughout tells nothing of a call. */
export type Telling = { talk: boolean; answerTime: boolean; duration: boolean; joined: boolean };

export function tellingColumns(rows: readonly Row[], columns: Columns): Telling {
	const anywhere = (use: ColumnUse, test: (cell: string) => boolean) =>
		rows.some((row) => cellsOf(row, columns, use).some(test));
	return {
		talk: anywhere('talk', (cell) => seconds(readDuration(cell, undefined)) > 0),
		answerTime: anywhere('answerTime', isTime),
		duration: anywhere('duration', (cell) => readDuration(cell, undefined) !== undefined),
		joined: anywhere('joined', () => true),
	};
}

/** What is measured counts more than words, and a word for missed more than one for answered. */
export function readEvidence(row: Row, columns: Columns, telling: Telling): Evidence {
	const results = cellsOf(row, columns, 'result');
	const words = new Set(results.map(outcomeWord));
	if (words.has('pending')) return { kind: 'pending' };
	const total = longest(row, columns, 'duration');
	const talk = longest(row, columns, 'talk');
	const ring = longest(row, columns, 'ring');
	const parts = [talk, ring].filter((one) => one !== undefined);
	const length = total?.precise ? [total] : parts.filter(({ precise }) => precise);
	const known = length.length > 0 && { seconds: length.reduce((sum, one) => sum + one.seconds, 0) };
	const targets = [...cellsOf(row, columns, 'target'), ...cellsOf(row, columns, 'direction')];
	const byMachine = targets.some((cell) => targetKind(cell) !== 'phone');
	const is = (kind: 'answered' | 'missed', surely: boolean): Evidence => ({
		kind,
		surely,
		byMachine,
		...known,
	});

	if (words.has('machine') || wentToMachine(row, columns)) return is('missed', true);
	const flag = answeredFlag(row, columns);
	if (words.has('missed') || flag === false) return is('missed', true);
	// Asterisk counts from when the queue took the call, also where no phone then did.
	if (telling.joined && byMachine && cellsOf(row, columns, 'joined').length === 0) return is('missed', true);
	if (telling.talk) return is(seconds(talk) > 0 ? 'answered' : 'missed', true);
	if (telling.answerTime) {
		const wasAnswered = cellsOf(row, columns, 'answerTime').some(isTime);
		return is(wasAnswered && (!total || total.seconds > 0) ? 'answered' : 'missed', true);
	}
	const isSure = words.has('answered') || flag === true;
	if (words.has('hungUp') && !isSure) return is('missed', true);
	const saysNothing = columns.by.result.length > 0 && results.length === 0 && !total && flag === undefined;
	if (saysNothing) return { kind: 'unclear', said: '' };
	if (telling.duration) return byLength(total, ring, isSure, columns, is);
	if (isSure) return is('answered', true);
	return words.has('ended') ? is('answered', false) : { kind: 'unclear', said: results[0] ?? '' };
}

/** Nothing took the call that lasted no time, unless minutes were rounded down. */
function byLength(
	total: WrittenDuration | undefined,
	ring: WrittenDuration | undefined,
	isSure: boolean,
	{ by }: Columns,
	is: (kind: 'answered' | 'missed', surely: boolean) => Evidence,
): Evidence {
	const rounded = by.duration[0]?.unit === 'minutes';
	const talked = seconds(total) - (ring && seconds(ring) < seconds(total) + 1 ? seconds(ring) : 0);
	if (isSure && rounded) return is('answered', true);
	return is(talked > 0 ? 'answered' : 'missed', isSure);
}

function wentToMachine(row: Row, columns: Columns): boolean {
	const target = [...cellsOf(row, columns, 'target'), ...cellsOf(row, columns, 'place')];
	if (target.some((cell) => targetKind(cell) === 'machine')) return true;
	return cellsOf(row, columns, 'voicemail').some((cell) => !isNo(cell) && !isZero(cell));
}

/** By columns that say yes or no; undefined when there are none, or they say something else. */
function answeredFlag(row: Row, columns: Columns): boolean | undefined {
	const missed = cellsOf(row, columns, 'missed');
	if (missed.some((cell) => !isNo(cell) && !isZero(cell))) return false;
	const answered = cellsOf(row, columns, 'answered');
	if (answered.some((cell) => isNo(cell) || isZero(cell))) return false;
	return answered.some((cell) => /^(?:yes|true|y|1|ja|oui|si|sí|x)$/i.test(cell)) ? true : undefined;
}

function longest(row: Row, columns: Columns, use: 'talk' | 'duration' | 'ring'): WrittenDuration | undefined {
	const all = columns.by[use].flatMap(({ index, unit }) => readDuration(row.cells[index] ?? '', unit) ?? []);
	const precise = all.filter((one) => one.precise);
	return (precise.length > 0 ? precise : all).toSorted((one, other) => other.seconds - one.seconds)[0];
}

function seconds(duration: WrittenDuration | undefined): number {
	return duration?.seconds ?? 0;
}

function isNo(cell: string): boolean {
	return isBlank(cell) || /^(?:no|false|n|f|nein|non)$/i.test(cell);
}

function isZero(cell: string): boolean {
	return /^[0:.,s ]+$/i.test(cell);
}

/** "0" stands for a call that was never connected. */
function isTime(cell: string): boolean {
	const time = takeTimeApart(cell);
	return time !== undefined && (time.kind === 'moment' || time.clock !== undefined);
}
