import fc from 'fast-check';
import type { CallEvent } from '../../textback/call';
import { callTimes, judge, judgeAbandoned, type VerdictSettings } from '../../textback/verdict';
import {
	accepted,
	at,
	byVoice,
	dialEnded,
	ended,
	forwarded,
	heard,
	listen,
	OTHER,
	OWNER,
	pickedUp,
	pickUp,
	pressed1,
	rangOn,
	received,
	ringing,
	shuffled,
	stories,
	toldInAnyOrder,
} from './call-stories';

const missed = (reason: string) => ({ kind: 'missed', reason });
const takenBy = (provenBy: string, afterSeconds: number) => ({
	kind: 'answered',
	provenBy,
	phone: OWNER,
	afterSeconds,
});
const connected = dialEnded('completed', { bridged: true, leg: 'CA-owner' });
const notConnected = dialEnded('completed', { bridged: false, leg: 'CA-owner' });

describe('was the call missed?', () => {
	test.each<[string, VerdictSettings, CallEvent[], unknown]>([
		['nobody picks up', pressed1, [received, ringing, dialEnded('noAnswer')], missed('noAnswer')],
		['the line is busy', pressed1, [received, dialEnded('busy')], missed('busy')],
		['the owner declines', pressed1, [received, ringing, dialEnded('busy')], missed('declined')],
		['the phone is unreachable', pressed1, [received, dialEnded('failed')], missed('unreachable')],
		['the caller hangs up while it rings', pressed1, [received, dialEnded('canceled')], missed('hungUp')],
		['…and only the caller’s leg is reported', pressed1, [received, ended('noAnswer', 0)], missed('hungUp')],
		[
			'…as completed, without saying how long it was, which is not 0 s',
			pressed1,
			[received, ended('completed')],
			missed('noAnswer'),
		],
		[
			'the caller heard our greeting, but the end of the ringing was not reported',
			pressed1,
			[received, ended('completed', 6)],
			missed('noAnswer'),
		],
		[
			'something answered the caller, and only the phone system’s list can tell what',
			{ ...pressed1, listed: true },
			[received, ended('completed', 6)],
			undefined,
		],
		[
			'the caller hung up while it rang, which needs no list',
			{ ...pressed1, listed: true },
			[received, ended('noAnswer', 0)],
			missed('hungUp'),
		],
		[
			'a voicemail picks up, so nobody presses 1',
			pressed1,
			[received, pickedUp, notConnected],
			missed('voicemailPickedUp'),
		],
		[
			'a voicemail picks up and then the caller gives up',
			pressed1,
			[received, pickedUp, ended('completed')],
			missed('voicemailPickedUp'),
		],
		[
			'a voicemail ended the ringing, others rang on, and the caller hung up',
			pressed1,
			[received, pickedUp, rangOn, dialEnded('canceled')],
			missed('hungUp'),
		],
		[
			'…and only the caller’s leg is reported then',
			pressed1,
			[received, pickedUp, rangOn, ended('noAnswer', 0)],
			missed('hungUp'),
		],
		[
			'others rang on, another voicemail picked up, and the caller hung up',
			pressed1,
			[
				received,
				{ ...pickedUp, at: at(3), phone: OTHER },
				{ ...rangOn, at: at(5) },
				pickedUp,
				dialEnded('canceled'),
			],
			missed('voicemailPickedUp'),
		],
		['a person presses 1', pressed1, [received, pickedUp, accepted], takenBy('pressed1', 9)],
		[
			'a person presses 1 and the call ends later',
			pressed1,
			[received, pickedUp, accepted, connected, ended('completed', 10)],
			takenBy('pressed1', 9),
		],
		[
			'a voicemail takes one phone, a person the other',
			pressed1,
			[received, { ...pickedUp, at: at(3), phone: OTHER, leg: 'CA-other' }, pickedUp, accepted, connected],
			takenBy('pressed1', 9),
		],
		['a person is heard', byVoice, [received, pickedUp, heard('person'), connected], takenBy('heard', 6)],
		[
			'a machine is heard and not connected',
			byVoice,
			[received, pickedUp, heard('machine'), notConnected],
			missed('voicemailPickedUp'),
		],
		[
			'a machine is heard too late, the two are connected already',
			byVoice,
			[received, pickedUp, heard('machine'), connected],
			missed('voicemailPickedUp'),
		],
		[
			'a person is heard and hangs up before the caller is connected',
			byVoice,
			[received, pickedUp, heard('person'), notConnected],
			missed('declined'),
		],
		[
			'who picked up cannot be told by the voice',
			byVoice,
			[received, pickedUp, heard('unknown'), connected],
			{ kind: 'uncertain', missing: 'whoPickedUp' },
		],
		[
			'a machine is heard on one phone, a person on the one that was connected',
			byVoice,
			[
				received,
				{ kind: 'pickedUp', at: at(3), phone: OTHER, leg: 'CA-other' },
				heard('machine', OTHER),
				pickedUp,
				heard('person'),
				connected,
			],
			takenBy('heard', 6),
		],
		[
			'a person is heard on one phone, a machine on the one that was connected',
			byVoice,
			[
				received,
				{ kind: 'pickedUp', at: at(3), phone: OTHER, leg: 'CA-other' },
				heard('person', OTHER),
				pickedUp,
				heard('machine'),
				connected,
			],
			missed('voicemailPickedUp'),
		],
		['nobody picks up to be heard', byVoice, [received, dialEnded('noAnswer')], missed('noAnswer')],
		[
			'any pick-up counts and somebody picks up',
			pickUp,
			[received, pickedUp, connected],
			takenBy('pickUp', 6),
		],
		[
			'any pick-up counts but the two were never connected',
			pickUp,
			[received, pickedUp, notConnected],
			missed('voicemailPickedUp'),
		],
		['any pick-up counts and nobody does', pickUp, [received, dialEnded('noAnswer')], missed('noAnswer')],
		[
			'any pick-up counts and only the caller’s leg is reported, never answered',
			pickUp,
			[received, ended('completed', 0)],
			missed('hungUp'),
		],
		['the carrier forwards it here', forwarded, [received], missed('forwarded')],
		['…and only its end is reported', forwarded, [ended('completed', 8)], missed('forwarded')],
		['another system reports no answer', listen, [ended('noAnswer')], missed('noAnswer')],
		['another system reports busy', listen, [ended('busy')], missed('busy')],
		['another system reports that the caller gave up', listen, [ended('canceled')], missed('hungUp')],
		['another system answered', listen, [ended('completed')], { kind: 'answered', provenBy: 'pickUp' }],
	])('%s', (_situation, settings, events, verdict) => {
		expect(judge(events, settings)).toEqual(verdict);
	});

	test.each<[string, VerdictSettings, CallEvent[], string]>([
		['it still rings', pressed1, [received], 'howItEnded'],
		['somebody or something has picked up', pressed1, [received, pickedUp], 'howItEnded'],
		[
			'the caller’s leg ended well but whether a phone was connected is not yet known',
			pickUp,
			[received, ended('completed', 40)],
			'howItEnded',
		],
		[
			'a phone was connected but the voice was not heard yet',
			byVoice,
			[received, pickedUp, connected],
			'whoPickedUp',
		],
		[
			'nobody knows which phone was connected',
			byVoice,
			[received, heard('person'), connected],
			'whoPickedUp',
		],
		['another system has reported nothing', listen, [received], 'howItEnded'],
	])('not decided while %s', (_situation, settings, events, missing) => {
		expect(judge(events, settings)).toBeUndefined();
		expect(judgeAbandoned(events, settings)).toEqual({ kind: 'uncertain', missing });
	});
});

