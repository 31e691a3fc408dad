import type { CallFlowSettings, KnownCall } from '../../../providers/contract';
import { twilio } from '../../../providers/twilio';
import type { CallEvent, HeardVoice } from '../../../textback/call';
import { RECEIVED_AT as at, webhook, WEBHOOK } from './support';

const OWNER = '+14155550111';
const OTHER = '+14155550112';
const call = { CallSid: 'CA1', From: '+14155550142', To: '+14155550100' };
const settings: CallFlowSettings = {
	route: 'ring',
	businessName: 'Oak Street Plumbing',
	number: call.To,
	phones: [
		{ number: OWNER, seconds: 18 },
		{ number: OTHER, seconds: 12 },
	],
	order: 'atOnce',
	ringSeconds: 18,
	proof: 'pressed1',
	callerId: 'caller',
	whisper: 'Call for Oak Street Plumbing. Press 1 to take it.',
	voice: { language: 'en-US', gender: 'woman' },
	afterMiss: { kind: 'say', greeting: { text: 'Sorry we missed <you> & your call.' } },
};

function read(fields: Record<string, string>, query: string, change: Partial<CallFlowSettings> = {}) {
	const read = twilio.calls.readWebhook(webhook(fields, query), { ...settings, ...change }, WEBHOOK);
	if (read.kind === 'ignored') throw new Error(read.why);
	return read;
}

const events = (fields: Record<string, string>, query: string) => read({ ...call, ...fields }, query).events;

