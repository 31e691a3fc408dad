import type { Message } from '../texts';

/** Telnyx's words for what became of a text. */
const STATUSES: Record<Message['status'], string> = {
	queued: 'queued',
	sent: 'sent',
	delivered: 'delivered',
	undelivered: 'delivery_failed',
	received: 'webhook_delivered',
};

/** “Destination is a landline or non-routable number.” */
const NOT_ROUTABLE = '40001';

/** A text as Telnyx's API and its webhooks show it. */
export function messageRecord(message: Message): Record<string, unknown> {
	const { sid, from, to, body, direction, status, num_segments: segments, date_created: created } = message;
	const isInbound = direction === 'inbound';
	return {
		record_type: 'message',
		id: sid,
		direction: isInbound ? 'inbound' : 'outbound',
		type: 'SMS',
		from: { phone_number: from, carrier: '', line_type: 'Wireless' },
		to: [{ phone_number: to, carrier: '', line_type: 'Wireless', status: STATUSES[status] }],
		text: body,
		media: [],
		parts: Number(segments),
		errors:
			status === 'undelivered'
				? [{ code: NOT_ROUTABLE, title: 'Not routable', detail: 'The destination is a landline.' }]
				: [],
		received_at: new Date(created).toISOString(),
	};
}

/** The same in the detail records, where a text shows up when it is over. */
export function detailRecord(message: Message): Record<string, unknown> {
	const { sid, from, to, direction, status, num_segments: segments, date_created: created } = message;
	return {
		record_type: 'message_detail_record',
		uuid: sid,
		direction: direction === 'inbound' ? 'inbound' : 'outbound',
		message_type: 'SMS',
		cli: from,
		cld: to,
		status: status === 'undelivered' ? 'failed' : status,
		parts: Number(segments),
		created_at: new Date(created).toISOString(),
	};
}
