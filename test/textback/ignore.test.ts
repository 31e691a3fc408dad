import type { CallEvent, Verdict } from '../../textback/call';
import { ignored, type IgnoreSettings } from '../../textback/ignore';
import { at, dialEnded, ended, received } from './call-stories';

const usual: IgnoreSettings = { shorterThanSeconds: 3, unverifiedNumbers: false };
const hungUp: Verdict = { kind: 'missed', reason: 'hungUp' };
const forged: CallEvent = { ...received, attestation: 'failed' };
const over = (seconds: number, event: CallEvent = ended('noAnswer', 0)): CallEvent => ({
	...event,
	at: at(seconds),
});

describe('is the missed call none to act on?', () => {
	test.each<[string, CallEvent[], Verdict, IgnoreSettings, string | undefined]>([
		['a misdial: the caller hangs up at once', [received, over(2)], hungUp, usual, 'tooShort'],
		[
			'the same, told by the end of the ringing',
			[received, over(2, dialEnded('canceled'))],
			hungUp,
			usual,
			'tooShort',
		],
		['the caller waited long enough', [received, over(3)], hungUp, usual, undefined],
		[
			'the owner declined at once: the caller would have waited',
			[received, over(1, dialEnded('busy'))],
			{ kind: 'missed', reason: 'declined' },
			usual,
			undefined,
		],
		[
			'no call is too short when the setting is 0',
			[received, over(0)],
			hungUp,
			{ ...usual, shorterThanSeconds: 0 },
			undefined,
		],
		['nobody knows when it began', [over(1)], hungUp, usual, undefined],
		['a forged number, and the business does not mind', [forged, over(20)], hungUp, usual, undefined],
		[
			'a forged number, and the business ignores those',
			[forged, over(20)],
			hungUp,
			{ ...usual, unverifiedNumbers: true },
			'unverifiedNumber',
		],
		[
			'a number that nobody vouches for is not forged',
			[{ ...received, attestation: 'none' }, over(20)],
			hungUp,
			{ ...usual, unverifiedNumbers: true },
			undefined,
		],
		[
			'an answered call',
			[forged, over(1)],
			{ kind: 'answered', provenBy: 'pressed1' },
			{ ...usual, unverifiedNumbers: true },
			undefined,
		],
	])('%s', (_what, events, verdict, settings, reason) => {
		expect(ignored(events, verdict, settings)).toBe(reason);
	});
});
