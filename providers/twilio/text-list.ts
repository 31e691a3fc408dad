import type { Credential, HttpRequest, ListedText, TextList } from '../contract';
import { text, wholeNumber } from '../json';
import { readPagedList } from '../twiml/paged-list';
import { readAccount } from './account';
import { accountUrl, request } from './api';
import { isAnsweredByTwilio, MOST_MEDIA } from './texts';

/** https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources */
export const textList: TextList = {
	lagMs: 10 * 60_000,

	async read(http, credential, number, since, isKnown) {
		// Twilio's times are whole seconds, and its list is asked for whole days.
		const from = Math.floor(since / 1000) * 1000;
		const messages = await readAll(http, credential, '/Messages.json', 'messages', {
			To: number,
			'DateSent>': new Date(from).toISOString().slice(0, 10),
		});
		const listed: ListedText[] = [];
		for (const message of messages.reverse()) {
			const sentAt = Date.parse(text(message, 'date_created'));
			// One that is still being received has no words yet.
			const isIn = text(message, 'direction') === 'inbound' && text(message, 'status') === 'received';
			if (!isIn || !(sentAt >= from) || (await isKnown(text(message, 'sid')))) continue;
			listed.push(await readMessage(http, credential, message, sentAt));
		}
		return listed.sort((one, other) => one.sentAt - other.sentAt);
	},
};

async function readMessage(
	http: HttpRequest,
	credential: Credential,
	message: Record<string, unknown>,
	sentAt: number,
): Promise<ListedText> {
	const [id, body] = [text(message, 'sid'), text(message, 'body')];
	const hasMedia = (wholeNumber(message, 'num_media') ?? 0) > 0;
	return {
		kind: 'received',
		id,
		from: text(message, 'from'),
		to: text(message, 'to'),
		body,
		media: hasMedia ? await readMedia(http, credential, id) : [],
		sentAt,
		...(isAnsweredByTwilio(body) && { answered: true }),
	};
}

/** https://www.twilio.com/docs/messaging/api/media-resource#read-multiple-media-resources */
async function readMedia(http: HttpRequest, credential: Credential, id: string): Promise<string[]> {
	const path = `/Messages/${encodeURIComponent(id)}/Media`;
	const media = await readAll(http, credential, `${path}.json`, 'media_list', {});
	const address = accountUrl(readAccount(credential)) + path;
	return media.slice(0, MOST_MEDIA).map((medium) => `${address}/${encodeURIComponent(text(medium, 'sid'))}`);
}

async function readAll(
	http: HttpRequest,
	credential: Credential,
	path: string,
	name: string,
	query: Record<string, string>,
): Promise<Array<Record<string, unknown>>> {
	const search = new URLSearchParams({ ...query, PageSize: '1000' }).toString();
	const url = `${accountUrl(readAccount(credential))}${path}?${search}`;
	return await readPagedList((page) => request(http, { method: 'GET', url: page }), url, name);
}
