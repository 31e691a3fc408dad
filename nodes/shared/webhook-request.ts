import type { IWebhookFunctions } from 'n8n-workflow';
import type { WebhookAnswer, WebhookRequest } from '../../providers/contract';
import { isTestRun } from './holder';
import { logRefusal } from './refusals';

/**
 * The longest body that is read. A text has at most 1,600 characters
 * (https://www.twilio.com/docs/messaging/guides/webhook-request), which are 14 KB where each is written as three escaped
 * bytes, and a message of ten minutes that was put into words about as much. n8n itself takes in 16 MB.
 */
const LONGEST_BODY_BYTES = 128 * 1024;

export function isTooLong(context: IWebhookFunctions): boolean {
	const { rawBody }: { rawBody: unknown } = context.getRequestObject();
	return Buffer.isBuffer(rawBody) && rawBody.length > LONGEST_BODY_BYTES;
}

/** The webhook as the provider sent it: at the public address, with the body's own bytes. */
export function readRequest(context: IWebhookFunctions, receivedAt: number): WebhookRequest {
	const request = context.getRequestObject();
	const publicUrl = publicAddress(context);
	const queryAt = request.originalUrl.indexOf('?');
	const query = queryAt === -1 ? '' : request.originalUrl.slice(queryAt);
	return {
		url: publicUrl + query,
		headers: Object.fromEntries(
			Object.entries(context.getHeaderData()).map(([name, value]) => [name, value?.toString()]),
		),
		query: Object.fromEntries(new URLSearchParams(query)),
		rawBody: bodyOf(request),
		receivedAt,
	};
}

/** n8n keeps no raw body of a multipart request, which no provider sends. */
function bodyOf({ rawBody }: { rawBody: unknown }): string {
	return Buffer.isBuffer(rawBody) ? rawBody.toString('utf8') : '';
}

/** Where the outside world reached this node's webhook, in a test run at its test address; follows n8n's WEBHOOK_URL. */
export function publicAddress(context: PublicAddressContext): string {
	if (context.getWebhookResourceUrl) return context.getWebhookResourceUrl('default') ?? '';
	const active = context.getNodeWebhookUrl('default') ?? '';
	return isTestRun(context) ? active.replace(`/${ACTIVE_PATH}/`, `/${TEST_PATH}/`) : active;
}

/** n8n has no `getWebhookResourceUrl` before 2.34, where `getNodeWebhookUrl` tells the same but in a test run. */
type PublicAddressContext = Pick<IWebhookFunctions, 'getNodeWebhookUrl' | 'getMode'> &
	Partial<Pick<IWebhookFunctions, 'getWebhookResourceUrl'>>;

/** Where n8n serves the webhooks of active workflows and of test runs, https://docs.n8n.io/hosting/configuration/environment-variables/endpoints/ */
const ACTIVE_PATH = process.env.N8N_ENDPOINT_WEBHOOK ?? 'webhook';
const TEST_PATH = process.env.N8N_ENDPOINT_WEBHOOK_TEST ?? 'webhook-test';

/** The webhook's path where n8n itself serves it; the public address may have a folder of a proxy before it. */
export function webhookPath(address: string): string {
	const { pathname } = new URL(address);
	const at = Math.max(...[ACTIVE_PATH, TEST_PATH].map((path) => pathname.lastIndexOf(`/${path}/`)));
	return pathname.slice(Math.max(0, at));
}

export function answerWith(context: IWebhookFunctions, answer: WebhookAnswer): void {
	context.getResponseObject().status(answer.status).type(answer.contentType).send(answer.body);
}

/** What a request that is not the provider's gets: no hint why, and no trace but a log line. */
export function refuse(context: IWebhookFunctions): void {
	logRefusal(context, 'its signature is missing or wrong');
	answerWith(context, { status: 403, contentType: 'text/plain', body: 'Forbidden' });
}

/** Should a phone system ever send such a body, its own log is to say why it was not taken. */
export function refuseTooLong(context: IWebhookFunctions): void {
	logRefusal(context, `its body has more than ${LONGEST_BODY_BYTES / 1024} KB`);
	answerWith(context, { status: 413, contentType: 'text/plain', body: 'Content Too Large' });
}
