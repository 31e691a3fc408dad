import { validateRequestWithBody, validateRequest } from 'twilio/lib/webhooks/webhooks';
import type { Credential, WebhookRequest } from '../contract';
import { readForm } from '../form';
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
	if ('bodySHA256' in request.query) {
		return validateRequestWithBody(authToken, signature, request.url, request.rawBody);
	}
	const form = readForm(request.rawBody);
	return form !== undefined && validateRequest(authToken, signature, request.url, valuesByName(form));
}

/** A field that comes several times keeps all its values. */
function valuesByName(form: URLSearchParams): Record<string, string | string[]> {
	const values = new Map<string, string[]>();
	for (const [name, value] of form) {
		const known = values.get(name);
		if (known) known.push(value);
		else values.set(name, [value]);
	}
	return Object.fromEntries([...values].map(([name, all]) => [name, all.length > 1 ? all : (all[0] ?? '')]));
}
