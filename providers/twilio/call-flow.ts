import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { CallFlowSettings, WebhookAnswer } from '../contract';

/**
 * What our number's callers and the owner's phones hear, in TwiML. Every request of a call comes to the one
 * webhook address; the `step` in its query says which part of the flow it is.
 */
export type Step = 'incoming' | 'whisper' | 'accept' | 'dialed' | 'recorded' | 'status';

/** Long enough to hear the sentence and find the key; short enough that the caller is not left ringing. */
const SECONDS_TO_PRESS = 8;

export function stepUrl(webhookUrl: string, step: Step, more: Record<string, string> = {}): string {
	const url = new URL(webhookUrl);
	for (const [name, value] of Object.entries({ step, ...more })) url.searchParams.set(name, value);
	return url.toString();
}

/** Rings the owner's phones at once. Dial is the first verb, so that the caller goes on hearing ringing. */
export function ring(settings: CallFlowSettings, webhookUrl: string, callId: string): WebhookAnswer {
	const response = new VoiceResponse();
	const dial = response.dial({
		answerOnBridge: true,
		timeout: settings.ringSeconds,
		action: stepUrl(webhookUrl, 'dialed'),
		method: 'POST',
	});
	for (const phone of settings.phones) {
		dial.number(
			settings.pressOne
				? { url: stepUrl(webhookUrl, 'whisper', { call: callId, phone }), method: 'POST' }
				: {},
			phone,
		);
	}
	return twiml(response);
}

/** Played to whoever picked up, before the caller is connected: a voicemail will not press 1. */
export function whisper(
	settings: CallFlowSettings,
	webhookUrl: string,
	callId: string,
	phone: string,
): WebhookAnswer {
	const response = new VoiceResponse();
	const gather = response.gather({
		numDigits: 1,
		timeout: SECONDS_TO_PRESS,
		action: stepUrl(webhookUrl, 'accept', { call: callId, phone }),
		method: 'POST',
	});
	gather.say(`Call for ${settings.businessName}. Press 1 to take it.`);
	response.hangup();
	return twiml(response);
}

/** The end of the whisper: an empty answer connects the caller, a hang-up does not. */
export function connect(): WebhookAnswer {
	return twiml(new VoiceResponse());
}

export function hangUp(): WebhookAnswer {
	const response = new VoiceResponse();
	response.hangup();
	return twiml(response);
}

/** What the caller hears once the call was missed. */
export function afterMiss(settings: CallFlowSettings, webhookUrl: string): WebhookAnswer {
	const response = new VoiceResponse();
	switch (settings.afterMiss.kind) {
		case 'hangUp':
			break;
		case 'say':
			response.say(settings.afterMiss.text);
			break;
		case 'voicemail':
			response.say(settings.afterMiss.greeting);
			response.record({
				action: stepUrl(webhookUrl, 'recorded'),
				method: 'POST',
				maxLength: settings.afterMiss.maxSeconds,
				playBeep: true,
			});
			break;
	}
	response.hangup();
	return twiml(response);
}

function twiml(response: VoiceResponse): WebhookAnswer {
	return { status: 200, contentType: 'text/xml; charset=utf-8', body: response.toString() };
}
