import type { IWebhookFunctions } from 'n8n-workflow';
import type { WebhookAnswer, WebhookRequest } from '../../providers/contract';

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
export function publicAddress(context: IWebhookFunctions): string {
	return context.getWebhookResourceUrl('default') ?? '';
}

export function answerWith(context: IWebhookFunctions, answer: WebhookAnswer): void {
	context.getResponseObject().status(answer.status).type(answer.contentType).send(answer.body);
}

/** What a request that is not the provider's gets: no hint why, and no trace but a log line. */
export function refuse(context: IWebhookFunctions): void {
	const { name } = context.getNode();
	context.logger.warn(`${name}: refused a webhook whose signature is missing or wrong`, {
		workflowId: context.getWorkflow().id,
	});
	answerWith(context, { status: 403, contentType: 'text/plain', body: 'Forbidden' });
}
