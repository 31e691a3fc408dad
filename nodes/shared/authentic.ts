import { isDeepStrictEqual } from 'node:util';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { Credential, PhoneSystem, WebhookRequest } from '../../providers/contract';
import { holderOf } from './holder';
import { credentialReadAgain, recentCredential } from './known-credentials';
import { ledgerOf } from './ledger';
import { comesWithWebhooks } from './number-at-system';
import { answerTrial, isOurTrial, isTrial } from './trial-answer';
import { isTooLong, readRequest, refuse, refuseTooLong } from './webhook-request';

/** A webhook that the phone system sent, and the credential that proves it. */
export type Authentic = { request: WebhookRequest; credential: Credential };

/**
 * The webhook, when it comes from the phone system; a stranger's is refused here, a trial of our own answered, and both are undefined. What that takes grows no
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
	if (isTrial(request)) {
		const credential = await provingCredential(context, system, now, (one) => isOurTrial(request, one));
		if (credential) await answerTrial(context, request, credential);
		else refuse(context);
		return undefined;
	}
	const secret = comesWithWebhooks(system) ? await registeredSecret(context) : undefined;
	const credential = await provingCredential(context, system, now, (one) =>
		system.isAuthentic(request, one, secret),
	);
	if (credential) return { request, credential };
	refuse(context);
	return undefined;
}

/** The signature is checked a second time only with a credential that was changed within the last minute. */
async function provingCredential(
	context: IWebhookFunctions,
	{ credentialType }: PhoneSystem,
	now: number,
	isProof: (credential: Credential) => boolean,
): Promise<Credential | undefined> {
	const atHand = await recentCredential(context, credentialType, now);
	if (isProof(atHand)) return atHand;
	const afresh = await credentialReadAgain(context, credentialType, now);
	if (!afresh || isDeepStrictEqual(afresh, atHand)) return undefined;
	return isProof(afresh) ? afresh : undefined;
}

async function registeredSecret(context: IWebhookFunctions): Promise<string | undefined> {
	const ledger = await ledgerOf(context);
	return (await ledger.registration(holderOf(context)))?.secret;
}
