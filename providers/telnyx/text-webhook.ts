import type { ReceivedText, TextWebhook, WebhookRequest } from '../contract';
import { isRecord, records, text } from '../json';
import { codeOf } from './errors';
import { readEvent } from './event';
import { STATUSES } from './text-status';

/**
 * Reads one authentic messaging webhook: an inbound text, or what became of one of ours.
 * https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks
 */
export function readTextWebhook(request: WebhookRequest): TextWebhook {
	const event = readEvent(request.rawBody);
	if (!event) return { kind: 'ignored', why: 'its body is no event of Telnyx’s' };
	const { type, payload } = event;
	const id = text(payload, 'id');
	if (id === '') return { kind: 'ignored', why: 'it names no message' };
	switch (type) {
		case 'message.received':
			return receivedText(id, payload);
		case 'message.sent':
		case 'message.finalized':
		case 'message.read':
			return receipt(id, payload);
		default:
			return { kind: 'ignored', why: `we have no use for the event "${type}"` };
	}
}

/**
 * Whole messages after which Telnyx itself blocks or unblocks the number, or answers; newer webhooks say so by themselves.
 * https://developers.telnyx.com/docs/messaging/messages/advanced-opt-in-out
 */
const DEALT_WITH_BY_TELNYX = /^\s*(?:stop|stop ?all|unsubscribe|cancel|end|quit|start|unstop|help)\s*$/i;

/** What Telnyx took a text for and answered. */
const AUTORESPONSES: Record<string, 'stop' | 'start' | 'help'> = {
	STOP: 'stop',
	START: 'start',
	HELP: 'help',
};

/** Reads a text that came in, as Telnyx's webhooks and its API show it. */
export function receivedText(id: string, payload: Record<string, unknown>): ReceivedText {
	const recipients = records(payload, 'to');
	const [to] = recipients;
	// A text by RCS has its words one level deeper, and goes to an agent.
	const body = text(payload, 'text') || (isRecord(payload.body) ? text(payload.body, 'text') : '');
	const sentAt = Date.parse(text(payload, 'received_at'));
	const optOut = AUTORESPONSES[text(payload, 'autoresponse_type').toUpperCase()];
	const isGroup = recipients.length > 1 || (Array.isArray(payload.cc) && payload.cc.length > 0);
	return {
		kind: 'received',
		id,
		from: isRecord(payload.from) ? text(payload.from, 'phone_number') : '',
		to: to ? text(to, 'phone_number') || text(to, 'agent_id') : '',
		body,
		media: records(payload, 'media')
			.map((medium) => text(medium, 'url'))
			.filter((url) => url !== ''),
		...(!Number.isNaN(sentAt) && { sentAt }),
		...(optOut && { optOut }),
		...((optOut || DEALT_WITH_BY_TELNYX.test(body)) && { answered: true }),
		...(isGroup && { isGroup }),
	};
}

function receipt(id: string, payload: Record<string, unknown>): TextWebhook {
	const [to] = records(payload, 'to');
	const reported = to ? text(to, 'status') : '';
	const status = STATUSES.get(reported);
	if (!status) return { kind: 'ignored', why: `the status "${reported}" is not one we follow` };
	const [error] = records(payload, 'errors');
	const errorCode = error ? codeOf(error) : '';
	return {
		kind: 'receipt',
		id,
		from: isRecord(payload.from) ? text(payload.from, 'phone_number') : '',
		to: to ? text(to, 'phone_number') : '',
		status,
		...(errorCode !== '' && { errorCode }),
	};
}
