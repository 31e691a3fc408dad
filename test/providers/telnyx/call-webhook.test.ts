import type { CallFlowSettings, CallWebhook } from '../../../providers/contract';
import { telnyx } from '../../../providers/telnyx';
import { judge } from '../../../textback/verdict';
import { nothing } from '../../../providers/twiml/call-flow';
import { sample } from '../samples';
import { signedQuery } from './signed-query';
import { CREDENTIAL, NUMBER } from './support';

const URL = 'https://n8n.example.com/webhook/abc/calls';
const CALLER = '+14155550142';
const OWNER = '+14155550111';
const RECEIVED_AT = Date.UTC(2026, 10, 23, 15, 0, 9);
const OCCURRED_AT = Date.UTC(2026, 10, 23, 15, 0, 0);
const settings: CallFlowSettings = {
	route: 'ring',
	businessName: 'Oak Street Plumbing',
	number: NUMBER,
	phones: [{ number: OWNER, seconds: 18 }],
	order: 'atOnce',
	ringSeconds: 18,
	proof: 'heard',
	callerId: 'caller',
	whisper: 'Call for Oak Street Plumbing.',
	voice: { language: 'fr-CA', gender: 'man' },
	afterMiss: {
		kind: 'voicemail',
		greeting: { text: 'Bonjour' },
		maxSeconds: 60,
		beep: true,
		transcribe: true,
	},
};

function read(rawBody: string, query: Record<string, string> = {}, of: CallFlowSettings = settings) {
	return telnyx.calls.readWebhook(
		{ url: URL, headers: {}, query, rawBody, receivedAt: RECEIVED_AT },
		of,
		URL,
		CREDENTIAL,
	);
}

/** Where every number that reports here is served. */
function readOfAny(rawBody: string) {
	return read(rawBody, {}, { ...settings, number: undefined });
}

const call = { CallSid: 'v3:1', From: CALLER, To: NUMBER };

/** A form, asked for at an address that we made. */
function form(fields: Record<string, string>, query: Record<string, string> = {}): CallWebhook {
	const ours = signedQuery(URL, CREDENTIAL, query);
	const webhook = read(new URLSearchParams({ ...call, ...fields }).toString(), ours);
	if (webhook.kind === 'ignored') throw new Error(webhook.why);
	return webhook;
}

function event(type: string, payload: object) {
	return read(eventBody(type, payload));
}

function eventBody(type: string, payload: object): string {
	const leg = { call_session_id: 'session-1', call_leg_id: 'leg-1', from: CALLER, to: NUMBER };
	return JSON.stringify({
		data: {
			event_type: type,
			occurred_at: new Date(OCCURRED_AT).toISOString(),
			payload: { ...leg, ...payload },
		},
	});
}

describe('TeXML', () => {
	test('has a phone listened to, in milliseconds, and told at whichever address Telnyx tells it', () => {
		const { body } = form({}).answer({ standing: 'open', events: [] });
		expect(body).toContain('machineDetection="Enable" machineDetectionTimeout="8000"');
		expect(body).toMatch(/amdStatusCallback="[^"]*step=heard/);
		expect(body).toContain('statusCallbackEvent="ringing amd"');
		const query = { step: 'ringing', call: 'v3:1', phone: OWNER };
		expect(form({ AnsweredBy: 'human' }, query).events).toEqual([
			{ kind: 'heard', at: RECEIVED_AT, phone: OWNER, voice: 'person' },
		]);
		expect(form({ CallStatus: 'ringing' }, query).events).toMatchObject([{ kind: 'ringing' }]);
	});

	test('speaks with a neural voice, and has a message put into words of its language', () => {
		const { body } = form({ DialCallStatus: 'no-answer' }, { step: 'dialed' }).answer({
			standing: 'missed',
			events: [],
		});
		expect(body).toContain('<Say voice="Polly.Liam-Neural" language="fr-CA">Bonjour</Say>');
		expect(body).toMatch(/transcription="true" transcriptionCallback="[^"]*step=transcribed/);
		expect(body).toContain('transcriptionLanguage="fr-CA"');
	});

	test('answers a report with 200, or it would come again', () => {
		const report = form({ CallbackSource: 'call-progress-events', CallStatus: 'completed' });
		expect(report.answer({ standing: 'over', events: [] })).toEqual(nothing());
		expect(nothing().status).toBe(200);
	});
});

