import { clipWords, type Notice } from '../../../textback/notice';
import { clip } from '../../../textback/plain-text';
import { CHANNEL_TIMEOUT_MS, ChannelError } from './channel';
import { answered, isRedirect, post, serverAddress, type PostJson } from './json-http';

/** ntfy turns a message of more than 4,096 bytes into an attached file; no UTF-16 unit takes more than 3 bytes. */
const LONGEST_MESSAGE = 1_300;
const LONGEST_TITLE = 200;
/** https://docs.ntfy.sh/publish/#action-buttons */
const MOST_ACTIONS = 3;

/**
 * Publishes as JSON (https://docs.ntfy.sh/publish/#publish-as-json), where a title may hold any character; as a header
 * it would have to be encoded.
 *
 * @param server As typed, e.g. `https://ntfy.sh`.
 * @returns ntfy's id of the message.
 * @throws ChannelError in words that a person can act on.
 */
export async function sendNtfy(
	http: PostJson,
	address: { server: string; topic: string },
	notice: Notice,
): Promise<string | undefined> {
	const { url, host } = serverAddress('Ntfy Server', address.server);
	const topic = address.topic.trim();
	if (topic === '')
		throw new ChannelError('“Ntfy Topic” is empty. Enter the topic that the owner’s app follows.');
	if (!/^[-\w]{1,64}$/.test(topic)) {
		throw new ChannelError(
			'“Ntfy Topic” may only hold letters, digits, - and _, at most 64 of them. Correct it in the node and in the owner’s app.',
		);
	}
	const { status, body } = await post(http, host, {
		url: `${url}/`,
		body: {
			topic,
			title: clip(notice.title, LONGEST_TITLE),
			message: clipWords(notice, notice.body || notice.title, LONGEST_MESSAGE),
			...(notice.callbackNumber && { click: `tel:${notice.callbackNumber}` }),
			actions: notice.links
				.slice(0, MOST_ACTIONS)
				.map(({ label, url: target }) => ({ action: 'view', label, url: target })),
		},
		timeoutMs: CHANNEL_TIMEOUT_MS,
	});
	if (status >= 200 && status <= 299) return answered(body, 'id');
	if (isRedirect(status))
		throw new ChannelError(`${host} points to another address. Enter that one in “Ntfy Server”.`);
	throw new ChannelError(refusal(host, status));
}

/** https://docs.ntfy.sh/publish/#limitations */
function refusal(host: string, status: number): string {
	switch (status) {
		case 401:
		case 403:
			return `${host} does not let us write to this topic. Set “Topic Access” to protected and check the ntfy credential.`;
		case 413:
			return `${host} found the message too long. Shorten it in the node.`;
		case 429:
			return `${host} takes no more messages for now. Wait, or use a server or plan with a higher limit.`;
		default:
			return status >= 500
				? `${host} failed (status ${status}). Try again later.`
				: `${host} refused the message (status ${status}). Check “Ntfy Server” and “Ntfy Topic”.`;
	}
}
