import type { Credential, HttpRequest, TextSystem } from '../../../providers/contract';
import { clipWords, type Notice } from '../../../textback/notice';
import { typewritten } from '../../../textback/plain-text';
import { ChannelError } from './channel';

/** The longest text that phone systems take, in characters. https://www.twilio.com/docs/messaging/api/message-resource */
const LONGEST_TEXT = 1_600;

/**
 * Texts the owner.
 *
 * @returns the phone system's id of the text.
 * @throws ProviderError when the phone system refuses, ChannelError when the owner's phone is the sending number.
 */
export async function sendText(
	phone: { system: TextSystem; http: HttpRequest; credential: Credential },
	numbers: { from: string; to: string },
	notice: Notice,
): Promise<string> {
	if (numbers.from === numbers.to) {
		throw new ChannelError(
			'“Owner’s Phone Number” is the number that the text is sent from. Enter the owner’s own mobile number.',
		);
	}
	const sent = await phone.system.texts.send(phone.http, phone.credential, {
		...numbers,
		body: textOf(notice),
	});
	return sent.id;
}

/** The notification as one text: a phone makes the plain number at the end tappable. */
function textOf(notice: Notice): string {
	const { title, body, callbackNumber } = notice;
	const end = callbackNumber ? `\nCall back: ${callbackNumber}` : '';
	return clipWords(notice, typewritten(`${title}\n${body}`).trim(), LONGEST_TEXT - end.length - 1) + end;
}
