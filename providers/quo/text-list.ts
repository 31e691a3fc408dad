import type { Credential, HttpRequest, ListedText, TextList } from '../contract';
import { ProviderError } from '../error';
import { records, text } from '../json';
import { callApi, VERSION } from './api';
import { time } from './event';
import { numberId } from './numbers';
import { receivedText } from './texts';

/** Longer than a month of a busy workspace; each page takes a turn of the ten requests a second. */
const MOST_PAGES = 200;

type Message = Record<string, unknown>;

/** The messages of the whole workspace, newest first: https://www.quo.com/docs/2026-03-30/messages/list-messages */
export const textList: TextList = {
	lagMs: 10 * 60_000,

	async read(http, credential, number, since, isKnown) {
		const phoneNumberId = await numberId(http, credential, number);
		const listed: ListedText[] = [];
		for (const message of await messagesSince(http, credential, since)) {
			const sentAt = time(message, 'createdAt');
			const isOurs =
				text(message, 'direction') === 'incoming' && text(message, 'phoneNumberId') === phoneNumberId;
			if (!isOurs || sentAt === undefined || sentAt < since || (await isKnown(text(message, 'id')))) continue;
			listed.push({ ...receivedText(message, text(message, 'from'), message.to), sentAt });
		}
		return listed.sort((one, other) => one.sentAt - other.sentAt);
	},
};

async function messagesSince(http: HttpRequest, credential: Credential, since: number): Promise<Message[]> {
	const found: Message[] = [];
	let cursor = '';
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await callApi(http, credential, {
			method: 'GET',
			path: '/messages',
			headers: VERSION,
			...(cursor !== '' && { query: { cursor } }),
		});
		const messages = records(answer, 'data');
		found.push(...messages);
		cursor = text(answer, 'nextCursor');
		const oldest = messages.at(-1);
		const isPast = oldest === undefined || (time(oldest, 'createdAt') ?? 0) < since;
		if (cursor === '' || isPast) return found;
	}
	throw new ProviderError(
		'unavailable',
		`Quo’s list of messages is too long to be read to its end: ${MOST_PAGES} pages were read`,
		'It is asked again later. Look through the texts of the last days in Quo for people who asked for no more texts.',
	);
}
