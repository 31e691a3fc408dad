import { Webhook } from 'standardwebhooks';
import { MissedCallQuoApi } from '../../credentials/MissedCallQuoApi.credentials';
import { quo } from '../../providers/quo';
import { BUSINESS, CALLER, type Sent } from './fixture';
import { conforms } from './suite';

const listen = { route: 'listen', proof: 'pressed1' } as const;
const secrets = { ours: secretOf('ours'), another: secretOf('theirs') };
const started = { createdAt: '2026-11-23T14:59:30.000Z', updatedAt: '2026-11-23T15:00:00.000Z' };
const participants = { workspace: [BUSINESS], external: [CALLER], resolution: 'available' };

const event = (type: string, resource: object, context: object): Sent => ({
	body: JSON.stringify({
		id: `EV-${type}`,
		apiVersion: '2026-03-30',
		createdAt: '2026-11-23T15:00:00.000Z',
		type,
		data: { resource, context: { orgId: 'OR1', phoneNumberId: 'PN1', ...context }, links: { quo: null } },
	}),
});
const call = (type: string, resource: object = {}) =>
	event(type, { id: 'AC-call', ...started, ...resource }, { participants });
const unresolved = (type: string, resource: object = {}) =>
	event(
		type,
		{ id: 'AC-call', ...started, ...resource },
		{ participants: { workspace: [], external: [], resolution: 'unavailable' } },
	);
const voicemail = (resource: object = {}) =>
	event(
		'call.voicemail.completed',
		{
			id: 'AC-voicemail',
			voicemailId: 'VM1',
			callId: 'AC-call',
			direction: 'incoming',
			duration: 7,
			from: CALLER,
			to: BUSINESS,
			transcript: null,
			recordingUrl: 'https://storage.example.com/VM1.mp3',
			createdAt: '2026-11-23T15:00:00.000Z',
			...resource,
		},
		{ participants },
	);
/** Quo's own record of the call. */
const record = {
	id: 'AC-call',
	direction: 'incoming',
	createdAt: started.createdAt,
	participants: [
		{ phoneNumber: BUSINESS, actorId: 'US1' },
		{ phoneNumber: CALLER, actorId: null },
	],
	voicemail: { id: 'VM1', recordingUrl: 'https://storage.example.com/VM1.mp3', transcript: null },
};
const asked = (url: string) => ({
	status: 200,
	body: {
		data: url.includes('/v1/calls')
			? [record, { ...record, id: 'AC-later', createdAt: '2026-11-23T15:01:00.000Z' }]
			: record,
	},
});
const completed = (status: string, resource: object = {}) =>
	call('call.completed', {
		direction: 'incoming',
		status,
		duration: 20,
		completedAt: '2026-11-23T15:00:00.000Z',
		hasVoicemail: false,
		...resource,
	});
const inbound = (text: string, others: string[] = []) =>
	event(
		'message.received',
		{ id: 'AC-reply', direction: 'incoming', text, media: [], status: 'received' },
		{ senderIdentifier: CALLER, recipientIdentifiers: [BUSINESS, ...others] },
	);
const receipt = (type: string, resource: object = {}) =>
	event(
		type,
		{ id: 'AC-ours', direction: 'outgoing', text: 'Sorry we missed your call', ...resource },
		{ senderIdentifier: BUSINESS, recipientIdentifiers: [CALLER] },
	);
const refused = (status: number, code: string) => ({
	status,
	body: { code, message: 'in Quo’s words', title: 'Refused', docs: '' },
});

