import type { TextStatus } from '../../textback/item';
import type {
	Credential,
	HttpRequest,
	ReceivedText,
	SentText,
	Sought,
	TextToSend,
	TextWebhook,
	WebhookRequest,
} from '../contract';
import { unreachable } from '../api';
import { ProviderError } from '../error';
import { isRecord, records, text } from '../json';
import { callApi, listAll, quoApi } from './api';
import { firstOf, readEvent, time } from './event';
import { numberId } from './numbers';

/**
 * Sends one text. https://www.quo.com/docs/mdx/api-reference/messages/send-a-text-message
 *
 * @throws ProviderError; with `mayHaveHappened` the text may be on its way all the same.
 */
export async function sendText(
	http: HttpRequest,
	credential: Credential,
	{ from, to, body, picture, service }: TextToSend,
): Promise<SentText> {
	if (picture !== undefined) throw cannot('send pictures', '“Picture”');
	if (service !== undefined) throw cannot('choose the number to send from', '“Messaging Service”');
	const answer = await callApi(http, credential, {
		method: 'POST',
		path: '/v1/messages',
		json: { from, to: [to], content: body },
	});
	const sent = isRecord(answer.data) ? readMessage(answer.data) : undefined;
	if (!sent) throw unreachable(quoApi, 'its answer lacks the message’s id');
	return sent;
}

/** A text to this caller in Quo's own list: there is no idempotency key. */
export async function findSentText(
	http: HttpRequest,
	credential: Credential,
	{ from, to, except }: Sought,
	since: number,
): Promise<SentText | undefined> {
	if (from === undefined) return undefined;
	const phoneNumberId = await numberId(http, credential, from);
	const messages = await listAll(http, credential, '/v1/messages', {
		phoneNumberId,
		participants: to,
		createdAfter: new Date(since - 1000).toISOString(),
		maxResults: '100',
	});
	const match = messages.find(
		(message) =>
			text(message, 'direction') === 'outgoing' &&
			Date.parse(text(message, 'createdAt')) >= since &&
			!except.has(text(message, 'id')),
	);
	const sent = match && readMessage(match);
	const body = match && text(match, 'text');
	return sent && { ...sent, ...(body && { body }) };
}

/** Reads one authentic webhook about a text: one that came in, or what became of one of ours. */
export function readTextWebhook(request: WebhookRequest): TextWebhook {
	const event = readEvent(request);
	const id = event ? text(event.resource, 'id') : '';
	if (!event || id === '') return { kind: 'ignored', why: 'it names no message' };
	const from = text(event.context, 'senderIdentifier');
	const to = firstOf(event.context.recipientIdentifiers);
	if (event.type === 'message.received') {
		return receivedText(event.resource, from, event.context.recipientIdentifiers);
	}
	const status = RECEIPTS.get(event.type);
	const errorCode = text(event.resource, 'errorCode');
	return status
		? { kind: 'receipt', id, from, to, status, ...(errorCode !== '' && { errorCode }) }
		: { kind: 'ignored', why: `"${event.type.slice(0, 60)}" is no kind of event that we follow` };
}

/** Reads a text that came in, as Quo's webhooks and its API show it; who wrote to whom they say each in a way of their own. */
export function receivedText(
	message: Record<string, unknown>,
	from: string,
	recipients: unknown,
): ReceivedText {
	const body = text(message, 'text');
	const sentAt = time(message, 'createdAt');
	return {
		kind: 'received',
		id: text(message, 'id'),
		from,
		to: firstOf(recipients),
		body,
		media: mediaOf(message),
		...(sentAt !== undefined && { sentAt }),
		...(ANSWERED_BY_QUO.test(body) && { answered: true }),
		...(Array.isArray(recipients) && recipients.length > 1 && { isGroup: true }),
	};
}

/** Whole messages that Quo confirms by itself. https://support.quo.com/core-concepts/messaging/opt-out */
const ANSWERED_BY_QUO = /^\s*(?:stop|stopall|unsubscribe|cancel|end|quit|start|unstop)\s*$/i;

const RECEIPTS: ReadonlyMap<string, TextStatus> = new Map(
	Object.entries<TextStatus>({
		'message.delivered': 'delivered',
		'message.failed': 'failed',
		'message.undelivered': 'undelivered',
	}),
);

const STATUSES: ReadonlyMap<string, TextStatus> = new Map(
	Object.entries<TextStatus>({
		sent: 'sent',
		delivered: 'delivered',
		read: 'delivered',
		undelivered: 'undelivered',
		failed: 'failed',
		canceled: 'failed',
	}),
);

function readMessage(message: Record<string, unknown>): SentText | undefined {
	const id = text(message, 'id');
	return id === '' ? undefined : { id, status: STATUSES.get(text(message, 'status')) ?? 'queued' };
}

function mediaOf(message: Record<string, unknown>): string[] {
	return records(message, 'media')
		.map((medium) => text(medium, 'url'))
		.filter((url) => url !== '')
		.slice(0, 10);
}

function cannot(what: string, field: string): ProviderError {
	return new ProviderError('refused', `Quo cannot ${what}`, `Remove ${field} under Options.`);
}
