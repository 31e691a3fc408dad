import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { Credential, WebhookRequest } from '../../providers/contract';
import { reasonOf } from './errors';
import { holderOf } from './holder';
import { ledgerOf } from './ledger';
import { answerWith, publicAddress } from './webhook-request';

export const TRIAL_HEADER = 'x-missed-call-trial';

/** With a letter of two bytes, as phone systems sign them, too. */
export const TRIAL_BODY = 'trial=é';

/** So does n8n answer when a workflow's webhook throws. */
export const FAILED = 500;

/** What a webhook is tried with, see `tryWebhook`. */
export function trialOf(credential: Credential, id: string): string {
	return `${id} ${proofOf(credential, id)}`;
}

export function isTrial({ headers }: WebhookRequest): boolean {
	return headers[TRIAL_HEADER] !== undefined;
}

/** Whether an n8n with this credential asks. */
export function isOurTrial({ headers }: WebhookRequest, credential: Credential): boolean {
	const asked = headers[TRIAL_HEADER] ?? '';
	const [ours, theirs] = [Buffer.from(trialOf(credential, idOf(asked))), Buffer.from(asked)];
	return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/** Does what every webhook does: reads the body, the address and the record, and answers by itself. */
export async function answerTrial(
	context: IWebhookFunctions,
	{ headers, rawBody }: WebhookRequest,
	credential: Credential,
): Promise<void> {
	const answer = (status: number, body: string) =>
		answerWith(context, { status, contentType: 'text/plain', body });
	if (rawBody !== TRIAL_BODY) {
		answer(FAILED, 'The body of a request does not arrive as it was sent');
		return;
	}
	try {
		await (await ledgerOf(context)).registration(holderOf(context));
	} catch (error) {
		answer(FAILED, reasonOf(error));
		return;
	}
	answer(200, trialAnswer(credential, idOf(headers[TRIAL_HEADER] ?? ''), publicAddress(context)));
}

/** The address at which the webhook finds itself, and who says so. */
export function trialAnswer(credential: Credential, id: string, address: string): string {
	return `${address} ${proofOf(credential, `${id} ${address}`)}`;
}

function idOf(trial: string): string {
	return trial.split(' ', 1)[0] ?? '';
}

/** By the credential, which is all that the processes of an n8n have in common. */
function proofOf(credential: Credential, what: string): string {
	const key = createHash('sha256')
		.update(JSON.stringify(Object.entries(credential).sort()))
		.digest();
	return createHmac('sha256', key).update(what).digest('base64url');
}
