import type { Attestation } from '../../textback/call';
import type { Dialect } from '../twiml/dialect';
import { sayAttributes } from './voices';

/** TwiML as Twilio follows it. */
export const twilioDialect: Dialect = {
	say: sayAttributes,
	detection: (url, seconds) => ({
		machineDetection: 'Enable',
		machineDetectionTimeout: seconds,
		amdStatusCallback: url,
		amdStatusCallbackMethod: 'POST',
	}),
	detectionEvents: [],
	transcription: (url) => ({ transcribe: true, transcribeCallback: url }),
	attestation: (fields) => readAttestation(fields.get('StirVerstat')),
	talkSeconds: (fields) => fields.get('CallDuration'),
	// Only the status callback, which comes when the call is over, has a duration:
	// https://www.twilio.com/docs/voice/api/call-resource
	reportsStatus: (fields) => fields.has('CallDuration'),
};

/** https://www.twilio.com/docs/voice/trusted-calling-with-shakenstir: `TN-Validation-Passed-A`, `…-A-Diverted`, … */
function readAttestation(verstat: string | null): Attestation | undefined {
	if (!verstat) return undefined;
	const passed = /^TN-Validation-Passed-([ABC])/.exec(verstat)?.[1];
	if (passed === 'A' || passed === 'B' || passed === 'C') return passed;
	return verstat.startsWith('TN-Validation-Failed') ? 'failed' : 'none';
}
