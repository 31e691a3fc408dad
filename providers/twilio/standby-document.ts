import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { CallFlowSettings, Greeting } from '../contract';
import { sayAttributes } from './voices';

const SECONDS_OF_SILENCE = 5;

/**
 * A document that rings the phones and then does what the settings say for a missed call, for a system that hosts
 * documents and decides nothing by itself. Each phone has a `<Dial>` without an `action`, after which the next verb follows:
 * https://developer.signalwire.com/compatibility-api/cxml/voice/dial
 */
export function standbyDocument(settings: CallFlowSettings): string {
	const { phones, callerId, number, afterMiss } = settings;
	const response = new VoiceResponse();
	for (const phone of phones) {
		const dial = response.dial({
			answerOnBridge: true,
			timeout: phone.seconds,
			...(callerId === 'business' && { callerId: number }),
		});
		dial.number(phone.number);
	}
	switch (afterMiss.kind) {
		case 'hangUp':
		case 'busy':
			break;
		case 'say':
			greet(response, settings, afterMiss.greeting);
			break;
		case 'voicemail':
			greet(response, settings, afterMiss.greeting);
			response.record({
				maxLength: afterMiss.maxSeconds,
				playBeep: afterMiss.beep,
				timeout: SECONDS_OF_SILENCE,
			});
			break;
	}
	response.hangup();
	return response.toString();
}

function greet(response: VoiceResponse, { voice }: CallFlowSettings, greeting: Greeting): void {
	if ('audioUrl' in greeting) response.play(withoutTemplates(greeting.audioUrl));
	else response.say(sayAttributes(voice), withoutTemplates(greeting.text));
}

/** Braces in what a person wrote are no template: https://developer.signalwire.com/compatibility-api/rest/entities/xml-bins/ */
function withoutTemplates(words: string): string {
	return words.replaceAll(/\{(?=\{)/g, '{ ');
}
