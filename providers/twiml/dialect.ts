import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { Attestation } from '../../textback/call';
import type { Voice } from '../contract';

/** Attributes of a TwiML element, by their names. */
export type Attributes = Record<string, string | number | boolean | string[]>;

/** Where the phone systems that follow TwiML differ from each other. */
export type Dialect = {
	say(voice: Voice): VoiceResponse.SayAttributes;
	/** Of a dialled `<Number>`, to have whoever picks up listened to for so many seconds and the result told to `url`. */
	detection(url: string, seconds: number): Attributes;
	/** By which of a dialled phone's `statusCallbackEvent`s the result is told, too, besides the address for it. */
	detectionEvents: readonly string[];
	/** Of a `<Record>`, to have the message put into words, which are told to `url`. */
	transcription(url: string, voice: Voice): Attributes;
	/** The networks' word on the caller's number, in the fields of the first webhook of a call. */
	attestation(fields: URLSearchParams): Attestation | undefined;
	/** Seconds since the caller's leg was answered, in the fields that report its end. */
	talkSeconds(fields: URLSearchParams): string | null;
	/** Whether a webhook at the plain address reports the status of a call, and does not ask what to do with it. */
	reportsStatus(fields: URLSearchParams): boolean;
};
