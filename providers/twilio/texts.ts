import { called, REPORTED } from './connection';
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message';
import type { TextStatus } from '../../textback/item';
import { unreachable } from '../api';
import type {
	Credential,
	HttpRequest,
	SentText,
	Sought,
	TextToSend,
	TextWebhook,
	WebhookAnswer,
	WebhookRequest,
} from '../contract';
import { readForm } from '../form';
import { text } from '../json';
import { callApi, listAll } from './api';
import { twilioApi } from './errors';

/** A text that cannot be sent within this time must never go out: it would be stale. */
const VALIDITY_SECONDS = 900;

/**
 * Sends one text. https://www.twilio.com/docs/messaging/api/message-resource
 *
 * @throws ProviderError; with `mayHaveHappened` the text may be on its way all the same.
 */
export async function sendText(
	http: HttpRequest,
	credential: Credential,
	toSend: TextToSend,
): Promise<SentText> {
	const answer = await callApi(http, credential, {
		method: 'POST',
		path: '/Messages.json',
		form: {
			To: toSend.to,
			...(toSend.service ? { MessagingServiceSid: toSend.service } : { From: toSend.from }),
			Body: toSend.body,
			...(toSend.picture && { MediaUrl: toSend.picture }),
			ValidityPeriod: String(VALIDITY_SECONDS),
			...(toSend.receiptUrl && { StatusCallback: called(toSend.receiptUrl, REPORTED) }),
		} satisfies Partial<Record<Capitalize<keyof MessageListInstanceCreateOptions>, string>>,
	});
	const sent = readMessage(answer);
	if (!sent) throw unreachable(twilioApi, 'its answer lacks the message’s id');
	return sent;
}

/**
 * A text to this caller in Twilio's own list. There is no idempotency key, so this is how a send whose answer was
 * lost is settled before it is tried again. The body is not compared: written again later, it may read differently.
 *
 * @param since ms; only texts created at or after it count.
 */
export async function findSentText(
	http: HttpRequest,
	credential: Credential,
	{ from, to, except }: Sought,
	since: number,
): Promise<SentText | undefined> {
	// A text that still waits has no date of sending, so a filter by it might leave out the very text that is looked for.
	const messages = await listAll(
		http,
		credential,
		'/Messages.json',
		{ To: to, ...(from !== undefined && { From: from }), PageSize: '1000' },
		'messages',
	);
	// Twilio's times are whole seconds.
	const created = Math.floor(since / 1000) * 1000;
	const match = messages.find(
		(message) => Date.parse(text(message, 'date_created')) >= created && !except.has(text(message, 'sid')),
	);
	const sent = match && readMessage(match);
	return sent && { ...sent, ...bodyOf(match) };
}

/** Reads one authentic messaging webhook: an inbound text, or what became of one of ours. */
export function readTextWebhook(request: WebhookRequest): TextWebhook {
	const fields = readForm(request.rawBody);
	const id = fields?.get('MessageSid') ?? fields?.get('SmsSid');
	if (!fields || !id) return { kind: 'ignored', why: 'it has no MessageSid' };
	const from = fields.get('From') ?? '';
	const to = fields.get('To') ?? '';
	const reported = fields.get('MessageStatus') ?? receiptStatus(fields.get('SmsStatus'));
	if (reported !== null) {
		const status = STATUSES.get(reported);
		const errorCode = fields.get('ErrorCode');
		return status
			? { kind: 'receipt', id, from, to, status, ...(errorCode && errorCode !== '0' && { errorCode }) }
			: { kind: 'ignored', why: `the status "${reported}" is not one we follow` };
	}
	const optOut = OPT_OUT_TYPES.get(fields.get('OptOutType') ?? '');
	const body = fields.get('Body') ?? '';
	return {
		kind: 'received',
		id,
		from,
		to,
		body,
		media: readMedia(fields),
		...(optOut && { optOut }),
		...((optOut || isAnsweredByTwilio(body)) && { answered: true }),
		...(fields.has('OtherRecipients0') && { isGroup: true }),
	};
}

/** Older receipts have only this field, which inbound texts have, too. */
function receiptStatus(status: string | null): string | null {
	return status === 'received' || status === 'receiving' ? null : status;
}

/** The answer to an inbound text, https://www.twilio.com/docs/messaging/twiml; with `text`, Twilio sends that back. */
export function textAnswer(text?: string): WebhookAnswer {
	const twiml = new MessagingResponse();
	if (text !== undefined) twiml.message(text);
	return { status: 200, contentType: 'text/xml; charset=utf-8', body: twiml.toString() };
}

function bodyOf(message: Record<string, unknown>): { body?: string } {
	const body = text(message, 'body');
	return body === '' ? {} : { body };
}

/** Twilio takes no more for one message. */
export const MOST_MEDIA = 10;

function readMedia(fields: URLSearchParams): string[] {
	const count = Math.min(Number(fields.get('NumMedia') ?? 0) || 0, MOST_MEDIA);
	return Array.from({ length: count }, (_, index) => fields.get(`MediaUrl${index}`) ?? '').filter(
		(url) => url !== '',
	);
}

function readMessage(message: Record<string, unknown>): SentText | undefined {
	const id = text(message, 'sid');
	if (!id) return undefined;
	const segments = Number(message.num_segments);
	return {
		id,
		status: STATUSES.get(text(message, 'status')) ?? 'queued',
		...(Number.isInteger(segments) && segments > 0 && { segments }),
	};
}

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
const STATUSES: ReadonlyMap<string, TextStatus> = new Map(
	Object.entries<TextStatus>({
		accepted: 'queued',
		scheduled: 'queued',
		queued: 'queued',
		sending: 'queued',
		sent: 'sent',
		delivered: 'delivered',
		read: 'delivered',
		// Of several parts or recipients some have it.
		partially_delivered: 'delivered',
		undelivered: 'undelivered',
		failed: 'failed',
		canceled: 'failed',
	}),
);

/** Whether Twilio answers a text by itself. */
export function isAnsweredByTwilio(body: string): boolean {
	return ANSWERED_BY_TWILIO.test(body);
}

/** Whole messages that Twilio answers unless the account has that turned off, https://help.twilio.com/articles/223134027 */
const ANSWERED_BY_TWILIO =
	/^\s*(?:stop|stopall|unsubscribe|end|quit|cancel|revoke|optout|start|unstop|yes|help|info)\s*$/i;

const OPT_OUT_TYPES: ReadonlyMap<string, 'stop' | 'start' | 'help'> = new Map(
	Object.entries<'stop' | 'start' | 'help'>({
		STOP: 'stop',
		START: 'start',
		HELP: 'help',
	}),
);
