import type { TextStatus } from '../../textback/item';

/**
 * What Telnyx calls the stages of a text: in messages and webhooks, and below in its detail records.
 * https://developers.telnyx.com/docs/messaging/messages/receiving-webhooks
 */
export const STATUSES: ReadonlyMap<string, TextStatus> = new Map(
	Object.entries<TextStatus>({
		queued: 'queued',
		sending: 'queued',
		sent: 'sent',
		delivered: 'delivered',
		read: 'delivered',
		// The carrier took it and never said what became of it, as many do.
		delivery_unconfirmed: 'sent',
		sending_failed: 'failed',
		delivery_failed: 'undelivered',
		expired: 'undelivered',

		dlr_unconfirmed: 'sent',
		dlr_timeout: 'sent',
		failed: 'undelivered',
		gw_reject: 'failed',
		gw_timeout: 'failed',
	}),
);