describe('the address, which Telnyx does not sign', () => {
	const stranger = '+14155550177';
	const atTheOwners = { step: 'whisper', call: 'v3:1', caller: CALLER, phone: OWNER };
	const body = new URLSearchParams({ CallSid: 'v3:2', From: CALLER, To: OWNER }).toString();

	test('is believed as we made it', () => {
		const webhook = read(body, signedQuery(URL, CREDENTIAL, atTheOwners));
		expect(webhook).toMatchObject({ kind: 'call', callId: 'v3:1', from: CALLER, to: NUMBER });
	});

	test.each([
		['has no proof', { proof: '' }],
		['has a proof of the same length', { proof: 'A'.repeat(43) }],
		['names another caller', { caller: stranger }],
		['names another call', { call: 'v3:3' }],
		['names another phone', { phone: stranger }],
		['names another step', { step: 'accept' }],
		['names another time', { since: '1' }],
	])('is not believed when it %s', (_what, change) => {
		const query = { ...signedQuery(URL, CREDENTIAL, atTheOwners), ...change };
		expect(read(body, query)).toEqual({ kind: 'ignored', why: 'its address names no step of a call' });
	});

	test('is not believed when it was made for another node, or with another API key', () => {
		const others = [
			signedQuery('https://n8n.example.com/webhook/another/calls', CREDENTIAL, atTheOwners),
			signedQuery(URL, { ...CREDENTIAL, apiKey: 'KEY-of-another' }, atTheOwners),
		];
		for (const query of others) expect(read(body, query).kind).toBe('ignored');
	});

	test('of a number’s setting says the step and nothing more', () => {
		const query = { step: 'incoming', call: 'v3:9', caller: stranger, phone: stranger };
		const webhook = read(new URLSearchParams(call).toString(), query);
		expect(webhook).toMatchObject({ callId: 'v3:1', from: CALLER, events: [{ kind: 'received' }] });
		const sent = webhook.kind === 'call' ? webhook.answer({ standing: 'open', events: [] }).body : '';
		expect(sent).not.toContain(encodeURIComponent(stranger));
	});

	test('of one call proves nothing about another', () => {
		const query = signedQuery(URL, CREDENTIAL, { step: 'dialed', call: 'v3:another', turn: '0' });
		expect(read(new URLSearchParams(call).toString(), query).kind).toBe('ignored');
	});

	test('cannot make another number’s call one of this number', () => {
		const body = new URLSearchParams({ ...call, To: '+14155550101' }).toString();
		expect(read(body, { step: 'incoming' })).toMatchObject({ kind: 'call', to: '+14155550101' });
	});

	test('is that of every step in the call flow, so that each is believed when it is asked for', () => {
		const answers = [
			form({}).answer({ standing: 'open', events: [] }),
			form({ DialCallStatus: 'no-answer' }, { step: 'dialed' }).answer({ standing: 'missed', events: [] }),
		];
		const addresses = answers.flatMap(({ body: twiml }) =>
			[...twiml.matchAll(/https:[^"<]+/g)].map(([address]) => address.replaceAll('&amp;', '&')),
		);
		expect(addresses.length).toBeGreaterThan(5);
		for (const address of addresses) {
			const query = Object.fromEntries(new globalThis.URL(address).searchParams);
			expect(read(new URLSearchParams(call).toString(), query).kind).toBe('call');
		}
	});
});

describe('a number set up by hand has one plain address', () => {
	test('that is asked what to do with a call, and told how it ended', () => {
		expect(form({ CallStatus: 'ringing' }).events).toMatchObject([{ kind: 'received' }]);
		// Telnyx tells a duration of every call, also of one that rings.
		const status = { CallbackSource: 'call-progress-events', CallDuration: '12' };
		expect(form({ ...status, CallStatus: 'ringing' }).events).toEqual([]);
		expect(form({ ...status, CallStatus: 'no-answer' }).events).toEqual([
			{ kind: 'ended', at: RECEIVED_AT, outcome: 'noAnswer', seconds: 0 },
		]);
		expect(form({ ...status, CallStatus: 'completed', AnsweredTime: 'then' }).events).toEqual([
			{ kind: 'ended', at: RECEIVED_AT, outcome: 'completed', seconds: 12 },
		]);
	});
});

test('a call that was completed for a time that is not told was not over in 0 s', () => {
	const { fields, query } = sample('tx-texml-completed-2021');
	const report = form(fields, query);
	expect(report.events).toEqual([{ kind: 'ended', at: RECEIVED_AT, outcome: 'completed' }]);
	expect(judge(report.events, { route: 'listen', proof: 'pressed1' })).toMatchObject({ kind: 'answered' });
});

describe('the networks’ word on the caller’s number', () => {
	test.each([
		[{ shaken_stir_attestation: 'A', shaken_stir_validated: true }, 'A'],
		[{ shaken_stir_attestation: 'C', shaken_stir_validated: true }, 'C'],
		[{ shaken_stir_attestation: 'B' }, 'B'],
		[{ shaken_stir_attestation: 'A', shaken_stir_validated: false }, 'failed'],
		[{ shaken_stir_validated: false }, 'none'],
		[{}, undefined],
	])('%j is %s', (payload, attestation) => {
		const webhook = event('call.initiated', { direction: 'incoming', ...payload });
		expect(webhook).toMatchObject({ kind: 'call', from: CALLER, to: NUMBER });
		const [received] = webhook.kind === 'call' ? webhook.events : [];
		expect(received).toMatchObject({ kind: 'received', at: OCCURRED_AT });
		expect(received?.kind === 'received' && received.attestation).toBe(attestation);
	});
});

describe('a call that somebody else handles', () => {
	test.each([
		['originator_cancel', 'canceled'],
		['timeout', 'noAnswer'],
		['no_answer', 'noAnswer'],
		['user_busy', 'busy'],
		['call_rejected', 'busy'],
		['not_found', 'failed'],
		['normal_clearing', 'completed'],
		['time_limit', 'completed'],
	])('that ends with %s: %s', (cause, outcome) => {
		expect(event('call.hangup', { hangup_cause: cause })).toMatchObject({
			callId: 'session-1',
			events: [{ kind: 'ended', at: OCCURRED_AT, outcome, leg: 'leg-1' }],
		});
	});

	test.each(['unspecified', 'a_cause_to_come', undefined])(
		'that ends with %s: nothing is concluded',
		(cause) => {
			expect(event('call.hangup', { hangup_cause: cause })).toMatchObject({ kind: 'call', events: [] });
		},
	);

	test.each([
		['the caller’s leg', 'leg-1', { kind: 'missed', reason: 'noAnswer' }],
		['a leg that nobody saw come in', 'leg-2', undefined],
	])('at any number: a hang-up with `timeout` of %s', (_what, leg, verdict) => {
		const events = [
			eventBody('call.initiated', { direction: 'incoming' }),
			eventBody('call.hangup', { hangup_cause: 'timeout', call_leg_id: leg, to: OWNER }),
		].flatMap((body) => {
			const webhook = readOfAny(body);
			return webhook.kind === 'call' ? webhook.events : [];
		});
		expect(judge(events, { route: 'listen', proof: 'pressed1' })).toEqual(verdict);
	});

	test('says of a hang-up that its number may be somebody else’s', () => {
		expect(readOfAny(eventBody('call.hangup', { hangup_cause: 'timeout', to: OWNER }))).toMatchObject({
			to: OWNER,
			mayBeOtherLeg: true,
		});
		expect(readOfAny(eventBody('call.initiated', { direction: 'incoming' }))).toMatchObject({
			mayBeOtherLeg: false,
		});
	});

	test('is known by its number, also where a PBX writes it as an address', () => {
		expect(
			event('call.initiated', {
				direction: 'incoming',
				from: `sip:${CALLER}@10.0.0.1`,
				to: `sip:${NUMBER}@sip.telnyx.com`,
			}),
		).toMatchObject({ kind: 'call', from: CALLER });
	});

	test.each([
		['the leg to a phone of the other system', { to: OWNER }],
		['a call from the number', { from: NUMBER, to: CALLER, direction: 'outgoing' }],
		['a call to another number of the same connection', { to: '+14155550101' }],
		['a call without an id', { call_session_id: '' }],
	])('is not %s', (_what, payload) => {
		expect(event('call.hangup', { hangup_cause: 'timeout', ...payload })).toMatchObject({ kind: 'ignored' });
	});
});
