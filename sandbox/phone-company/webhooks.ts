import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { EventLog } from './log';
import { prettyXml } from './twiml';

export type Webhook = {
	/** What it is for, in a word or two for the log. */
	purpose: string;
	url: string;
	method: string;
	params: Record<string, string>;
};

export type WebhookAnswer = { status: number; contentType: string; body: string };

/**
 * Sends webhooks, signed as Twilio signs them (https://www.twilio.com/docs/usage/security): HMAC-SHA1 with the auth
 * token over the exact address, query included, and the sorted form fields. One that fails is sent once more.
 */
export class WebhookSender {
	#lastId = 0;
	/** How often each webhook is sent at once; more than 1 plays a provider that delivers twice. */
	copies = 1;

	constructor(
		private readonly authToken: string,
		private readonly accountSid: string,
		private readonly log: EventLog,
		private readonly timeoutMs: number,
	) {}

	/** The answer, of whatever status; undefined when there was none or none below 500, also the second time. */
	async send(webhook: Webhook): Promise<WebhookAnswer | undefined> {
		const copies = Array.from({ length: this.copies }, () => this.#sendWithRetry(webhook));
		const [first] = await Promise.all(copies);
		return first;
	}

	async #sendWithRetry(webhook: Webhook): Promise<WebhookAnswer | undefined> {
		const first = await this.#attempt(webhook, 1);
		if (first && first.status < 500) return first;
		const second = await this.#attempt(webhook, 2);
		if (second && second.status < 500) return second;
		this.log.add({
			type: 'problem',
			code: 11200,
			message: `The ${webhook.purpose} webhook failed twice`,
			url: webhook.url,
		});
		return undefined;
	}

	async #attempt(webhook: Webhook, attempt: number): Promise<WebhookAnswer | undefined> {
		const webhookId = ++this.#lastId;
		const { purpose } = webhook;
		const isGet = webhook.method.toUpperCase() === 'GET';
		const form = new URLSearchParams(webhook.params).toString();
		const url = isGet ? `${webhook.url}${webhook.url.includes('?') ? '&' : '?'}${form}` : webhook.url;
		const signature = getExpectedTwilioSignature(this.authToken, url, isGet ? {} : webhook.params);
		this.log.add({
			type: 'webhook',
			webhookId,
			purpose,
			method: isGet ? 'GET' : 'POST',
			url,
			params: webhook.params,
			signature: `${signature.slice(0, 8)}…`,
			attempt,
		});
		const startedAt = performance.now();
		const elapsed = () => Math.round(performance.now() - startedAt);
		try {
			const response = await fetch(url, {
				method: isGet ? 'GET' : 'POST',
				headers: {
					'X-Twilio-Signature': signature,
					'User-Agent': 'TwilioProxy/1.1',
					'I-Twilio-Idempotency-Token': `${this.accountSid}-${webhookId}`,
					Accept: '*/*',
					...(isGet ? {} : { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }),
				},
				body: isGet ? null : form,
				signal: AbortSignal.timeout(this.timeoutMs),
			});
			const body = await response.text();
			this.log.add({
				type: 'webhookAnswer',
				webhookId,
				purpose,
				url,
				status: response.status,
				body: prettyXml(body),
				ms: elapsed(),
			});
			return { status: response.status, contentType: response.headers.get('content-type') ?? '', body };
		} catch (error) {
			this.log.add({ type: 'webhookError', webhookId, purpose, url, error: reasonOf(error), ms: elapsed() });
			return undefined;
		}
	}
}

/** fetch hides why a connection failed in the cause of its error. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
