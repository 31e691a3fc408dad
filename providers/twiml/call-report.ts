import type { AnswerProof, CallEvent, DialOutcome, HeardVoice } from '../../textback/call';
import type { Step } from './call-steps';
import type { Dialect } from './dialect';

/** What the fields of one voice webhook tell, received at `at` (ms), about the dialled `phone` if about one. */
export function readEvents(
	dialect: Dialect,
	step: Step,
	fields: URLSearchParams,
	phone: string,
	at: number,
): CallEvent[] {
	switch (step) {
		case 'incoming':
			return [received(dialect, fields, at)];
		case 'ringing':
			return phoneReport(fields, phone, at);
		case 'whisper':
			return [pickedUp(fields, phone, at)];
		case 'accept':
			return pressedOne(fields) ? [{ kind: 'accepted', at, phone }] : [];
		case 'screen':
			return [];
		case 'heard':
			return [heard(fields, phone, at)];
		case 'dialed':
			return [dialEnded(fields, at)];
		case 'noneLeft':
			return [{ kind: 'dialEnded', at, outcome: 'completed', bridged: false }];
		case 'recorded':
			return voicemail(fields, at);
		case 'transcribed':
			return transcribed(fields, at);
		case 'status':
			return ended(dialect, fields, at);
	}
}

/** The one key that takes the call. */
export function pressedOne(fields: URLSearchParams): boolean {
	return fields.get('Digits') === '1';
}

/**
 * Whether the phones of this dial were rung in vain while the caller still waits, so that others may be rung. Where it is
 * not told whether somebody was connected, the key that takes the call tells, which was pressed before.
 */
export function callerStillWaits(fields: URLSearchParams, proof: AnswerProof): boolean {
	const { outcome, bridged = proof !== 'pressed1' } = readDial(fields);
	const callerIsThere = OUTCOMES.get(fields.get('CallStatus') ?? '') === undefined;
	return callerIsThere && outcome !== 'canceled' && (outcome !== 'completed' || !bridged);
}

/**
 * For how many seconds a phone was picked up in a dial that did not connect the caller; undefined when none was. Twilio's
 * page says that `completed` means connected, and does not name the status of a phone that was picked up and hung up on: it
 * may be `no-answer`, then with a duration. https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus
 */
export function pickedUpFor(fields: URLSearchParams): number | undefined {
	const { outcome } = readDial(fields);
	const seconds = wholeNumber(fields.get('DialCallDuration')) ?? 0;
	return outcome === 'completed' || (outcome === 'noAnswer' && seconds > 0) ? seconds : undefined;
}

function received(dialect: Dialect, fields: URLSearchParams, at: number): CallEvent {
	const forwardedFrom = fields.get('ForwardedFrom');
	const callerName = fields.get('CallerName');
	const attestation = dialect.attestation(fields);
	return {
		kind: 'received',
		at,
		from: fields.get('From') ?? '',
		to: fields.get('To') ?? '',
		...(forwardedFrom && { forwardedFrom }),
		...(callerName && { callerName }),
		...(attestation && { attestation }),
	};
}

/** What is told of a phone that is dialled; where it is the same address, also what was heard there. */
function phoneReport(fields: URLSearchParams, phone: string, at: number): CallEvent[] {
	if (fields.has('AnsweredBy')) return [heard(fields, phone, at)];
	const outcome = OUTCOMES.get(fields.get('CallStatus') ?? '');
	if (outcome === undefined) return [{ kind: 'ringing', at, phone }];
	return outcome === 'busy' ? [{ kind: 'refused', at, phone }] : [];
}

function pickedUp(fields: URLSearchParams, phone: string, at: number): CallEvent {
	const leg = fields.get('CallSid');
	return { kind: 'pickedUp', at, phone, ...(leg && { leg }) };
}

function heard(fields: URLSearchParams, phone: string, at: number): CallEvent {
	return { kind: 'heard', at, phone, voice: readVoice(fields.get('AnsweredBy')) };
}

function dialEnded(fields: URLSearchParams, at: number): CallEvent {
	const seconds = wholeNumber(fields.get('DialCallDuration'));
	const leg = fields.get('DialCallSid');
	return {
		kind: 'dialEnded',
		at,
		...readDial(fields),
		...(seconds !== undefined && { seconds }),
		...(leg && { leg }),
	};
}

function readDial(fields: URLSearchParams): { outcome: DialOutcome; bridged?: boolean } {
	const bridged = fields.get('DialBridged');
	return {
		outcome: OUTCOMES.get(fields.get('DialCallStatus') ?? '') ?? 'failed',
		...(bridged !== null && { bridged: bridged === 'true' }),
	};
}

/** The end of the caller's leg; other statuses of the same callback say nothing that we do not know. */
function ended(dialect: Dialect, fields: URLSearchParams, at: number): CallEvent[] {
	const outcome = OUTCOMES.get(fields.get('CallStatus') ?? '');
	if (!outcome) return [];
	const seconds = wholeNumber(dialect.talkSeconds(fields));
	return [{ kind: 'ended', at, outcome, ...(seconds !== undefined && { seconds }) }];
}

function voicemail(fields: URLSearchParams, at: number): CallEvent[] {
	const id = fields.get('RecordingSid');
	const url = fields.get('RecordingUrl');
	const seconds = wholeNumber(fields.get('RecordingDuration'));
	// The caller hung up as it began.
	if (!id || !url || seconds === 0) return [];
	return [{ kind: 'voicemail', at, id, url, ...(seconds !== undefined && { seconds }) }];
}

function transcribed(fields: URLSearchParams, at: number): CallEvent[] {
	const id = fields.get('RecordingSid');
	const text = fields.get('TranscriptionText')?.trim();
	return id && text ? [{ kind: 'transcribed', at, id, text }] : [];
}

/** https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export const OUTCOMES: ReadonlyMap<string, DialOutcome> = new Map(
	Object.entries<DialOutcome>({
		completed: 'completed',
		answered: 'completed',
		busy: 'busy',
		'no-answer': 'noAnswer',
		failed: 'failed',
		canceled: 'canceled',
	}),
);

/** https://www.twilio.com/docs/voice/answering-machine-detection: `human`, `machine_start`, `fax`, `unknown`, … */
function readVoice(answeredBy: string | null): HeardVoice {
	if (answeredBy === 'human') return 'person';
	return answeredBy?.startsWith('machine') || answeredBy === 'fax' ? 'machine' : 'unknown';
}

function wholeNumber(value: string | null): number | undefined {
	return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
