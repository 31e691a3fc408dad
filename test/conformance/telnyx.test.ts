import { generateKeyPairSync, sign as signEd25519 } from 'node:crypto';
import { MissedCallTelnyxApi } from '../../credentials/MissedCallTelnyxApi.credentials';
import { telnyx } from '../../providers/telnyx';
import { signedQuery } from '../providers/telnyx/signed-query';
import { BUSINESS, CALLER, OWNER, type Sent } from './fixture';
import { conforms } from './suite';

const [ours, another] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const publicKey = Buffer.from(String(ours.publicKey.export({ format: 'jwk' }).x), 'base64url');

const ring = { route: 'ring', proof: 'pressed1' } as const;
const listen = { route: 'listen', proof: 'pressed1' } as const;
const call = { CallSid: 'v3:ours', From: CALLER, To: BUSINESS, ConnectionId: '1293384261075731499' };
const callback = { ...call, CallbackSource: 'call-progress-events' };
const step = (name: string, fields: Record<string, string>, query: Record<string, string> = {}): Sent => ({
	query: { step: name, ...query },
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: new URLSearchParams(fields).toString(),
});
const onTheOwnersPhone = { call: 'v3:ours', caller: CALLER, phone: OWNER };

const incoming = step('incoming', { ...call, CallStatus: 'ringing' });
const unanswered = step('dialed', { ...call, CallStatus: 'in-progress', DialCallStatus: 'no-answer' });
const over = step('status', {
	...callback,
	CallStatus: 'completed',
	CallDuration: '24',
	AnsweredTime: '2026-11-23T14:59:30Z',
	HangupCause: 'normal_clearing',
});

const event = (type: string, payload: Record<string, unknown>): Sent => ({
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify({
		data: {
			event_type: type,
			id: `event-${type}`,
			occurred_at: '2026-11-23T15:00:00.000Z',
			payload,
			record_type: 'event',
		},
		meta: { attempt: 1 },
	}),
});
const leg = {
	call_session_id: 'session-1',
	call_leg_id: 'leg-1',
	connection_id: '1293384261075731499',
	from: CALLER,
	to: BUSINESS,
};
const initiated = event('call.initiated', {
	...leg,
	direction: 'incoming',
	state: 'parked',
	shaken_stir_attestation: 'A',
	shaken_stir_validated: true,
});
const hangUpOf = (legId: string, cause: string) =>
	event('call.hangup', {
		...leg,
		call_leg_id: legId,
		state: 'hangup',
		hangup_cause: cause,
		hangup_source: 'caller',
	});
const hangUp = (cause: string) => hangUpOf('leg-1', cause);

const message = (type: string, status: string, change: object = {}) =>
	event(type, {
		id: 'text-ours',
		direction: 'outbound',
		from: { phone_number: BUSINESS },
		to: [{ phone_number: CALLER, status }],
		text: 'Sorry we missed your call',
		errors: [],
		...change,
	});
const received = (words: string, change: object = {}) =>
	event('message.received', {
		id: 'text-theirs',
		direction: 'inbound',
		from: { phone_number: CALLER },
		to: [{ phone_number: BUSINESS, status: 'webhook_delivered' }],
		text: words,
		media: [],
		...change,
	});
const refused = (status: number, code: string) => ({
	status,
	body: { errors: [{ code, title: 'in Telnyx’s words', detail: 'and more of them' }] },
});

const credential = { apiKey: 'KEY-for-tests', webhooksSignedBy: publicKey.toString('base64') };