describe('what a voice webhook tells', () => {
	test('a call has come in', () => {
		const webhookRead = read(
			{
				...call,
				ForwardedFrom: '+14155550199',
				CallerName: 'BO',
				StirVerstat: 'TN-Validation-Passed-B-Diverted',
			},
			'step=incoming',
		);
		expect(webhookRead).toMatchObject({ callId: 'CA1', from: call.From, to: call.To });
		expect(webhookRead.events).toEqual([
			{
				kind: 'received',
				at,
				from: call.From,
				to: call.To,
				forwardedFrom: '+14155550199',
				callerName: 'BO',
				attestation: 'B',
			},
		]);
	});

	test.each([
		['TN-Validation-Passed-A', 'A'],
		['TN-Validation-Passed-C-Diverted', 'C'],
		['TN-Validation-Failed-A', 'failed'],
		['TN-Validation-Failed', 'failed'],
		['No-TN-Validation', 'none'],
		['something new', 'none'],
	])('%s is attestation %s', (StirVerstat, attestation) => {
		expect(events({ StirVerstat }, 'step=incoming')).toMatchObject([{ attestation }]);
	});

	test.each<[Record<string, string>, Partial<CallEvent>]>([
		[{ DialCallStatus: 'no-answer' }, { outcome: 'noAnswer' }],
		[{ DialCallStatus: 'busy' }, { outcome: 'busy' }],
		[{ DialCallStatus: 'failed' }, { outcome: 'failed' }],
		[{ DialCallStatus: 'canceled' }, { outcome: 'canceled' }],
		[
			{ DialCallStatus: 'completed', DialBridged: 'true', DialCallDuration: '42' },
			{ outcome: 'completed', bridged: true, seconds: 42 },
		],
		[
			{ DialCallStatus: 'completed', DialBridged: 'false' },
			{ outcome: 'completed', bridged: false },
		],
		[{ DialCallStatus: 'answered' }, { outcome: 'completed' }],
		[{ DialCallStatus: 'a new word of Twilio’s' }, { outcome: 'failed' }],
		[{}, { outcome: 'failed' }],
		[{ DialCallStatus: 'completed', DialCallDuration: 'NaN' }, { outcome: 'completed' }],
	])('the ringing ended: %j', (fields, event) => {
		expect(events(fields, 'step=dialed')).toEqual([{ kind: 'dialEnded', at, ...event }]);
	});

	test.each<[Record<string, string>, CallEvent[]]>([
		[
			{ CallStatus: 'completed', CallDuration: '12' },
			[{ kind: 'ended', at, outcome: 'completed', seconds: 12 }],
		],
		[{ CallStatus: 'no-answer' }, [{ kind: 'ended', at, outcome: 'noAnswer' }]],
		[{ CallStatus: 'ringing' }, []],
		[{ CallStatus: 'in-progress' }, []],
		[{}, []],
	])('the number’s status callback: %j', (fields, expected) => {
		expect(events(fields, 'step=status')).toEqual(expected);
	});

	test('the whisper and the key come from the owner’s leg, yet tell of the caller’s call', () => {
		const ownersLeg = { CallSid: 'CA-of-the-owner', From: call.To, To: OWNER };
		const query = `call=CA1&caller=${encodeURIComponent(call.From)}&phone=${encodeURIComponent(OWNER)}`;
		expect(read(ownersLeg, `step=ringing&${query}`)).toMatchObject({
			callId: 'CA1',
			from: call.From,
			events: [{ kind: 'ringing', at, phone: OWNER }],
		});
		expect(read(ownersLeg, `step=whisper&${query}`)).toMatchObject({
			callId: 'CA1',
			from: call.From,
			events: [{ kind: 'pickedUp', at, phone: OWNER, leg: 'CA-of-the-owner' }],
		});
		const accepted = read({ ...ownersLeg, Digits: '1' }, `step=accept&${query}`);
		expect(accepted).toMatchObject({ callId: 'CA1', events: [{ kind: 'accepted', at, phone: OWNER }] });
		expect(accepted.from).toBe(call.From);
		expect(read({ ...ownersLeg, Digits: '5' }, `step=accept&${query}`).events).toEqual([]);
		expect(read(ownersLeg, `step=accept&${query}`).events).toEqual([]);
	});

	test('a voicemail, unless nothing was said', () => {
		const recording = {
			RecordingSid: 'RE1',
			RecordingUrl: 'https://api.twilio.com/RE1',
			RecordingDuration: '7',
		};
		expect(events(recording, 'step=recorded')).toEqual([
			{ kind: 'voicemail', at, id: 'RE1', url: 'https://api.twilio.com/RE1', seconds: 7 },
		]);
		expect(events({ ...recording, RecordingDuration: '0' }, 'step=recorded')).toEqual([]);
		const { RecordingDuration: _untold, ...ofUntoldLength } = recording;
		expect(events(ofUntoldLength, 'step=recorded')).toMatchObject([{ kind: 'voicemail' }]);
		expect(events({}, 'step=recorded')).toEqual([]);
		const callback = { CallSid: 'CA1', ...recording, RecordingStatus: 'completed' };
		expect(read(callback, `step=recorded&call=CA1&caller=${encodeURIComponent(call.From)}`)).toMatchObject({
			callId: 'CA1',
			from: call.From,
			events: [{ kind: 'voicemail', id: 'RE1' }],
		});
	});

	test('the words of a voicemail, unless there are none', () => {
		const words = { RecordingSid: 'RE1', TranscriptionStatus: 'completed', TranscriptionText: ' Call me. ' };
		expect(events(words, 'step=transcribed')).toEqual([
			{ kind: 'transcribed', at, id: 'RE1', text: 'Call me.' },
		]);
		expect(
			events({ ...words, TranscriptionStatus: 'failed', TranscriptionText: '' }, 'step=transcribed'),
		).toEqual([]);
	});

	test('the plain address, pasted by hand in both places, serves for the call and for its end', () => {
		expect(events({ CallStatus: 'ringing' }, '')).toMatchObject([{ kind: 'received' }]);
		expect(events({ CallStatus: 'no-answer', CallDuration: '0' }, '')).toMatchObject([
			{ kind: 'ended', outcome: 'noAnswer' },
		]);
	});

	test('what is no step of a call is not read', () => {
		const of = (fields: Record<string, string>, query: string) =>
			twilio.calls.readWebhook(webhook(fields, query), settings, WEBHOOK);
		expect(of({}, '')).toMatchObject({ kind: 'ignored' });
		expect(of(call, 'step=constructor')).toMatchObject({ kind: 'ignored' });
		expect(of({}, 'step=incoming')).toMatchObject({ kind: 'ignored' });
		expect(of(call, 'step=whisper')).toMatchObject({ kind: 'ignored' });
		expect(of(call, 'step=heard')).toMatchObject({ kind: 'ignored' });
	});
});

