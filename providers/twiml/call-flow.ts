import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { CallFlowSettings, Greeting, WebhookAnswer } from '../contract';
import { stepUrl, type Step, type StepAddress, type StepDetails } from './call-steps';
import type { Attributes, Dialect } from './dialect';
import { mayRingOn, type Turn } from './ringing';

/**
 * After the words: long enough to find the key, short enough that the caller is not left ringing. Where the words are said
 * twice, the second time is time to press, too.
 */
const SECONDS_TO_PRESS = { afterWords: 5, withoutWords: 8 };

/** It takes about four seconds to tell a voice from a voicemail; whoever is unknown after so many is connected. */
const SECONDS_TO_HEAR = 8;

/** One call's flow: the settings, where the phone system finds the next step, and who calls. */
export type Flow = {
	dialect: Dialect;
	settings: CallFlowSettings;
	address: StepAddress;
	callId: string;
	caller: string;
};

/**
 * Rings the phones of a turn. Dial is the first verb, so that the call goes on ringing for the caller
 * (https://www.twilio.com/docs/voice/twiml/dial#answeronbridge). Should a phone system count only the first document of a
 * call, the caller hears ringing all the same: without a `ringTone`, Twilio plays one or passes the carrier's on
 * (https://www.twilio.com/docs/voice/twiml/dial#ringtone), and Telnyx plays the American one.
 */
export function ring(flow: Flow, { number: turn, since, phones, seconds }: Turn): WebhookAnswer {
	const { settings, dialect } = flow;
	if (phones.length === 0) return hangUp();
	const listens = settings.proof === 'heard';
	const response = new VoiceResponse();
	const dial = response.dial({
		answerOnBridge: true,
		timeout: seconds,
		action: url(flow, 'dialed', { call: flow.callId, turn, since }),
		method: 'POST',
		...(settings.callerId === 'business' && { callerId: settings.number }),
	});
	for (const { number: phone } of phones) {
		const ofPhone = { ...ofCall(flow), phone };
		const attributes: Attributes = {
			url: url(flow, 'whisper', ofPhone),
			method: 'POST',
			statusCallback: url(flow, 'ringing', ofPhone),
			statusCallbackEvent: [
				'ringing',
				...(mayRingOn(settings) ? ['completed'] : []),
				...(listens ? dialect.detectionEvents : []),
			],
			statusCallbackMethod: 'POST',
			...(listens && dialect.detection(url(flow, 'heard', ofPhone), SECONDS_TO_HEAR)),
		};
		dial.addChild('Number', attributes).addText(phone);
	}
	return twiml(response);
}

/** No phone is left that could ring on: the end is written down, and the caller hears what a missed call hears. */
export function endRinging(flow: Flow): WebhookAnswer {
	const response = new VoiceResponse();
	response.redirect({ method: 'POST' }, url(flow, 'noneLeft', { call: flow.callId }));
	return twiml(response);
}

/** Played to whoever picked up, before the caller is connected: a voicemail will not press 1. */
export function whisper(flow: Flow, phone: string): WebhookAnswer {
	const { whisper: words, proof, voice } = flow.settings;
	const response = new VoiceResponse();
	const ofPhone = { ...ofCall(flow), phone };
	if (proof === 'pressed1') {
		const gather = response.gather({
			numDigits: 1,
			timeout: words ? SECONDS_TO_PRESS.afterWords : SECONDS_TO_PRESS.withoutWords,
			action: url(flow, 'accept', ofPhone),
			method: 'POST',
		});
		// A phone that screens calls picks up first and asks who it is: its owner may come on after the first time.
		for (let time = 0; words && time < 2; time++) gather.say(flow.dialect.say(voice), words);
		response.hangup();
		return twiml(response);
	}
	if (words) response.say(flow.dialect.say(voice), words);
	if (proof === 'heard') response.redirect({ method: 'POST' }, url(flow, 'screen', { ...ofPhone, turn: 0 }));
	return twiml(response);
}

/** Whether whoever picked up may be asked about once more, instead of being connected unknown. */
export function mayStillBeHeard(turn: number): boolean {
	return turn < SECONDS_TO_HEAR;
}

/** Lets whoever picked up wait another second. */
export function waitToHear(flow: Flow, phone: string, turn: number): WebhookAnswer {
	const response = new VoiceResponse();
	response.pause({ length: 1 });
	response.redirect({ method: 'POST' }, url(flow, 'screen', { ...ofCall(flow), phone, turn: turn + 1 }));
	return twiml(response);
}

/** To a report nothing to do; at the end of the whisper it connects the caller, and a hang-up does not. */
export function nothing(): WebhookAnswer {
	return twiml(new VoiceResponse());
}

export function hangUp(): WebhookAnswer {
	const response = new VoiceResponse();
	response.hangup();
	return twiml(response);
}

/** What the caller hears once the call was missed. */
export function afterMiss(flow: Flow): WebhookAnswer {
	const { afterMiss: what } = flow.settings;
	const response = new VoiceResponse();
	switch (what.kind) {
		case 'hangUp':
			break;
		case 'busy':
			// It refuses a call that is not answered. After a dial no page says more of it than Telnyx's, that the call is hung up:
			// https://www.twilio.com/docs/voice/twiml/reject, where what follows is ignored, and
			// https://developers.telnyx.com/docs/voice/programmable-voice/texml-verbs/reject. So the hang-up stays in any case.
			response.reject({ reason: 'busy' });
			break;
		case 'say':
			greet(response, flow, what.greeting);
			break;
		case 'voicemail':
			greet(response, flow, what.greeting);
			response.addChild('Record', {
				action: url(flow, 'recorded', ofCall(flow)),
				method: 'POST',
				maxLength: what.maxSeconds,
				playBeep: what.beep,
				// Should the answer to the action be lost, the recording still gets here.
				recordingStatusCallback: url(flow, 'recorded', ofCall(flow)),
				recordingStatusCallbackMethod: 'POST',
				...(what.transcribe &&
					flow.dialect.transcription(url(flow, 'transcribed', ofCall(flow)), flow.settings.voice)),
			} satisfies Attributes);
			break;
	}
	response.hangup();
	return twiml(response);
}

function greet(response: VoiceResponse, { dialect, settings }: Flow, greeting: Greeting): void {
	if ('audioUrl' in greeting) response.play(greeting.audioUrl);
	else response.say(dialect.say(settings.voice), greeting.text);
}

function url({ address }: Flow, step: Step, details: StepDetails): string {
	return stepUrl(address, step, details);
}

function ofCall({ callId, caller }: Flow): StepDetails {
	return { call: callId, caller };
}

function twiml(response: VoiceResponse): WebhookAnswer {
	return { status: 200, contentType: 'text/xml; charset=utf-8', body: response.toString() };
}
