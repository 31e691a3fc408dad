import type { Attestation, CallEvent, DialOutcome } from '../../textback/call';
import type { CallFlowSettings, CallWebhook, WebhookAnswer, WebhookRequest } from '../contract';
import { afterMiss, connect, hangUp, ring, whisper, type Step } from './call-flow';

/**
 * Reads one authentic voice webhook.
 * https://www.twilio.com/docs/voice/twiml#request-parameters, https://www.twilio.com/docs/voice/twiml/dial#action
 *
 * @returns undefined for a request that is no step of a call flow of ours.
 */
export function readCallWebhook(
	request: WebhookRequest,
	settings: CallFlowSettings,
	webhookUrl: string,
): CallWebhook | undefined {
	const fields = new URLSearchParams(request.rawBody);
	const step = readStep(request.query.step);
	// The whisper is asked for on the owner's leg, which has an id of its own: the address names the caller's.
	const ofOwnersLeg = step === 'whisper' || step === 'accept';
	const callId = ofOwnersLeg ? request.query.call : fields.get('CallSid');
	if (!step || !callId) return undefined;
	const phone = request.query.phone ?? '';
	const parties = ofOwnersLeg ? {} : { from: fields.get('From') ?? '', to: fields.get('To') ?? '' };
	return {
		callId,
		...parties,
		events: readEvents(step, fields, phone, request.receivedAt),
		answer: (missed) => answer(step, missed),
	};

	function answer(of: Step, missed: boolean): WebhookAnswer {
		switch (of) {
			case 'incoming':
				return missed ? afterMiss(settings, webhookUrl) : ring(settings, webhookUrl, callId ?? '');
			case 'whisper':
				return whisper(settings, webhookUrl, callId ?? '', phone);
			case 'accept':
				return fields.get('Digits') === '1' ? connect() : hangUp();
			case 'dialed':
				return missed ? afterMiss(settings, webhookUrl) : hangUp();
			case 'recorded':
				return hangUp();
			case 'status':
				return { status: 204, contentType: 'text/plain', body: '' };
		}
	}
}

function readEvents(step: Step, fields: URLSearchParams, phone: string, at: number): CallEvent[] {
	switch (step) {
		case 'incoming':
			return [received(fields, at)];
		case 'whisper':
			return [{ kind: 'pickedUp', at, phone }];
		case 'accept':
			return fields.get('Digits') === '1' ? [{ kind: 'accepted', at, phone }] : [];
		case 'dialed':
			return [dialEnded(fields, at)];
		case 'recorded':
			return voicemail(fields, at);
		case 'status':
			return ended(fields, at);
	}
}

function received(fields: URLSearchParams, at: number): CallEvent {
	const forwardedFrom = fields.get('ForwardedFrom');
	const callerName = fields.get('CallerName');
	const attestation = readAttestation(fields.get('StirVerstat'));
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

function dialEnded(fields: URLSearchParams, at: number): CallEvent {
	const bridged = fields.get('DialBridged');
	const seconds = wholeNumber(fields.get('DialCallDuration'));
	return {
		kind: 'dialEnded',
		at,
		outcome: OUTCOMES[fields.get('DialCallStatus') ?? ''] ?? 'failed',
		...(bridged !== null && { bridged: bridged === 'true' }),
		...(seconds !== undefined && { seconds }),
	};
}

/** The end of the caller's leg; other statuses of the same callback say nothing that we do not know. */
function ended(fields: URLSearchParams, at: number): CallEvent[] {
	const outcome = OUTCOMES[fields.get('CallStatus') ?? ''];
	if (!outcome) return [];
	const seconds = wholeNumber(fields.get('CallDuration'));
	return [{ kind: 'ended', at, outcome, ...(seconds !== undefined && { seconds }) }];
}

function voicemail(fields: URLSearchParams, at: number): CallEvent[] {
	const id = fields.get('RecordingSid');
	const url = fields.get('RecordingUrl');
	const seconds = wholeNumber(fields.get('RecordingDuration')) ?? 0;
	return id && url && seconds > 0 ? [{ kind: 'voicemail', at, id, url, seconds }] : [];
}

const OUTCOMES: Record<string, DialOutcome> = {
	completed: 'completed',
	answered: 'completed',
	busy: 'busy',
	'no-answer': 'noAnswer',
	failed: 'failed',
	canceled: 'canceled',
};

const STEPS: readonly Step[] = ['incoming', 'whisper', 'accept', 'dialed', 'recorded', 'status'];

function readStep(step: string | undefined): Step | undefined {
	return STEPS.find((known) => known === step);
}

/** https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir: `TN-Validation-Passed-A`, `…-A-Diverted`, … */
function readAttestation(verstat: string | null): Attestation | undefined {
	if (!verstat) return undefined;
	const passed = /^TN-Validation-Passed-([ABC])/.exec(verstat)?.[1];
	if (passed === 'A' || passed === 'B' || passed === 'C') return passed;
	return verstat.startsWith('TN-Validation-Failed') ? 'failed' : 'none';
}

function wholeNumber(value: string | null): number | undefined {
	return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
