import type { CallEvent } from '../../textback/call';
import { readForm } from '../form';
import { isRecord } from '../json';
import { outcomeOf, type Outcome } from './statuses';

/** What a PBX tells of a call. */
export type Report = {
	callId: string;
	from: string;
	to: string;
	/** As it was written. */
	status: string;
	isOutbound: boolean;
	/** Undefined for a status that we do not know. */
	outcome: Outcome | undefined;
	events: CallEvent[];
};

type Fields = Record<string, unknown>;

const SECOND = 1000;
const LONGEST_RINGING_SECONDS = 3600;

/**
 * Reads the report's fields: JSON, or a form, which is what Asterisk's CURL sends.
 *
 * @param receivedAt ms.
 * @returns undefined when it names no call.
 */
export function readReport(rawBody: string, receivedAt: number): Report | undefined {
	const fields = readFields(rawBody);
	const callId = text(fields, 'callId');
	if (callId === '') return undefined;
	const [from, to, status] = [text(fields, 'from'), text(fields, 'to'), text(fields, 'status')];
	const outcome = outcomeOf(status);
	const { startedAt, endedAt, isGuess } = readTimes(fields, receivedAt);
	const [callerName, forwardedFrom] = [text(fields, 'callerName'), text(fields, 'forwardedFrom')];
	const received: CallEvent = {
		kind: 'received',
		at: startedAt,
		from,
		to,
		...(callerName && { callerName }),
		...(forwardedFrom && { forwardedFrom }),
	};
	const isOver = outcome !== 'begun' && outcome !== undefined;
	return {
		callId,
		from,
		to,
		status,
		isOutbound: /^out/i.test(text(fields, 'direction')),
		outcome,
		events: [
			// How long a caller waited before giving up tells misdials from callers, so it must not be made up.
			...(isGuess && outcome === 'canceled' ? [] : [received]),
			...(isOver ? [end(outcome, endedAt), ...message(callId, fields, receivedAt)] : []),
		],
	};
}

function end(outcome: Exclude<Outcome, 'begun'>, at: number): CallEvent {
	// Connected, but to no person.
	if (outcome === 'voicemail') return { kind: 'dialEnded', at, outcome: 'completed', bridged: false };
	return { kind: 'ended', at, outcome };
}

/** The message that the caller left, where the PBX can give an address of it. */
function message(callId: string, fields: Fields, at: number): CallEvent[] {
	const url = text(fields, 'voicemailUrl');
	if (!URL.canParse(url) || !/^https?:/i.test(url)) return [];
	const words = text(fields, 'transcript');
	const seconds = wholeNumber(fields, 'voicemailSeconds');
	return [
		{ kind: 'voicemail', at, id: callId, url, ...(seconds !== undefined && { seconds }) },
		...(words === '' ? [] : [{ kind: 'transcribed' as const, at, id: callId, text: words }]),
	];
}

/** A start that cannot be, for want of a time zone or of a clock that is right, is worked out from the report's arrival. */
function readTimes(
	fields: Fields,
	receivedAt: number,
): { startedAt: number; endedAt: number; isGuess: boolean } {
	const ringSeconds = wholeNumber(fields, 'ringSeconds');
	const ringMs =
		ringSeconds !== undefined && ringSeconds <= LONGEST_RINGING_SECONDS ? ringSeconds * SECOND : undefined;
	const told = readTime(text(fields, 'startedAt'));
	const isTold = told !== undefined && told <= receivedAt;
	const startedAt = isTold ? told : receivedAt - (ringMs ?? 0);
	return {
		startedAt,
		endedAt: ringMs === undefined ? receivedAt : Math.min(receivedAt, startedAt + ringMs),
		isGuess: !isTold && ringMs === undefined,
	};
}

/** ISO 8601 with an offset, or seconds since 1970 as Asterisk's `EPOCH` has them. */
function readTime(written: string): number | undefined {
	if (/^\d{9,10}(\.\d+)?$/.test(written)) return Math.round(Number(written) * SECOND);
	if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/i.test(written)) return undefined;
	const at = Date.parse(written);
	return Number.isNaN(at) ? undefined : at;
}

function readFields(rawBody: string): Fields {
	try {
		const parsed: unknown = JSON.parse(rawBody);
		return isRecord(parsed) ? parsed : {};
	} catch {
		return Object.fromEntries(readForm(rawBody) ?? []);
	}
}

function text(fields: Fields, name: string): string {
	const value = fields[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function wholeNumber(fields: Fields, name: string): number | undefined {
	const written = text(fields, name);
	return /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}
