import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { twilio } from '../../providers/twilio';
import { BUSINESS, CALLER, OWNER, type Sent } from './fixture';
import { conforms } from './suite';

const call = { CallSid: 'CA1', From: CALLER, To: BUSINESS };
const ring = { route: 'ring', proof: 'pressed1' } as const;
const step = (name: string, fields: Record<string, string>, query: Record<string, string> = {}): Sent => ({
	query: { step: name, ...query },
	...form(fields),
});
const onTheOwnersPhone = { call: 'CA1', caller: CALLER, phone: OWNER };

const incoming = step('incoming', { ...call, CallStatus: 'ringing' });
const unanswered = step('dialed', { ...call, CallStatus: 'in-progress', DialCallStatus: 'no-answer' });
const over = step('status', { ...call, CallStatus: 'completed', CallDuration: '24' });

const text = { MessageSid: 'SM1', From: CALLER, To: BUSINESS };
const receipt = { MessageSid: 'SM-ours', From: BUSINESS, To: CALLER };
const listedStop = {
	sid: 'SM1',
	from: CALLER,
	to: BUSINESS,
	body: 'STOP',
	num_media: '0',
	direction: 'inbound',
	status: 'received',
};
const refused = (status: number, code: number) => ({ status, body: { code, message: 'in Twilio’s words' } });

conforms({
	system: twilio,
	credentialType: new MissedCallTwilioApi(),
	credential: { accountSid: 'AC00000000000000000000000000000001', authToken: 'a-token-for-tests' },
	sign: ({ query = {}, body }, address, at, secret) => {
		const search = new URLSearchParams(query).toString();
		const url = search ? `${address}?${search}` : address;
		const token = secret === 'ours' ? 'a-token-for-tests' : 'another-token';
		const fields = Object.fromEntries(new URLSearchParams(body));
		return {
			url,
			query,
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				'x-twilio-signature': getExpectedTwilioSignature(token, url, fields),
			},
			rawBody: body,
			receivedAt: at,
		};
	},
	calls: {
		stories: {
			missed: { settings: ring, webhooks: [incoming, unanswered, over], verdict: 'noAnswer' },
			answered: {
				settings: ring,
				webhooks: [
					incoming,
					step('whisper', { CallSid: 'CA2', From: CALLER, To: OWNER }, onTheOwnersPhone),
					step('accept', { CallSid: 'CA2', Digits: '1' }, onTheOwnersPhone),
					step('dialed', {
						...call,
						CallStatus: 'completed',
						DialCallStatus: 'completed',
						DialBridged: 'true',
					}),
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
						RecordingSid: 'RE1',
						RecordingUrl: 'https://api.twilio.com/recordings/RE1',
						RecordingDuration: '7',
					}),
					over,
				],
				verdict: 'noAnswer',
				leavesMessage: true,
			},
			forwarded: {
				settings: { route: 'forwarded', proof: 'pressed1' },
				webhooks: [incoming, over],
				verdict: 'forwarded',
			},
			'busy at another system': {
				settings: { route: 'listen', proof: 'pressed1' },
				webhooks: [step('status', { ...call, CallStatus: 'busy', CallDuration: '0' })],
				verdict: 'busy',
			},
			'answered at another system': {
				settings: { route: 'listen', proof: 'pressed1' },
				webhooks: [over],
				verdict: 'answered',
			},
		},
		unknown: step('something-new', call),
	},
	texts: {
		textId: 'SM-ours',
		reply: form({ ...text, Body: 'Can you come tomorrow?', NumMedia: '0' }),
		stop: form({ ...text, Body: 'STOP', NumMedia: '0' }),
		stopToGroup: form({ ...text, Body: 'STOP', NumMedia: '0', OtherRecipients0: '+14155550177' }),
		delivered: form({ ...receipt, MessageStatus: 'delivered' }),
		undelivered: form({ ...receipt, MessageStatus: 'undelivered', ErrorCode: '30003' }),
		optedOut: form({ ...receipt, MessageStatus: 'failed', ErrorCode: '21610' }),
		unknown: form({ ...receipt, MessageStatus: 'something_new' }),
		accepted: { status: 201, body: { sid: 'SM-ours', status: 'queued', num_segments: '1' } },
		refusals: {
			credentials: [refused(401, 20003), { status: 401, body: '' }],
			optedOut: [refused(400, 21610)],
			unreachableNumber: [refused(400, 21211), refused(400, 21614), refused(400, 21635)],
			notAllowed: [refused(400, 21408), refused(400, 21606), refused(400, 21608)],
			busy: [refused(429, 20429), refused(429, 21611), { status: 429, body: '' }],
			unavailable: [refused(503, 20500), { status: 500, body: '<html>Oops</html>' }],
			refused: [refused(400, 29999), { status: 404, body: '' }],
		},
		inbox: (at) => ({
			body: {
				messages: [
					{
						...listedStop,
						sid: 'SM-unfinished',
						status: 'receiving',
						date_created: new Date(at).toUTCString(),
					},
					{ ...listedStop, date_created: new Date(at).toUTCString() },
					{
						...listedStop,
						sid: 'SM-ours',
						direction: 'outbound-reply',
						date_created: new Date(at).toUTCString(),
					},
				],
			},
		}),
		listed: (at) => ({
			body: {
				messages: [
					{ sid: 'SM-ours', status: 'sent', num_segments: '1', date_created: new Date(at).toUTCString() },
				],
			},
		}),
	},
});

function form(fields: Record<string, string>): Sent {
	return { body: new URLSearchParams(fields).toString() };
}
