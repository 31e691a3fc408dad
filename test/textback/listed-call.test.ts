import type { AnswerProof, CallRoute, LegOutcome } from '../../textback/call';
import { judgeListed, listedEvents, type ListedCall, type ListedPhone } from '../../textback/listed-call';
import { callTimes } from '../../textback/verdict';

const AT = Date.UTC(2026, 10, 23, 15, 0, 0);
const call = (outcome: LegOutcome = 'completed', seconds = 6): ListedCall => ({
	callId: 'CA1',
	from: '+14155550142',
	to: '+14155550100',
	startedAt: AT,
	endedAt: AT + 8_000,
	outcome,
	seconds,
});
const phone = (outcome: ListedPhone['outcome'], seconds?: number): ListedPhone => ({
	number: '+14155550111',
	outcome,
	...(seconds !== undefined && { seconds }),
});

describe('a call that only the phone system’s list tells of', () => {
	test.each<[string, CallRoute, AnswerProof, ListedCall, ListedPhone[], object]>([
		['heard an error message', 'ring', 'pressed1', call(), [], { kind: 'missed', reason: 'unreachable' }],
		['was given up', 'ring', 'pressed1', call('noAnswer', 0), [], { kind: 'missed', reason: 'hungUp' }],
		['was given up', 'ring', 'heard', call('canceled', 0), [], { kind: 'missed', reason: 'hungUp' }],
		[
			'could not be set up',
			'ring',
			'pickUp',
			call('failed', 0),
			[],
			{ kind: 'missed', reason: 'unreachable' },
		],
		[
			'rang a phone in vain',
			'ring',
			'pressed1',
			call(),
			[phone('noAnswer')],
			{ kind: 'missed', reason: 'noAnswer' },
		],
		[
			'found all phones busy',
			'ring',
			'pickUp',
			call(),
			[phone('busy'), phone('busy')],
			{ kind: 'missed', reason: 'busy' },
		],
		[
			'found a busy phone and one that rang',
			'ring',
			'pickUp',
			call(),
			[phone('busy'), phone('noAnswer')],
			{ kind: 'missed', reason: 'noAnswer' },
		],
		[
			'got a phone, where a pick-up counts',
			'ring',
			'pickUp',
			call('completed', 70),
			[phone('noAnswer'), phone('completed', 60)],
			{ kind: 'answered', phone: '+14155550111', provenBy: 'pickUp' },
		],
		[
			'got a phone for a time that the list does not tell',
			'ring',
			'pickUp',
			call('completed', 70),
			[phone('completed')],
			{ kind: 'answered', phone: '+14155550111', provenBy: 'pickUp' },
		],
		[
			'reached a phone for no time at all',
			'ring',
			'pickUp',
			call('completed', 70),
			[phone('completed', 0)],
			{ kind: 'missed', reason: 'noAnswer' },
		],
		[
			'got a phone, and nobody was asked to press 1',
			'ring',
			'pressed1',
			call('completed', 70),
			[phone('completed', 60)],
			{ kind: 'uncertain', missing: 'whoPickedUp' },
		],
		[
			'got a phone, and nobody listened to who picked up',
			'ring',
			'heard',
			call('completed', 70),
			[phone('completed', 60)],
			{ kind: 'uncertain', missing: 'whoPickedUp' },
		],
		['was forwarded', 'forwarded', 'pressed1', call(), [], { kind: 'missed', reason: 'forwarded' }],
		['was answered by another system', 'listen', 'pressed1', call(), [], { kind: 'answered' }],
		['was not', 'listen', 'pressed1', call('busy', 0), [], { kind: 'missed', reason: 'busy' }],
	])('%s (%s, %s)', (_what, route, proof, listed, phones, verdict) => {
		expect(judgeListed(listed, phones, { route, proof })).toMatchObject(verdict);
	});

	test('keeps its own times and the names that the list has', () => {
		const events = listedEvents({ ...call(), callerName: 'A CALLER', forwardedFrom: '+14155550177' });
		expect(events[0]).toMatchObject({ callerName: 'A CALLER', forwardedFrom: '+14155550177' });
		expect(callTimes(events)).toMatchObject({ startedAt: AT, endedAt: AT + 8_000 });
	});
});
