import fc from 'fast-check';
import type { CallEvent, DialOutcome } from '../../textback/call';
import { callTimes, judge, judgeAbandoned, type VerdictSettings } from '../../textback/verdict';

const OWNER = '+14155550111';
const START = Date.UTC(2026, 10, 23, 15, 0, 0);
const at = (seconds: number) => START + seconds * 1000;

const received: CallEvent = { kind: 'received', at: at(0), from: '+14155550142', to: '+14155550100' };
const pickedUp: CallEvent = { kind: 'pickedUp', at: at(6), phone: OWNER };
const accepted: CallEvent = { kind: 'accepted', at: at(9), phone: OWNER };
const dialEnded = (outcome: DialOutcome, bridged?: boolean): CallEvent => ({
	kind: 'dialEnded',
	at: at(18),
	outcome,
	...(bridged !== undefined && { bridged }),
});
const ended = (outcome: DialOutcome): CallEvent => ({ kind: 'ended', at: at(19), outcome });

const pressed1: VerdictSettings = { route: 'ring', proof: 'pressed1' };
const pickUp: VerdictSettings = { route: 'ring', proof: 'pickUp' };
const forwarded: VerdictSettings = { route: 'forwarded', proof: 'pressed1' };
const listen: VerdictSettings = { route: 'listen', proof: 'pickUp' };

describe('was the call missed?', () => {
	test.each<[string, VerdictSettings, CallEvent[], unknown]>([
		['nobody picks up', pressed1, [received, dialEnded('noAnswer')], { kind: 'missed', reason: 'noAnswer' }],
		[
			'the line is busy or the call is declined',
			pressed1,
			[received, dialEnded('busy')],
			{ kind: 'missed', reason: 'busy' },
		],
		[
			'the phone is unreachable',
			pressed1,
			[received, dialEnded('failed')],
			{ kind: 'missed', reason: 'unreachable' },
		],
		[
			'the caller hangs up while it rings',
			pressed1,
			[received, dialEnded('canceled')],
			{ kind: 'missed', reason: 'hungUp' },
		],
		[
			'…and only the caller’s leg is reported',
			pressed1,
			[received, ended('completed')],
			{ kind: 'missed', reason: 'hungUp' },
		],
		[
			'a voicemail picks up, so nobody presses 1',
			pressed1,
			[received, pickedUp, dialEnded('completed')],
			{ kind: 'missed', reason: 'voicemailPickedUp' },
		],
		[
			'a voicemail picks up and then the caller gives up',
			pressed1,
			[received, pickedUp, ended('completed')],
			{ kind: 'missed', reason: 'voicemailPickedUp' },
		],
		[
			'a person presses 1',
			pressed1,
			[received, pickedUp, accepted],
			{ kind: 'answered', provenBy: 'pressed1', phone: OWNER, afterSeconds: 9 },
		],
		[
			'a person presses 1 and the call ends later',
			pressed1,
			[received, pickedUp, accepted, dialEnded('completed', true), ended('completed')],
			{ kind: 'answered', provenBy: 'pressed1', phone: OWNER, afterSeconds: 9 },
		],
		[
			'any pick-up counts and somebody picks up',
			pickUp,
			[received, dialEnded('completed', true)],
			{ kind: 'answered', provenBy: 'pickUp' },
		],
		[
			'any pick-up counts but the two were never connected',
			pickUp,
			[received, dialEnded('completed', false)],
			{ kind: 'missed', reason: 'voicemailPickedUp' },
		],
		[
			'any pick-up counts and nobody does',
			pickUp,
			[received, dialEnded('noAnswer')],
			{ kind: 'missed', reason: 'noAnswer' },
		],
		['the carrier forwards it here', forwarded, [received], { kind: 'missed', reason: 'forwarded' }],
		['another system reports no answer', listen, [ended('noAnswer')], { kind: 'missed', reason: 'noAnswer' }],
		['another system reports busy', listen, [ended('busy')], { kind: 'missed', reason: 'busy' }],
		['another system answered', listen, [ended('completed')], { kind: 'answered', provenBy: 'pickUp' }],
	])('%s', (_situation, settings, events, verdict) => {
		expect(judge(events, settings)).toEqual(verdict);
	});

	test.each<[string, VerdictSettings, CallEvent[]]>([
		['it still rings', pressed1, [received]],
		['somebody or something has picked up', pressed1, [received, pickedUp]],
		[
			'the caller’s leg ended well but whether a phone was connected is not yet known',
			pickUp,
			[received, ended('completed')],
		],
		['another system has reported nothing', listen, [received]],
	])('not decided while %s', (_situation, settings, events) => {
		expect(judge(events, settings)).toBeUndefined();
		expect(judgeAbandoned(events, settings)).toEqual({ kind: 'uncertain', missing: 'how the call ended' });
	});

	test('order and repetition of the same reports change nothing', () => {
		const story = fc.constantFrom<CallEvent[]>(
			[received, pickedUp, accepted, dialEnded('completed', true), ended('completed')],
			[received, pickedUp, dialEnded('completed'), ended('completed')],
			[received, dialEnded('noAnswer'), ended('completed')],
			[received, ended('noAnswer')],
		);
		const told = story.chain((events) =>
			fc.tuple(
				fc.constant(events),
				fc
					.array(fc.constantFrom(...events), { maxLength: 6 })
					.chain((repeats) =>
						fc.shuffledSubarray([...events, ...repeats], { minLength: events.length + repeats.length }),
					),
			),
		);
		fc.assert(
			fc.property(
				told,
				fc.constantFrom(pressed1, pickUp, forwarded, listen),
				([events, disordered], settings) => {
					expect(judge(disordered, settings)).toEqual(judge(events, settings));
				},
			),
		);
	});
});

describe('when the call was', () => {
	test('it rang until somebody took it', () => {
		expect(callTimes([received, pickedUp, accepted, dialEnded('completed')])).toEqual({
			startedAt: at(0),
			endedAt: at(18),
			ringSeconds: 9,
		});
	});

	test('it rang until it was given up', () => {
		expect(callTimes([received, dialEnded('noAnswer')])).toEqual({
			startedAt: at(0),
			endedAt: at(18),
			ringSeconds: 18,
		});
	});

	test('nobody knows how long, when only its end was reported', () => {
		expect(callTimes([ended('noAnswer')])).toEqual({ startedAt: at(19), endedAt: at(19) });
	});
});
