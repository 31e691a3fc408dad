import type { Attestation } from '../../textback/call';
import type { Dialect } from '../twiml/dialect';
import { sayAttributes } from './voices';

/**
 * TwiML as Telnyx follows it under the name of TeXML.
 * https://developers.telnyx.com/docs/voice/programmable-voice/texml-verbs/dial and the pages of the other verbs
 */
export const telnyxDialect: Dialect = {
	say: sayAttributes,
	detection: (url, seconds) => ({
		machineDetection: 'Enable',
		machineDetectionTimeout: seconds * 1000,
		amdStatusCallback: url,
	}),
	// One page says that the result goes to `amdStatusCallback`, another that it is an event for `statusCallback`.
	detectionEvents: ['amd'],
	transcription: (url, { language }) => ({
		transcription: true,
		transcriptionCallback: url,
		transcriptionLanguage: language,
	}),
	attestation: (fields) =>
		readAttestation(fields.get('ShakenStirAttestation'), fields.get('ShakenStirValidated')),
	talkSeconds,
	reportsStatus: (fields) => fields.get('CallbackSource') === 'call-progress-events',
};

/**
 * Only a call that was answered has the time when it was; then it was not answered for no time at all. Without that time, a
 * call that was completed was answered for a time that is not told: its duration counts the ringing, too.
 */
function talkSeconds(fields: URLSearchParams): string | null {
	const duration = fields.get('CallDuration');
	if (fields.has('AnsweredTime')) return duration === '0' ? '1' : duration;
	return fields.get('CallStatus') === 'completed' ? null : '0';
}

/**
 * The networks' word on the caller's number. Undefined where the connection does not pass it on.
 *
 * @param validated `true` or `false`, as text: whether the word's own signature is right.
 */
export function readAttestation(level: string | null, validated: string | null): Attestation | undefined {
	if (level === null && validated === null) return undefined;
	if (level === 'A' || level === 'B' || level === 'C') return validated === 'false' ? 'failed' : level;
	return 'none';
}
