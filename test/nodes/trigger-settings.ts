import type { NumberSettings } from '../../nodes/MissedCallTrigger/settings';
import { callSystem } from '../../providers/registry';
import type { VerdictSettings } from '../../textback/verdict';
import { OWNER, received } from '../textback/call-stories';

/** A trigger's settings, for tests of what it does with them. */
export function settingsFor(verdict: VerdictSettings): NumberSettings {
	return {
		holder: 'workflow:node',
		system: callSystem('twilio'),
		number: received.to,
		flow: {
			route: verdict.route,
			businessName: 'Oak Street Plumbing',
			number: received.to,
			phones: [{ number: OWNER, seconds: 18 }],
			order: 'atOnce',
			ringSeconds: 18,
			proof: verdict.proof,
			callerId: 'caller',
			whisper: '',
			voice: { language: 'en-US', gender: 'woman' },
			afterMiss: { kind: 'hangUp' },
		},
		verdict,
		ignore: { shorterThanSeconds: 3, unverifiedNumbers: false },
		uncertainOnlyNotify: false,
	};
}
