import type { Credential, HttpRequest, ListedText, TextList } from '../contract';
import { ProviderError } from '../error';
import { text } from '../json';
import { askForRecord, listRecords, RECORDS_A_PAGE } from './api';
import { receivedText } from './text-webhook';

const A_DAY_MS = 86_400_000;

/**
 * Texts by Telnyx's detail records, which have no words: each text is asked for by its id. They show a text some time after
 * it came, and Telnyx gives out no text that is older than ten days.
 * https://developers.telnyx.com/api-reference/detail-records/search-detail-records
 * https://developers.telnyx.com/api-reference/messages/retrieve-a-message
 */
export const textList: TextList = {
	lagMs: 60 * 60_000,

	async read(http, credential, number, since, isKnown) {
		const filter = {
			'filter[record_type]': 'messaging',
			'filter[direction]': 'inbound',
			'filter[cld]': number,
			// Their days may begin at another hour than ours.
			'filter[date_range]': `last_${Math.ceil((Date.now() - since) / A_DAY_MS) + 1}_days`,
		};
		const found = await listRecords(http, credential, '/detail_records', filter, RECORDS_A_PAGE);
		const listed: ListedText[] = [];
		for (const record of found) {
			const [id, createdAt] = [
				text(record, 'uuid') || text(record, 'id'),
				Date.parse(text(record, 'created_at')),
			];
			const isIn = text(record, 'direction') === 'inbound' && text(record, 'cld') === number;
			if (id === '' || !isIn || !(createdAt >= since) || (await isKnown(id))) continue;
			const message = await readMessage(http, credential, id);
			if (message) listed.push({ ...message, sentAt: message.sentAt ?? createdAt });
		}
		return listed.sort((one, other) => one.sentAt - other.sentAt);
	},
};

/** Undefined for one that Telnyx does not give out any more. */
async function readMessage(http: HttpRequest, credential: Credential, id: string) {
	try {
		const path = `/messages/${encodeURIComponent(id)}`;
		return receivedText(id, await askForRecord(http, credential, { method: 'GET', path }));
	} catch (error) {
		if (error instanceof ProviderError && error.details.httpStatus === 404) return undefined;
		throw error;
	}
}