describe('what Twilio is told to do', () => {
	type Asked = {
		fields?: Record<string, string>;
		query: string;
		standing?: KnownCall['standing'];
		known?: CallEvent[];
		change?: Partial<CallFlowSettings>;
	};
	const told = ({ fields = {}, query, standing = 'open', known = [], change = {} }: Asked) =>
		read({ ...call, ...fields }, query, change).answer({ standing, events: known });
	const ofOwnersLeg = `call=CA1&caller=${encodeURIComponent(call.From)}&phone=${encodeURIComponent(OWNER)}`;

	test('ring the owner’s phones at once, ringing first so that the caller hears it', () => {
		const { body, contentType } = told({ query: 'step=incoming' });
		expect(contentType).toMatch('text/xml');
		expect(body).toMatch(
			/^<\?xml version="1\.0" encoding="UTF-8"\?><Response><Dial answerOnBridge="true" timeout="18"/,
		);
		expect(body).toContain(`action="${WEBHOOK}?step=dialed&amp;call=CA1&amp;turn=0&amp;since=${at}"`);
		expect(
			body.match(/<Number url="[^"]*step=whisper&amp;call=CA1[^>]*>\+1415555011[12]<\/Number>/g),
		).toHaveLength(2);
		expect(body).not.toContain('callerId');
		expect(body).not.toContain('machineDetection');
	});

	test('ring one after the other, each for its own seconds', () => {
		const change = { order: 'inTurn' as const };
		const first = told({ query: 'step=incoming', change }).body;
		expect(first).toMatch(/timeout="18".*>\+14155550111</);
		expect(first).not.toContain(OTHER);
		const inVain = { DialCallStatus: 'no-answer', DialBridged: 'false', CallStatus: 'ringing' };
		const second = told({ fields: inVain, query: 'step=dialed&turn=0', change }).body;
		expect(second).toMatch(/timeout="12" action="[^"]*turn=1&amp;since=\d+".*>\+14155550112</);
		expect(told({ fields: inVain, query: 'step=dialed&turn=1', standing: 'missed', change }).body).toMatch(
			/<Say/,
		);
	});

	test.each<[string, Record<string, string>]>([
		['the caller is gone', { DialCallStatus: 'canceled', CallStatus: 'completed' }],
		['the caller is gone, by their own leg', { DialCallStatus: 'no-answer', CallStatus: 'no-answer' }],
		[
			'the first took the call',
			{ DialCallStatus: 'completed', DialBridged: 'true', CallStatus: 'in-progress' },
		],
	])('do not ring the next phone when %s', (_what, fields) => {
		const asked = { fields, query: 'step=dialed&turn=0', change: { order: 'inTurn' as const } };
		expect(read({ ...call, ...fields }, asked.query, asked.change).events).toHaveLength(1);
		expect(told(asked).body).not.toContain('<Dial');
	});

	test('do not ring the next phone for a call that is decided', () => {
		const fields = { DialCallStatus: 'no-answer', DialBridged: 'false', CallStatus: 'ringing' };
		const change = { order: 'inTurn' as const };
		const { body } = told({ fields, query: 'step=dialed&turn=0', standing: 'over', change });
		expect(body).toMatch(/<Response><Hangup\/><\/Response>$/);
	});

	test('ring the next phone when a voicemail took the turn of the first', () => {
		const fields = { DialCallStatus: 'completed', DialBridged: 'false', CallStatus: 'ringing' };
		const change = { order: 'inTurn' as const };
		expect(read({ ...call, ...fields }, 'step=dialed&turn=0', change).events).toEqual([
			{ kind: 'rangOn', at, turn: 1 },
		]);
		expect(told({ fields, query: 'step=dialed&turn=0', change }).body).toContain(OTHER);
	});

	describe('ring the others on after a pick-up that ended the ringing of all in vain', () => {
		const pickedUp: CallEvent = { kind: 'pickedUp', at, phone: OWNER, leg: 'CA2' };
		const screenedOut = { DialCallStatus: 'completed', DialBridged: 'false', CallStatus: 'ringing' };
		/** The ringing that ended now began so many seconds ago. */
		const after = (seconds: number, more: Partial<Asked> = {}) => ({
			fields: screenedOut,
			query: `step=dialed&turn=0&since=${at - seconds * 1000}`,
			known: [pickedUp],
			...more,
		});
		const written = ({ fields = {}, query, change = {} }: Asked) =>
			read({ ...call, ...fields }, query, change).events;

		test('for the rest of the time, showing the same number, and not at the phone that was picked up', () => {
			const asked = after(4, { change: { callerId: 'business' } });
			const { body } = told(asked);
			expect(body).toMatch(
				/<Response><Dial answerOnBridge="true" timeout="12" action="[^"]*turn=1&amp;since=/,
			);
			expect(body).toContain(`callerId="${call.To}"`);
			expect(body).toContain(`>${OTHER}<`);
			expect(body).not.toContain(`>${OWNER}<`);
			expect(written(asked)).toEqual([{ kind: 'rangOn', at, turn: 1 }]);
		});

		test('the time for which a voicemail heard our words is no ringing', () => {
			const fields = { ...screenedOut, DialCallDuration: '12' };
			const phones = [OWNER, OTHER].map((number) => ({ number, seconds: 18 }));
			const { body } = told(after(14, { fields, change: { phones } }));
			expect(body).toContain('timeout="16"');
			expect(body).toContain(`since=${at - 2000}`);
		});

		test.each<[string, Asked]>([
			['where less than 5 seconds are left', after(13.5)],
			[
				'where the call before lasted too long to be a voicemail that heard our words',
				after(90, { fields: { ...screenedOut, DialCallDuration: '85' } }),
			],
			['where two were connected', after(4, { fields: { ...screenedOut, DialBridged: 'true' } })],
			['where the caller is gone', after(4, { fields: { ...screenedOut, CallStatus: 'completed' } })],
			['where the phones rang out', after(4, { fields: { ...screenedOut, DialCallStatus: 'no-answer' } })],
			['where all were engaged', after(4, { fields: { ...screenedOut, DialCallStatus: 'busy' } })],
			['as often as there are phones', { fields: screenedOut, query: `step=dialed&turn=1&since=${at}` }],
			['where the address does not say since when', { fields: screenedOut, query: 'step=dialed&turn=0' }],
			['where there is no other phone', after(4, { change: { phones: [{ number: OWNER, seconds: 18 }] } })],
		])('but not %s', (_when, asked) => {
			expect(written(asked)).toMatchObject([{ kind: 'dialEnded' }]);
			expect(told({ ...asked, standing: 'missed' }).body).toContain('<Say');
		});

		test('where the phone system calls it no answer, too', () => {
			const fields = { ...screenedOut, DialCallStatus: 'no-answer', DialCallDuration: '9' };
			expect(told(after(12, { fields })).body).toContain(`>${OTHER}<`);
		});

		test('not at a phone that declined; and with none left, the end is written down', () => {
			const refused = read(
				{ CallSid: 'CA3', CallStatus: 'busy' },
				`step=ringing&call=CA1&phone=${encodeURIComponent(OTHER)}`,
			).events;
			expect(refused).toEqual([{ kind: 'refused', at, phone: OTHER }]);
			const { body } = told(after(4, { known: [pickedUp, ...refused] }));
			expect(body).toMatch(
				/<Response><Redirect method="POST">[^<]*step=noneLeft&amp;call=CA1<\/Redirect><\/Response>$/,
			);
			expect(written({ query: 'step=noneLeft&call=CA1' })).toEqual([
				{ kind: 'dialEnded', at, outcome: 'completed', bridged: false },
			]);
			expect(told({ query: 'step=noneLeft&call=CA1', standing: 'missed' }).body).toContain('<Say');
		});

		test.each(['canceled', 'no-answer', 'completed', 'failed'])(
			'a phone whose leg ended %s may ring again',
			(CallStatus) => {
				expect(read({ CallSid: 'CA3', CallStatus }, `step=ringing&${ofOwnersLeg}`).events).toEqual([]);
			},
		);

		test('not for a call that is decided', () => {
			expect(told(after(4, { standing: 'over' })).body).toMatch(/<Response><Hangup\/><\/Response>$/);
		});
	});

	test('show the owner the business’s number when that is wished', () => {
		const { body } = told({ query: 'step=incoming', change: { callerId: 'business' } });
		expect(body).toContain(`callerId="${call.To}"`);
	});

	test('ask for the key, hang up on whatever does not press it', () => {
		const { body } = told({ query: `step=whisper&${ofOwnersLeg}` });
		expect(body).toMatch(
			/<Gather numDigits="1" timeout="5" [^>]*>(<Say [^>]*>Call for Oak Street Plumbing\. Press 1 to take it\.<\/Say>){2}<\/Gather><Hangup\/>/,
		);
	});

	test('without words there is the more time for the key', () => {
		const { body } = told({ query: `step=whisper&${ofOwnersLeg}`, change: { whisper: '' } });
		expect(body).toMatch(/<Gather numDigits="1" timeout="8" [^>]*\/><Hangup\/>/);
	});

	test('connect on 1 and on nothing else', () => {
		const query = `step=accept&${ofOwnersLeg}`;
		expect(told({ fields: { Digits: '1' }, query }).body).toMatch(/<Response\/>$/);
		expect(told({ fields: { Digits: '2' }, query }).body).toMatch(/<Response><Hangup\/><\/Response>$/);
	});

	test('connect whoever picks up, when any pick-up counts', () => {
		const query = `step=whisper&${ofOwnersLeg}`;
		const change = { proof: 'pickUp' as const, whisper: 'Call for Oak Street Plumbing.' };
		expect(told({ query, change }).body).toMatch(
			/<Response><Say [^>]*>Call for Oak Street Plumbing\.<\/Say><\/Response>$/,
		);
		expect(told({ query, change: { ...change, whisper: '' } }).body).toMatch(/<Response\/>$/);
	});

	describe('when Twilio is to hear who picks up', () => {
		const change = { proof: 'heard' as const };
		const query = `step=screen&${ofOwnersLeg}&turn=0`;
		const heard = (voice: HeardVoice, phone = OWNER): CallEvent => ({ kind: 'heard', at, phone, voice });

		test('detection is on, and its result comes here', () => {
			const { body } = told({ query: 'step=incoming', change });
			expect(body).toContain('machineDetection="Enable"');
			expect(body).toMatch(/amdStatusCallback="[^"]*step=heard&amp;call=CA1/);
			expect(told({ query: `step=whisper&${ofOwnersLeg}`, change }).body).toMatch(
				/<Say [^>]*>[^<]*<\/Say><Redirect [^>]*>[^<]*step=screen[^<]*turn=0<\/Redirect>/,
			);
		});

		test.each([
			['human', 'person'],
			['machine_start', 'machine'],
			['machine_end_beep', 'machine'],
			['fax', 'machine'],
			['unknown', 'unknown'],
			['something new', 'unknown'],
		])('%s is a %s', (AnsweredBy, voice) => {
			expect(read({ AnsweredBy, CallSid: 'CA2' }, `step=heard&${ofOwnersLeg}`)).toMatchObject({
				callId: 'CA1',
				from: call.From,
				events: [{ kind: 'heard', phone: OWNER, voice }],
			});
		});

		test.each<[string, CallEvent[], RegExp]>([
			['a person is connected', [heard('person')], /<Response\/>$/],
			['a machine is not', [heard('machine')], /<Response><Hangup\/><\/Response>$/],
			['one that cannot be told is, for it may be a person', [heard('unknown')], /<Response\/>$/],
			['nobody yet waits', [], /<Pause length="1"\/><Redirect [^>]*>[^<]*turn=1<\/Redirect>/],
			['another phone’s voice does not count', [heard('machine', OTHER)], /<Pause/],
		])('%s', (_what, known, body) => {
			expect(told({ query, known, change }).body).toMatch(body);
		});

		test('nobody waits for ever', () => {
			expect(told({ query: `step=screen&${ofOwnersLeg}&turn=8`, change }).body).toMatch(/<Response\/>$/);
		});
	});

	test('after a miss: a sentence, a sound, a voicemail, busy or nothing; never a word that breaks the XML', () => {
		const after = (afterMiss?: CallFlowSettings['afterMiss']) =>
			told({ query: 'step=dialed&turn=0', standing: 'missed', change: afterMiss ? { afterMiss } : {} }).body;
		expect(after()).toMatch(
			/<Response><Say voice="Polly.Joanna" language="en-US">Sorry we missed &lt;you&gt; &amp; your call\.<\/Say><Hangup\/><\/Response>$/,
		);
		expect(after({ kind: 'hangUp' })).toMatch(/<Response><Hangup\/><\/Response>$/);
		expect(after({ kind: 'busy' })).toMatch(/<Response><Reject reason="busy"\/><Hangup\/><\/Response>$/);
		expect(after({ kind: 'say', greeting: { audioUrl: 'https://example.com/hi.mp3' } })).toMatch(
			/<Response><Play>https:\/\/example.com\/hi.mp3<\/Play><Hangup\/>/,
		);
		const voicemail = {
			kind: 'voicemail' as const,
			greeting: { text: 'Leave a message' },
			maxSeconds: 90,
			beep: false,
			transcribe: false,
		};
		expect(after(voicemail)).toMatch(
			/<Say [^>]*>Leave a message<\/Say><Record [^>]*step=recorded[^>]*maxLength="90" playBeep="false"/,
		);
		expect(after(voicemail)).not.toContain('transcribe');
		expect(after({ ...voicemail, transcribe: true })).toMatch(
			/transcribe="true" transcribeCallback="[^"]*step=transcribed/,
		);
	});

	test('speak in the language and voice that were chosen', () => {
		const { body } = told({
			query: 'step=dialed&turn=0',
			standing: 'missed',
			change: { voice: { language: 'es-US', gender: 'man' } },
		});
		expect(body).toContain('<Say voice="Polly.Miguel" language="es-US">');
	});

	test('after an answered or an ignored call: hang up', () => {
		const over = { standing: 'over' as const };
		expect(told({ query: 'step=dialed&turn=0', ...over }).body).toMatch(/<Response><Hangup\/><\/Response>$/);
		expect(told({ query: 'step=incoming', ...over }).body).toMatch(/<Response><Hangup\/><\/Response>$/);
	});

	test('a forwarded call hears at once that it was missed', () => {
		const change = { route: 'forwarded' as const };
		expect(told({ query: 'step=incoming', standing: 'missed', change }).body).toMatch(/<Response><Say /);
	});
});
