import type { MessageSendParams } from 'telnyx/resources/messages/messages';
import type { Credential, HttpRequest, SentText, Sought, TextToSend } from '../contract';
import { unreachable } from '../api';
import { ProviderError } from '../error';
import { records, text } from '../json';
import { askForRecord, listRecords, RECORDS_A_PAGE, type TelnyxRecord } from './api';
import { telnyxApi } from './errors';
import { STATUSES } from './text-status';

/**
 * Sends one text. Telnyx gives up on one that is not delivered within the hour, which cannot be shortened.
 * https://developers.telnyx.com/api-reference/messages/send-a-message
 *
 * @throws ProviderError; with `mayHaveHappened` the text may be on its way all the same.
 */
export async function sendText(
	http: HttpRequest,
	credential: Credential,
	toSend: TextToSend,
): Promise<SentText> {
	const message = await askForRecord(http, credential, {
		method: 'POST',
		path: '/messages',
		json: {
			to: toSend.to,
			...(toSend.service ? { messaging_profile_id: toSend.service } : { from: toSend.from }),
			text: toSend.body,
			...(toSend.picture && { media_urls: [toSend.picture] }),
			...(toSend.receiptUrl && { webhook_url: toSend.receiptUrl }),
		} satisfies MessageSendParams,
	});
	const id = text(message, 'id');
	if (id === '') throw unreachable(telnyxApi, 'its answer lacks the message’s id');
	const [recipient] = records(message, 'to');
	return {
		id,
		status: STATUSES.get(recipient ? text(recipient, 'status') : '') ?? 'queued',
		...segmentsOf(message),
	};
}

/**
 * A text to this caller in Telnyx's detail records. There is no list of messages, and a text gets into these records some
 * time after it was sent: a text that is there was sent, one that is not there may have been sent all the same.
 * https://developers.telnyx.com/api-reference/detail-records/search-detail-records
 *
 * @param since ms; only texts created at or after it count.
 * @throws ProviderError when it is not there, so that nobody takes it for not sent and sends it again.
 */
export async function findSentText(
	http: HttpRequest,
	credential: Credential,
	{ from, to, except }: Sought,
	since: number,
): Promise<SentText> {
	const listed = await listRecords(
		http,
		credential,
		'/detail_records',
		{
			'filter[record_type]': 'messaging',
			'filter[direction]': 'outbound',
			'filter[cld]': to,
			...(from !== undefined && { 'filter[cli]': from }),
			// The text is minutes old at most, but their days may begin at another hour than ours.
			'filter[date_range]': 'last_2_days',
			sort: '-created_at',
		},
		RECORDS_A_PAGE,
	);
	// Their times may be whole seconds.
	const created = Math.floor(since / 1000) * 1000;
	const found = listed.find(
		(record) =>
			text(record, 'direction') === 'outbound' &&
			text(record, 'cld') === to &&
			(from === undefined || text(record, 'cli') === from) &&
			Date.parse(text(record, 'created_at')) >= created &&
			!except.has(idOf(record)),
	);
	const id = found ? idOf(found) : '';
	if (!found || id === '') {
		throw new ProviderError(
			'unavailable',
			'Telnyx cannot say yet whether the text to the caller was sent',
			'It is asked again, and the text is not sent twice. Look under Messaging > Message Detail Records in the Telnyx portal, or call them back.',
			{ mayHaveHappened: true },
		);
	}
	return { id, status: STATUSES.get(text(found, 'status')) ?? 'sent', ...segmentsOf(found) };
}

function idOf(record: TelnyxRecord): string {
	return text(record, 'uuid') || text(record, 'id');
}

function segmentsOf({ parts }: TelnyxRecord): { segments?: number } {
	return typeof parts === 'number' && Number.isInteger(parts) && parts > 0 ? { segments: parts } : {};
}
