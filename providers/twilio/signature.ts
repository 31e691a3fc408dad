import { validateRequestWithBody, validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Credential, WebhookRequest } from '../contract';
import { readAccount } from './account';

/** SignalWire, which speaks Twilio's dialect, signs in the same way under its own name. */
const HEADERS = ['x-twilio-signature', 'x-signalwire-signature'];

/**
 * Whether Twilio signed this request with the account's auth token. Twilio's own validator, constant-time.
 *
 * The address must be the public one that Twilio called: behind a proxy the request's own host differs.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isAuthentic(request: WebhookRequest, credential: Credential): boolean {
	const signature = HEADERS.map((name) => request.headers[name]).find((value) => value);
	if (!signature) return false;
	const { authToken } = readAccount(credential);
	return 'bodySHA256' in request.query
		? validateRequestWithBody(authToken, signature, request.url, request.rawBody)
		: validateRequest(authToken, signature, request.url, formFields(request.rawBody));
}

/** The fields of a form-encoded body. A field that comes several times keeps all its values. */
function formFields(rawBody: string): Record<string, string | string[]> {
	const fields = new URLSearchParams(rawBody);
	return Object.fromEntries(
		[...new Set(fields.keys())].map((name) => {
			const values = [...fields.getAll(name)];
			return [name, values.length > 1 ? values : (values[0] ?? '')];
		}),
	);
}
