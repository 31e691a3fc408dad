import type {
	CallFlowSettings,
	CallWebhook,
	IgnoredWebhook,
	KnownCall,
	WebhookAnswer,
	WebhookRequest,
} from '../contract';
import { readForm } from '../form';
import {
	afterMiss,
	endRinging,
	hangUp,
	mayStillBeHeard,
	nothing,
	ring,
	waitToHear,
	whisper,
	type Flow,
} from './call-flow';
import { pressedOne, readEvents } from './call-report';
import { readStep, type Step, type StepAddress, type StepDetails } from './call-steps';
import type { Dialect } from './dialect';
import { firstTurn, nextTurn, stillToRing, type Turn } from './ringing';

/**
 * Reads one authentic voice webhook of a call flow in TwiML.
 * https://www.twilio.com/docs/voice/twiml#request-parameters, https://www.twilio.com/docs/voice/twiml/dial#action
 */
export function readCallWebhook(
	dialect: Dialect,
	request: WebhookRequest,
	settings: CallFlowSettings,
	address: StepAddress,
): CallWebhook | IgnoredWebhook {
	const fields = readForm(request.rawBody);
	const asked = fields && readStep(dialect, request, fields, address);
	if (!asked) return { kind: 'ignored', why: 'its address names no step of a call' };
	const { step, details } = asked;
	// Requests about the owner's leg have that leg's id and numbers: the address names the caller's.
	const callId = ofOwnersLeg(step) ? details.call : fields.get('CallSid');
	if (!callId) return { kind: 'ignored', why: 'it names no call' };
	if (callId !== (details.call ?? callId)) return { kind: 'ignored', why: 'its address is another call’s' };
	const from = details.caller ?? fields.get('From') ?? undefined;
	const flow = { dialect, settings, address, callId, caller: from ?? '' };
	const { receivedAt } = request;
	const next = step === 'dialed' ? nextTurn(settings, details, fields, receivedAt) : undefined;
	return {
		kind: 'call',
		callId,
		...(from !== undefined && { from, to: calledNumber(step, fields, settings, address) }),
		events: next
			? [{ kind: 'rangOn', at: receivedAt, turn: next.number }]
			: readEvents(dialect, step, fields, details.phone ?? '', receivedAt),
		someoneWaits: someoneWaits(step, fields),
		answer: (known) => {
			if (next) return ringOn(flow, next, known);
			if (step === 'incoming' && known.standing === 'open')
				return ring(flow, firstTurn(settings, receivedAt));
			return answer(step, details, fields, flow, known);
		},
	};
}

function ringOn(flow: Flow, turn: Turn, known: KnownCall): WebhookAnswer {
	if (known.standing !== 'open') return hangUp();
	const left = stillToRing(turn, known);
	return left.phones.length > 0 ? ring(flow, left) : endRinging(flow);
}

function ofOwnersLeg(step: Step): boolean {
	return ['ringing', 'whisper', 'accept', 'screen', 'heard'].includes(step);
}

/** Where the address is not signed, a webhook of another number's call could be sent here. */
function calledNumber(
	step: Step,
	fields: URLSearchParams,
	{ number }: CallFlowSettings,
	{ key }: StepAddress,
): string {
	const told = ofOwnersLeg(step) ? null : fields.get('To');
	return (key ? (told ?? number) : (number ?? told)) ?? '';
}

/** A recording is reported to the address that the caller's leg asks when it is made: only the report has a status. */
function someoneWaits(step: Step, fields: URLSearchParams): boolean {
	switch (step) {
		case 'incoming':
		case 'whisper':
		case 'accept':
		case 'screen':
		case 'dialed':
		case 'noneLeft':
			return true;
		case 'recorded':
			return !fields.has('RecordingStatus');
		case 'ringing':
		case 'heard':
		case 'transcribed':
		case 'status':
			return false;
	}
}

function answer(
	step: Step,
	{ phone = '', turn = 0 }: StepDetails,
	fields: URLSearchParams,
	flow: Flow,
	known: KnownCall,
): WebhookAnswer {
	switch (step) {
		case 'incoming':
		case 'dialed':
		case 'noneLeft':
			return known.standing === 'missed' ? afterMiss(flow) : hangUp();
		case 'whisper':
			return whisper(flow, phone);
		case 'accept':
			return pressedOne(fields) ? nothing() : hangUp();
		case 'screen':
			return screen(flow, phone, turn, known);
		case 'recorded':
			return hangUp();
		case 'ringing':
		case 'heard':
		case 'transcribed':
		case 'status':
			return nothing();
	}
}

/** Connects a person, hangs up on a machine, and waits for Twilio to tell which; a person is never kept for long. */
function screen(flow: Flow, phone: string, turn: number, { events }: KnownCall): WebhookAnswer {
	const voices = events.flatMap((event) =>
		event.kind === 'heard' && event.phone === phone ? [event.voice] : [],
	);
	if (voices.includes('person')) return nothing();
	if (voices.includes('machine')) return hangUp();
	if (voices.includes('unknown') || !mayStillBeHeard(turn)) return nothing();
	return waitToHear(flow, phone, turn);
}
