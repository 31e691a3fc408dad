import { Webhook } from 'standardwebhooks';
import { MissedCallWebhookApi } from '../../credentials/MissedCallWebhookApi.credentials';
import { generic } from '../../providers/generic';
import { BUSINESS, CALLER, type Fixture, type Sent } from './fixture';
import { conforms } from './suite';

const listen = { route: 'listen', proof: 'pressed1' } as const;
const call = { callId: 'pbx-1', from: CALLER, to: BUSINESS };
const json = (fields: Record<string, unknown>): Sent => ({ body: JSON.stringify({ ...call, ...fields }) });
const form = (fields: Record<string, string>): Sent => ({
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: new URLSearchParams({ ...call, ...fields }).toString(),
});

const calls: Fixture['calls'] = {
	stories: {
		missed: {
			settings: listen,
			webhooks: [json({ status: 'ringing' }), json({ status: 'missed', ringSeconds: 20 })],
			verdict: 'noAnswer',
		},
		answered: { settings: listen, webhooks: [json({ status: 'answered' })], verdict: 'answered' },
		voicemail: {
			settings: listen,
			webhooks: [
				json({ status: 'ringing' }),
				json({ status: 'voicemail', voicemailUrl: 'https://pbx.example.com/1.wav', voicemailSeconds: 9 }),
			],
			verdict: 'voicemailPickedUp',
			leavesMessage: true,
		},
		busy: { settings: listen, webhooks: [json({ status: 'busy' })], verdict: 'busy' },
		'given up by the caller': {
			settings: listen,
			webhooks: [json({ status: 'canceled' })],
			verdict: 'hungUp',
		},
		'impossible to put through': {
			settings: listen,
			webhooks: [json({ status: 'failed' })],
			verdict: 'unreachable',
		},
		'told as a form, in Asterisk’s words': {
			settings: listen,
			webhooks: [form({ status: 'NOANSWER', startedAt: '1795446000', ringSeconds: '20' })],
			verdict: 'noAnswer',
		},
	},
	unknown: json({ status: 'parked' }),
};

describe('with a token', () => {
	const token = 'a-token-of-32-characters-or-more';
	conforms({
		system: generic,
		credentialType: new MissedCallWebhookApi(),
		credential: { proof: 'token', token },
		sign: ({ headers, body }, url, at, secret) => ({
			url,
			query: {},
			headers: {
				'content-type': 'application/json',
				...headers,
				authorization: `Bearer ${secret === 'ours' ? token : 'another-token-of-that-length'}`,
			},
			rawBody: body,
			receivedAt: at,
		}),
		calls,
	});
});

describe('with a signature', () => {
	const secrets = { ours: secretOf('ours'), another: secretOf('theirs') };
	conforms({
		system: generic,
		credentialType: new MissedCallWebhookApi(),
		credential: { proof: 'signature', secret: secrets.ours },
		staleAfterSeconds: 300,
		sign: ({ headers, body }, url, at, secret) => ({
			url,
			query: {},
			headers: {
				'content-type': 'application/json',
				...headers,
				'webhook-id': 'msg-1',
				'webhook-timestamp': String(Math.floor(at / 1000)),
				'webhook-signature': new Webhook(secrets[secret]).sign('msg-1', new Date(at), body),
			},
			rawBody: body,
			receivedAt: at,
		}),
		calls,
	});
});

function secretOf(seed: string): string {
	return `whsec_${Buffer.from(seed.padEnd(32, '.')).toString('base64')}`;
}
