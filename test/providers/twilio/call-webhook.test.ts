import type { CallFlowSettings } from '../../../providers/contract';
import { readCallWebhook } from '../../../providers/twilio/call-webhook';
import type { CallEvent } from '../../../textback/call';
import { RECEIVED_AT as at, webhook, WEBHOOK } from './support';

const OWNER = '+14155550111';
const call = { CallSid: 'CA1', From: '+14155550142', To: '+14155550100' };
const settings: CallFlowSettings = {
	route: 'ring',
	businessName: 'Oak Street Plumbing',
	phones: [OWNER, '+14155550112'],
	ringSeconds: 18,
	pressOne: true,
	afterMiss: { kind: 'say', text: 'Sorry we missed <you> & your call.' },
};

function read(fields: Record<string, string>, query: string, change: Partial<CallFlowSettings> = {}) {
	const read = readCallWebhook(webhook(fields, query), { ...settings, ...change }, WEBHOOK);
	if (!read) throw new Error('not read');
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
		const ownersLeg = { CallSid: 'CA-of-the-owner', From: call.From, To: OWNER };
		const query = `call=CA1&phone=${encodeURIComponent(OWNER)}`;
		expect(read(ownersLeg, `step=whisper&${query}`)).toMatchObject({
			callId: 'CA1',
			events: [{ kind: 'pickedUp', at, phone: OWNER }],
		});
		const accepted = read({ ...ownersLeg, Digits: '1' }, `step=accept&${query}`);
		expect(accepted).toMatchObject({ callId: 'CA1', events: [{ kind: 'accepted', at, phone: OWNER }] });
		expect(accepted.from).toBeUndefined();
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
		expect(events({}, 'step=recorded')).toEqual([]);
	});

	test('what is no step of a call is not read', () => {
		const of = (fields: Record<string, string>, query: string) =>
			readCallWebhook(webhook(fields, query), settings, WEBHOOK);
		expect(of(call, '')).toBeUndefined();
		expect(of(call, 'step=constructor')).toBeUndefined();
		expect(of({}, 'step=incoming')).toBeUndefined();
		expect(of(call, 'step=whisper')).toBeUndefined();
	});
});

describe('what Twilio is told to do', () => {
	const say = (
		fields: Record<string, string>,
		query: string,
		missed: boolean,
		change: Partial<CallFlowSettings> = {},
	) => read({ ...call, ...fields }, query, change).answer(missed);

	test('ring the owner’s phones at once, ringing first so that the caller hears it', () => {
		const { body, contentType } = say({}, 'step=incoming', false);
		expect(contentType).toMatch('text/xml');
		expect(body).toMatch(
			/^<\?xml version="1\.0" encoding="UTF-8"\?><Response><Dial answerOnBridge="true" timeout="18"/,
		);
		expect(body).toContain(`action="${WEBHOOK}?step=dialed"`);
		expect(
			body.match(/<Number [^>]*step=whisper&amp;call=CA1[^>]*>\+1415555011[12]<\/Number>/g),
		).toHaveLength(2);
	});

	test('connect whoever picks up, when no key is asked for', () => {
		const { body } = say({}, 'step=incoming', false, { pressOne: false });
		expect(body).not.toContain('step=whisper');
		expect(body).toContain(`<Number>${OWNER}</Number>`);
	});

	test('ask for the key, hang up on whatever does not press it', () => {
		const { body } = say({}, `step=whisper&call=CA1&phone=${encodeURIComponent(OWNER)}`, false);
		expect(body).toMatch(
			/<Gather numDigits="1" [^>]*><Say>Call for Oak Street Plumbing\. Press 1 to take it\.<\/Say><\/Gather><Hangup\/>/,
		);
	});

	test('connect on 1 and on nothing else', () => {
		const query = 'step=accept&call=CA1&phone=x';
		expect(say({ Digits: '1' }, query, false).body).toMatch(/<Response\/>$/);
		expect(say({ Digits: '2' }, query, false).body).toMatch(/<Response><Hangup\/><\/Response>$/);
	});

	test('after a miss: a sentence, a voicemail or nothing; never a word that breaks the XML', () => {
		expect(say({}, 'step=dialed', true).body).toMatch(
			/<Response><Say>Sorry we missed &lt;you&gt; &amp; your call\.<\/Say><Hangup\/><\/Response>$/,
		);
		expect(say({}, 'step=dialed', true, { afterMiss: { kind: 'hangUp' } }).body).toMatch(
			/<Response><Hangup\/><\/Response>$/,
		);
		const voicemail = say({}, 'step=dialed', true, {
			afterMiss: { kind: 'voicemail', greeting: 'Leave a message', maxSeconds: 90 },
		});
		expect(voicemail.body).toMatch(
			/<Say>Leave a message<\/Say><Record [^>]*step=recorded[^>]*maxLength="90"/,
		);
	});

	test('after an answered call: hang up', () => {
		expect(say({}, 'step=dialed', false).body).toMatch(/<Response><Hangup\/><\/Response>$/);
	});

	test('a forwarded call hears at once that it was missed', () => {
		expect(say({}, 'step=incoming', true, { route: 'forwarded' }).body).toMatch(/<Response><Say>/);
	});
});
