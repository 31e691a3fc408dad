import type { Clock } from './clock';
import { connectionOf, type Connection, type FailureKind } from './connection';
import type { EventLog } from './log';
import type { Timings } from './options';
import type { Content, System } from './systems/system';
import { prettyXml } from './twiml';

export type Webhook = {
	/** What it is for, in a word or two for the log. */
	purpose: string;
	url: string;
	method: string;
	/** Whose it is. */
	system: System;
} & Content;

/**
 * How webhooks get to the customer: at once, late, or not at all; or something stands in the way that answers by itself: an
 * n8n that does not know the address (404), or a proxy without n8n behind it (502).
 */
export type Internet = 'fine' | 'slow' | 'down' | 'notFound' | 'badGateway';

const INTERNETS: readonly string[] = ['fine', 'slow', 'down', 'notFound', 'badGateway'] satisfies Internet[];

export function isInternet(state: string): state is Internet {
	return INTERNETS.includes(state);
}

/** What answers in the customer's place. */
const IN_THE_WAY: Partial<Record<Internet, number>> = { notFound: 404, badGateway: 502 };

export type WebhookAnswer = { status: number; contentType: string; body: string };

/** One attempt at a webhook: an answer of whatever status, or what kept it from coming. */
type Attempt =
	{ answer: WebhookAnswer; failure?: FailureKind } | { answer?: undefined; failure: FailureKind };

/** Sends webhooks, signed as their phone system signs them, and again as often as their address asks for. */
export class WebhookSender {
	#lastId = 0;
	/** How often each webhook is sent; more than 1 plays a provider that delivers twice. */
	copies = 1;
	/** How many seconds later than the first the other copies are sent. */
	copyDelaySeconds = 0;
	/** The way to the customer. Down, nothing gets there. */
	internet: Internet = 'fine';
	/** Seconds by which webhooks of a purpose are held back, so that later ones overtake them. */
	readonly heldBackSeconds = new Map<string, number>();

	constructor(
		private readonly log: EventLog,
		private readonly clock: Clock,
		private readonly timings: Pick<Timings, 'webhookTimeoutMs' | 'shortestWaitMs' | 'slowSeconds'>,
	) {}

	/** The answer, of whatever status below 500; undefined when there was none, also after the retries. */
	async send(webhook: Webhook): Promise<WebhookAnswer | undefined> {
		const first = this.#sendLater(webhook, 0);
		const copies = Array.from({ length: this.copies - 1 }, () =>
			this.#sendLater(webhook, this.copyDelaySeconds),
		);
		// Copies that are sent at once belong to the same moment; later ones are on their own.
		if (this.copyDelaySeconds === 0) await Promise.all(copies);
		return await first;
	}

	async #sendLater(webhook: Webhook, seconds: number): Promise<WebhookAnswer | undefined> {
		const heldBack = this.heldBackSeconds.get(webhook.purpose) ?? 0;
		const slow = this.internet === 'slow' ? this.timings.slowSeconds : 0;
		const wait = seconds + heldBack + slow;
		if (wait > 0) await this.clock.sleep(wait);
		return await this.#sendWithRetry(webhook);
	}

	async #sendWithRetry(webhook: Webhook): Promise<WebhookAnswer | undefined> {
		const { url, connection } = connectionOf(webhook.url, this.timings);
		for (let attempt = 1; ; attempt++) {
			const { answer, failure } = await this.#attempt({ ...webhook, url }, attempt, connection);
			const again = failure && connection.retryOn.has(failure) && attempt <= connection.retries;
			if (again) continue;
			if (answer && answer.status < 500) return answer;
			const message = `The ${webhook.purpose} webhook failed`;
			this.log.add({ type: 'problem', code: 11200, message, url });
			return undefined;
		}
	}

	async #attempt(webhook: Webhook, attempt: number, { readTimeoutMs }: Connection): Promise<Attempt> {
		const webhookId = ++this.#lastId;
		const { purpose } = webhook;
		const { method, url, headers, body: sent, signature } = webhook.system.seal(webhook, webhook, webhookId);
		this.log.add({
			type: 'webhook',
			webhookId,
			purpose,
			method,
			url,
			params: 'params' in webhook ? webhook.params : { body: JSON.stringify(webhook.json, null, 2) },
			signature: `${signature.slice(0, 8)}…`,
			attempt,
		});
		const startedAt = performance.now();
		const elapsed = () => Math.round(performance.now() - startedAt);
		try {
			if (this.internet === 'down') throw new Error('The way to the customer is down');
			const inTheWay = IN_THE_WAY[this.internet];
			const { response, body } = await this.clock.standStill(async () => {
				if (inTheWay !== undefined) return { response: new Response('', { status: inTheWay }), body: '' };
				const signal = AbortSignal.timeout(readTimeoutMs);
				// A connection that is kept may be closed just when it is used again, which is no fault of the customer's.
				const fresh = { ...headers, connection: 'close' };
				const answer = await fetch(url, { method, headers: fresh, body: sent, signal });
				return { response: answer, body: await answer.text() };
			});
			this.log.add({
				type: 'webhookAnswer',
				webhookId,
				purpose,
				url,
				status: response.status,
				body: prettyXml(body),
				ms: elapsed(),
			});
			const { status } = response;
			const answer = { status, contentType: response.headers.get('content-type') ?? '', body };
			return status < 400 ? { answer } : { answer, failure: status < 500 ? '4xx' : '5xx' };
		} catch (error) {
			this.log.add({ type: 'webhookError', webhookId, purpose, url, error: reasonOf(error), ms: elapsed() });
			return { failure: error instanceof DOMException && error.name === 'TimeoutError' ? 'rt' : 'ct' };
		}
	}
}

/** fetch hides why a connection failed in the cause of its error. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
