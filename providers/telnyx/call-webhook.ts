import type { CallFlowSettings, CallWebhook, Credential, IgnoredWebhook, WebhookRequest } from '../contract';
import { readForm } from '../form';
import { readCallWebhook } from '../twiml/call-webhook';
import { addressKey } from './account';
import { readCallEvent } from './call-events';
import { telnyxDialect } from './dialect';

/**
 * Reads one authentic webhook about a call: a form from a TeXML application, or an event in JSON from a connection whose
 * calls somebody else handles.
 */
export function readTelnyxCall(
	request: WebhookRequest,
	settings: CallFlowSettings,
	url: string,
	credential: Credential,
): CallWebhook | IgnoredWebhook {
	if (request.rawBody.trimStart().startsWith('{')) return readCallEvent(request, settings);
	const call = readCallWebhook(telnyxDialect, request, settings, { url, key: addressKey(credential) });
	const account = readForm(request.rawBody)?.get('AccountSid');
	return call.kind === 'call' && account ? { ...call, account } : call;
}
