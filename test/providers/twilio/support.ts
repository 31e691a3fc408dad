import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type {
	CallFlowSettings,
	HttpRequest,
	HttpResponse,
	WebhookRequest,
} from '../../../providers/contract';

export const ACCOUNT = { accountSid: 'AC00000000000000000000000000000001', authToken: 'a-token-for-tests' };
export const WEBHOOK = 'https://n8n.example.com/webhook/abc/calls';
export const RECEIVED_AT = Date.UTC(2026, 10, 23, 15, 0, 0);

/** Two phones that ring at once, and a sentence for the caller whom neither takes. */
export const TWO_PHONES: CallFlowSettings = {
	route: 'ring',
	businessName: 'Oak Street Plumbing',
	number: '+14155550100',
	phones: [
		{ number: '+14155550198', seconds: 18 },
		{ number: '+14155550199', seconds: 12 },
	],
	order: 'atOnce',
	ringSeconds: 18,
	proof: 'pressed1',
	callerId: 'caller',
	whisper: '',
	voice: { language: 'en-US', gender: 'woman' },
	afterMiss: { kind: 'say', greeting: { text: 'Sorry we missed your call.' } },
};

/** A webhook as Twilio sends it, signed with the account's token by Twilio's own library. */
export function webhook(
	fields: Record<string, string>,
	query = '',
	token = ACCOUNT.authToken,
): WebhookRequest {
	const url = query ? `${WEBHOOK}?${query}` : WEBHOOK;
	return {
		url,
		headers: { 'x-twilio-signature': getExpectedTwilioSignature(token, url, fields) },
		query: Object.fromEntries(new URLSearchParams(query)),
		rawBody: new URLSearchParams(fields).toString(),
		receivedAt: RECEIVED_AT,
	};
}

type Asked = Parameters<HttpRequest>[0];

/** An HTTP function that answers as told and keeps what it was asked. */
export function http(...answers: Array<Partial<HttpResponse> | Error>): {
	http: HttpRequest;
	asked: Asked[];
} {
	const asked: Asked[] = [];
	const left = [...answers];
	return {
		asked,
		http: (request) => {
			asked.push(request);
			const answer = left.shift() ?? { status: 500 };
			return answer instanceof Error
				? Promise.reject(answer)
				: Promise.resolve({ status: 200, body: {}, headers: {}, ...answer });
		},
	};
}
