import { clipWords, type Notice } from '../../../textback/notice';
import { clip } from '../../../textback/plain-text';
import { CHANNEL_TIMEOUT_MS, ChannelError } from './channel';
import { answered, isRedirect, post, serverAddress, type PostJson } from './json-http';

/** https://pushover.net/api#limits */
const LONGEST = { title: 250, message: 1_024, linkTitle: 100 };

/**
 * Sends by Pushover (https://pushover.net/api). The HTTP function adds the application's token and the user's key.
 *
 * @param apiUrl e.g. `https://api.pushover.net`.
 * @returns Pushover's id of the request.
 * @throws ChannelError in words that a person can act on.
 */
export async function sendPushover(
	http: PostJson,
	apiUrl: string,
	notice: Notice,
): Promise<string | undefined> {
	const { url } = serverAddress('Advanced: API Address', apiUrl);
	const [link] = notice.links;
	const { status, body } = await post(http, 'Pushover', {
		url: `${url}/1/messages.json`,
		body: {
			title: clip(notice.title, LONGEST.title - 1),
			message: clipWords(notice, messageOf(notice), LONGEST.message - 1),
			...(link && { url: link.url, url_title: clip(linkTitle(notice, link.label), LONGEST.linkTitle - 1) }),
		},
		timeoutMs: CHANNEL_TIMEOUT_MS,
	});
	if (status >= 200 && status <= 299) return answered(body, 'request');
	if (isRedirect(status)) {
		throw new ChannelError(
			'Pushover’s address points to another one. Correct “Advanced: API Address” in the Pushover credential.',
		);
	}
	throw new ChannelError(refusal(status, body));
}

/** Pushover shows one link only; that is the call, so further ones stand in the message. */
function messageOf({ title, body, links }: Notice): string {
	const further = links.slice(1).filter(({ kind }) => kind !== 'text');
	return [body || title, ...further.map(({ label, url }) => `${label}: ${url}`)].join('\n');
}

function linkTitle({ callbackNumber }: Notice, label: string): string {
	return callbackNumber ? `${label}: ${callbackNumber}` : label;
}

function refusal(status: number, body: unknown): string {
	if (answered(body, 'token') === 'invalid') {
		return 'Pushover does not know the application’s API token. Check it in the Pushover credential.';
	}
	if (answered(body, 'user') === 'invalid') {
		return 'Pushover does not know the user key. Check it in the Pushover credential.';
	}
	if (status === 429) {
		return 'The Pushover application has used up its messages for this month. Raise its limit at pushover.net.';
	}
	return status >= 500
		? `Pushover failed (status ${status}). Try again later.`
		: `Pushover refused the message (status ${status}). Check the Pushover credential.`;
}
