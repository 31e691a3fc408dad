import { isDeepStrictEqual } from 'node:util';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { Credential, PhoneSystem, WebhookRequest } from '../../providers/contract';
import { holderOf } from './holder';
import { credentialReadAgain, recentCredential } from './known-credentials';
import { ledgerOf } from './ledger';
import { comesWithWebhooks } from './number-at-system';
import { isTooLong, readRequest, refuse, refuseTooLong } from './webhook-request';

/** A webhook that the phone system sent, and the credential that proves it. */
export type Authentic = { request: WebhookRequest; credential: Credential };

/**
 * The webhook, when it comes from the phone system; a stranger's is refused here and is undefined. What that takes grows no
 * faster than the body, and stops growing where the body is longer than any that a phone system sends.
 */
export async function authenticRequest(
	context: IWebhookFunctions,
	system: PhoneSystem,
	now: number,
): Promise<Authentic | undefined> {
	if (isTooLong(context)) {
		refuseTooLong(context);
		return undefined;
	}
	const request = readRequest(context, now);
	const credential = await provingCredential(context, system, request, now);
	if (credential) return { request, credential };
	refuse(context);
	return undefined;
}

/** The signature is checked a second time only with a credential that was changed within the last minute. */
async function provingCredential(
	context: IWebhookFunctions,
	system: PhoneSystem,
	request: WebhookRequest,
	now: number,
): Promise<Credential | undefined> {
	const secret = comesWithWebhooks(system) ? await registeredSecret(context) : undefined;
	const atHand = await recentCredential(context, system.credentialType, now);
	if (system.isAuthentic(request, atHand, secret)) return atHand;
	const afresh = await credentialReadAgain(context, system.credentialType, now);
	if (!afresh || isDeepStrictEqual(afresh, atHand)) return undefined;
	return system.isAuthentic(request, afresh, secret) ? afresh : undefined;
}

async function registeredSecret(context: IWebhookFunctions): Promise<string | undefined> {
	const ledger = await ledgerOf(context);
	return (await ledger.registration(holderOf(context)))?.secret;
}