describe('reports come in disorder', () => {
	const moment = fc.integer({ min: 0, max: 5 }).map(at);
	const outcome = fc.constantFrom('completed', 'busy', 'noAnswer', 'failed', 'canceled');
	const phone = fc.constantFrom(OWNER, OTHER);
	const leg = fc.constantFrom('CA-owner', 'CA-other');
	const event: fc.Arbitrary<CallEvent> = fc.oneof(
		fc.record({ kind: fc.constant('received'), at: moment, from: phone, to: phone }),
		fc.record({ kind: fc.constantFrom('ringing', 'accepted'), at: moment, phone }),
		fc.record({ kind: fc.constant('pickedUp'), at: moment, phone, leg }),
		fc.record({ kind: fc.constant('refused'), at: moment, phone }),
		fc.record({ kind: fc.constant('rangOn'), at: moment, turn: fc.integer({ min: 1, max: 2 }) }),
		fc.record({
			kind: fc.constant('heard'),
			at: moment,
			phone,
			voice: fc.constantFrom('person', 'machine', 'unknown'),
		}),
		fc.record(
			{ kind: fc.constant('dialEnded'), at: moment, outcome, bridged: fc.boolean(), leg },
			{ requiredKeys: ['kind', 'at', 'outcome'] },
		),
		fc.record(
			{ kind: fc.constant('ended'), at: moment, outcome, seconds: fc.nat(3) },
			{ requiredKeys: ['kind', 'at', 'outcome'] },
		),
	);
	const anySettings = fc.constantFrom(pressed1, byVoice, pickUp, forwarded, listen);

	test('whatever was reported, its order and repetition change nothing', () => {
		const told = fc
			.array(event, { minLength: 1, maxLength: 8 })
			.chain((events) => fc.tuple(fc.constant(events), shuffled([...events, ...events.slice(0, 3)])));
		fc.assert(
			fc.property(told, anySettings, ([events, disordered], settings) => {
				expect(judge(disordered, settings)).toEqual(judge(events, settings));
				expect(judgeAbandoned(disordered, settings)).toEqual(judgeAbandoned(events, settings));
				expect(callTimes(disordered)).toEqual(callTimes(events));
			}),
			{ numRuns: 2000 },
		);
	});

	test('a verdict that was given on some of the reports holds when the others come', () => {
		const told = fc
			.constantFrom(...stories)
			.chain((story) => fc.tuple(fc.constant(story), toldInAnyOrder(story.events)));
		fc.assert(
			fc.property(told, ([{ settings, events, isMissed }, disordered]) => {
				const verdicts = disordered.map((_, index) => judge(disordered.slice(0, index + 1), settings));
				expect(verdicts.at(-1)).toEqual(judge(events, settings));
				const kinds = new Set(verdicts.flatMap((verdict) => (verdict ? [verdict.kind] : [])));
				expect([...kinds]).toEqual([isMissed ? 'missed' : 'answered']);
			}),
			{ numRuns: 2000 },
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
