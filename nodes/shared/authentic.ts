import type { IWebhookFunctions } from 'n8n-workflow';
import type { Credential, PhoneSystem, WebhookRequest } from '../../providers/contract';
import { holderOf } from './holder';
import { ledgerOf } from './ledger';
import { comesWithWebhooks } from './number-at-system';
import { readRequest, refuse } from './webhook-request';

/** Credentials as they were when a webhook last needed them, by their id in n8n. */
const known = new Map<string, Credential>();

/** The webhook, when it comes from the phone system; a stranger's is refused here and is undefined. */
export async function authenticRequest(
	context: IWebhookFunctions,
	system: PhoneSystem,
	now: number,
): Promise<WebhookRequest | undefined> {
	const request = readRequest(context, now);
	if (await isAuthentic(context, system, request)) return request;
	refuse(context);
	return undefined;
}

/**
 * Whether the request comes from the phone system. Reading a credential in a webhook takes n8n tens of milliseconds, in
 * which a caller hears nothing, so it is read again only when the one at hand does not fit: after it was changed.
 */
async function isAuthentic(
	context: IWebhookFunctions,
	system: PhoneSystem,
	request: WebhookRequest,
): Promise<boolean> {
	const secret = comesWithWebhooks(system) ? await registeredSecret(context) : undefined;
	const id = context.getNode().credentials?.[system.credentialType]?.id;
	const atHand = id ? known.get(id) : undefined;
	if (atHand && system.isAuthentic(request, atHand, secret)) return true;
	const credential = await context.getCredentials(system.credentialType);
	if (id) known.set(id, credential);
	return system.isAuthentic(request, credential, secret);
}

async function registeredSecret(context: IWebhookFunctions): Promise<string | undefined> {
	const ledger = await ledgerOf(context);
	return (await ledger.registration(holderOf(context)))?.secret;
}