conforms({
	system: telnyx,
	credentialType: new MissedCallTelnyxApi(),
	credential,
	sign: ({ query: asked = {}, headers = {}, body }, address, at, secret) => {
		const query = signedQuery(address, credential, asked);
		const timestamp = String(Math.floor(at / 1000));
		const key = secret === 'ours' ? ours.privateKey : another.privateKey;
		const search = new URLSearchParams(query).toString();
		return {
			url: search ? `${address}?${search}` : address,
			query,
			headers: {
				...headers,
				'telnyx-timestamp': timestamp,
				'telnyx-signature-ed25519': signEd25519(null, Buffer.from(`${timestamp}|${body}`), key).toString(
					'base64',
				),
			},
			rawBody: body,
			receivedAt: at,
		};
	},
	staleAfterSeconds: 300,
	calls: {
		stories: {
			missed: { settings: ring, webhooks: [incoming, unanswered, over], verdict: 'noAnswer' },
			answered: {
				settings: ring,
				webhooks: [
					incoming,
					step('whisper', { CallSid: 'v3:owners', From: CALLER, To: OWNER }, onTheOwnersPhone),
					step('accept', { CallSid: 'v3:owners', Digits: '1' }, onTheOwnersPhone),
					step('dialed', { ...call, CallStatus: 'completed', DialCallStatus: 'completed' }),
					over,
				],
				verdict: 'answered',
			},
			voicemail: {
				settings: ring,
				webhooks: [
					incoming,
					unanswered,
					step('recorded', {
						...call,
						RecordingSid: '35094891-3290-4142-b2c2-b2eda57534cf',
						RecordingUrl: 'https://recordings.example.com/35094891.mp3',
						RecordingDuration: '7',
					}),
					over,
				],
				verdict: 'noAnswer',
				leavesMessage: true,
			},
			'picked up by a voicemail': {
				settings: ring,
				webhooks: [
					incoming,
					step('whisper', { CallSid: 'v3:owners', From: CALLER, To: OWNER }, onTheOwnersPhone),
					step('dialed', { ...call, CallStatus: 'in-progress', DialCallStatus: 'completed' }),
					over,
				],
				verdict: 'voicemailPickedUp',
			},
			forwarded: {
				settings: { route: 'forwarded', proof: 'pressed1' },
				webhooks: [incoming, over],
				verdict: 'forwarded',
			},
			'busy at another TeXML application': {
				settings: listen,
				webhooks: [step('status', { ...callback, CallStatus: 'busy', CallDuration: '0' })],
				verdict: 'busy',
			},
			'given up by the caller at a PBX': {
				settings: listen,
				webhooks: [initiated, hangUp('originator_cancel')],
				verdict: 'hungUp',
			},
			'not answered at a PBX': {
				settings: listen,
				webhooks: [initiated, hangUp('timeout')],
				verdict: 'noAnswer',
			},
			'answered at a PBX, where another phone rang in vain': {
				settings: listen,
				webhooks: [initiated, hangUpOf('leg-2', 'timeout'), hangUpOf('leg-1', 'normal_clearing')],
				verdict: 'answered',
			},
			'answered at a PBX': {
				settings: listen,
				webhooks: [initiated, event('call.answered', leg), hangUp('normal_clearing')],
				verdict: 'answered',
			},
		},
		unknown: event('call.something_new', leg),
	},
	texts: {
		textId: 'text-ours',
		reply: received('Can you come tomorrow?'),
		stop: received('STOP'),
		stopToGroup: received('STOP', { cc: ['+14155550177'] }),
		delivered: message('message.finalized', 'delivered'),
		undelivered: message('message.finalized', 'delivery_failed', { errors: [{ code: '40008' }] }),
		optedOut: message('message.finalized', 'delivery_failed', { errors: [{ code: '40300' }] }),
		unknown: event('message.something_new', { id: 'text-ours' }),
		accepted: { body: { data: { id: 'text-ours', to: [{ status: 'queued' }], parts: 1 } } },
		refusals: {
			credentials: [refused(401, '10009'), { status: 401, body: '' }, refused(403, '10010')],
			optedOut: [refused(400, '40300')],
			unreachableNumber: [refused(400, '40001'), refused(400, '40310'), refused(400, '40012')],
			notAllowed: [
				refused(400, '40305'),
				refused(403, '40010'),
				refused(400, '40329'),
				refused(400, '40309'),
				refused(403, '20100'),
			],
			busy: [refused(429, '10011'), refused(429, '40318'), { status: 429, body: '' }],
			unavailable: [
				{ status: 500, body: {} },
				{ status: 502, body: '<html>Bad Gateway</html>' },
			],
			refused: [refused(422, '10015'), { status: 418, body: 'no' }],
		},
		inbox: (at, url) => {
			const record = {
				record_type: 'message_detail_record',
				uuid: 'text-theirs',
				direction: 'inbound',
				cli: CALLER,
				cld: BUSINESS,
				created_at: new Date(at).toISOString(),
			};
			const message = {
				id: 'text-theirs',
				from: { phone_number: CALLER },
				to: [{ phone_number: BUSINESS }],
				text: 'STOP',
				media: [],
				received_at: new Date(at).toISOString(),
			};
			return url.includes('/detail_records')
				? {
						body: {
							data: [record, { ...record, uuid: 'text-ours', direction: 'outbound' }],
							meta: { total_pages: 1 },
						},
					}
				: { body: { data: message } };
		},
		listed: (at) => ({
			body: {
				data: [
					{
						record_type: 'message_detail_record',
						uuid: 'text-ours',
						direction: 'outbound',
						cli: BUSINESS,
						cld: CALLER,
						status: 'delivered',
						created_at: new Date(at).toISOString(),
						parts: 1,
					},
				],
				meta: { total_pages: 1 },
			},
		}),
		listIsLate: true,
	},
});
