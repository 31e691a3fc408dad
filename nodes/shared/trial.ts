import { randomUUID } from 'node:crypto';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { OLDEST_NODE } from '../../ledger/sqlite/node-sqlite';
import type { HttpResponse, PhoneSystem } from '../../providers/contract';
import { reasonOf } from './errors';
import { readResponse } from './http';
import { asText, isRecord } from './parameters';
import { FAILED, TRIAL_BODY, TRIAL_HEADER, trialAnswer, trialOf } from './trial-answer';
import { webhookPath } from './webhook-request';

/** See docs/compatibility.md */
const OLDEST_N8N = '2.0';

/** A busy n8n takes its time, and a person waits. */
const TIMEOUT_MS = 10_000;

/**
 * Asks this trigger's webhook what a phone system would ask of it, before a number is pointed at it. n8n registers a webhook
 * right before it calls `checkExists` and `create` of the node (active-workflow-manager.js, addWebhooks).
 *
 * @throws NodeOperationError when the webhook fails, or takes its address for another one, so that no signature would be
 * right. Where it cannot be asked from here, nothing is proven, and a line is logged.
 */
export async function tryWebhook(
	context: IHookFunctions,
	{ credentialType }: PhoneSystem,
	webhookUrl: string,
): Promise<void> {
	const credential = await context.getCredentials(credentialType);
	const id = randomUUID();
	const unclear: string[] = [];
	for (const url of [addressInside(webhookUrl), webhookUrl]) {
		const answer = await ask(context, url, trialOf(credential, id)).catch(reasonOf);
		if (typeof answer === 'string') {
			unclear.push(answer);
			continue;
		}
		const said = wordsOf(answer);
		const [address = ''] = said.split(' ', 1);
		if (said === trialAnswer(credential, id, address)) {
			if (address === webhookUrl) return;
			throw cannotAnswer(context, `n8n took its own address for ${address} instead of ${webhookUrl}`);
		}
		if (answer.status === FAILED) throw cannotAnswer(context, `got the error “${said.slice(0, 200)}”`);
		unclear.push(`${new URL(url).origin} answered with ${answer.status}`);
	}
	context.logger.info(`${context.getNode().name}: its webhook could not be tried (${unclear.join('; ')})`);
}

/**
 * Where n8n itself listens: few networks lead from the inside to the public address.
 * https://docs.n8n.io/hosting/configuration/environment-variables/deployment/
 */
function addressInside(webhookUrl: string): string {
	const { N8N_PROTOCOL: protocol, N8N_PORT: port, N8N_LISTEN_ADDRESS: listensAt = '::' } = process.env;
	const host = ['::', '0.0.0.0'].includes(listensAt) ? 'localhost' : listensAt;
	return `${protocol ?? 'http'}://${host}:${port ?? '5678'}${webhookPath(webhookUrl)}`;
}

async function ask(context: IHookFunctions, url: string, trial: string): Promise<HttpResponse> {
	const response: unknown = await context.helpers.httpRequest({
		method: 'POST',
		url,
		headers: { [TRIAL_HEADER]: trial, 'content-type': 'application/x-www-form-urlencoded' },
		body: TRIAL_BODY,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		// A certificate is made out to a public name; the answer is proven in another way.
		skipSslCertificateValidation: true,
		timeout: TIMEOUT_MS,
	});
	return readResponse(response);
}

/** n8n tells of its own errors in JSON. */
function wordsOf({ body }: HttpResponse): string {
	return asText(isRecord(body) ? body.message : body);
}

function cannotAnswer(context: IHookFunctions, why: string): NodeOperationError {
	return new NodeOperationError(
		context.getNode(),
		`This n8n cannot answer a phone system: a trial of its webhook ${why}. The number was left as it was. ` +
			`Update n8n to ${OLDEST_N8N} or newer, on Node.js ${OLDEST_NODE} or newer; this one runs on ${process.version}.`,
	);
}