conforms({
	system: quo,
	credentialType: new MissedCallQuoApi(),
	credential: { apiKey: 'a-key-for-tests' },
	secret: secrets.ours,
	staleAfterSeconds: 300,
	sign: ({ body }, url, at, secret) => ({
		url,
		query: {},
		headers: {
			'content-type': 'application/json',
			'webhook-id': 'msg_1',
			'webhook-timestamp': String(Math.floor(at / 1000)),
			'webhook-signature': new Webhook(secrets[secret]).sign('msg_1', new Date(at), body),
		},
		rawBody: body,
		receivedAt: at,
	}),
	calls: {
		stories: {
			missed: {
				settings: listen,
				webhooks: [call('call.missed'), completed('unanswered')],
				verdict: 'noAnswer',
			},
			answered: { settings: listen, webhooks: [completed('answered')], verdict: 'answered' },
			'answered by Quo’s assistant': {
				settings: listen,
				webhooks: [completed('ai-handled')],
				verdict: 'answered',
			},
			voicemail: {
				settings: listen,
				webhooks: [call('call.missed'), completed('unanswered', { hasVoicemail: true }), voicemail()],
				verdict: 'noAnswer',
				leavesMessage: true,
			},
			'missed, and its caller only on record': {
				settings: listen,
				webhooks: [unresolved('call.missed'), unresolved('call.completed', { status: 'unanswered' })],
				asked,
				verdict: 'noAnswer',
			},
			'missed, with a message of which neither the call nor the recording is told': {
				settings: listen,
				webhooks: [call('call.missed'), voicemail({ callId: null, recordingUrl: null })],
				asked,
				verdict: 'noAnswer',
				leavesMessage: true,
			},
			'given up by the caller': {
				settings: listen,
				webhooks: [completed('abandoned')],
				verdict: 'hungUp',
			},
			'impossible to put through': {
				settings: listen,
				webhooks: [completed('failed')],
				verdict: 'unreachable',
			},
		},
		unknown: call('call.teleported'),
	},
	texts: {
		textId: 'AC-ours',
		reply: inbound('Can you come tomorrow?'),
		stop: inbound('STOP'),
		stopToGroup: inbound('STOP', ['+14155550177']),
		delivered: receipt('message.delivered', { status: 'delivered' }),
		undelivered: receipt('message.undelivered', { status: 'undelivered', errorCode: '30003' }),
		optedOut: receipt('message.failed', { status: 'failed', errorCode: '21610' }),
		unknown: receipt('message.teleported'),
		accepted: { status: 202, body: { data: { id: 'AC-ours', status: 'queued', to: [CALLER] } } },
		refusals: {
			credentials: [refused(401, '0200401'), { status: 401, body: '' }],
			notAllowed: [refused(400, '0206400'), refused(402, '0200402'), refused(403, '0200403')],
			busy: [refused(429, '0200429'), { status: 429, body: '' }],
			unavailable: [refused(500, '0200500'), { status: 503, body: '<html>Oops</html>' }],
			refused: [refused(400, '0200400'), { status: 404, body: '' }],
		},
		inbox: (at, url) => {
			if (url.includes('/phone-numbers')) return { body: { data: [{ id: 'PN1', number: BUSINESS }] } };
			const message = {
				id: 'AC-reply',
				direction: 'incoming',
				from: CALLER,
				to: [BUSINESS],
				text: 'STOP',
				media: [],
				phoneNumberId: 'PN1',
				createdAt: new Date(at).toISOString(),
			};
			return {
				body: {
					data: [
						message,
						{ ...message, id: 'AC-elsewhere', phoneNumberId: 'PN2' },
						{ ...message, id: 'AC-ours', direction: 'outgoing' },
					],
				},
			};
		},
		listed: (at, url) =>
			url.includes('/phone-numbers')
				? { body: { data: [{ id: 'PN1', number: BUSINESS, name: 'Oak Street Plumbing' }] } }
				: {
						body: {
							data: [
								{
									id: 'AC-ours',
									direction: 'outgoing',
									status: 'delivered',
									createdAt: new Date(at).toISOString(),
								},
							],
						},
					},
	},
});

function secretOf(seed: string): string {
	return `whsec_${Buffer.from(seed.padEnd(32, '.')).toString('base64')}`;
}
