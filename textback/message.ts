import { SegmentedMessage } from 'sms-segments-calculator';
import { plainText } from './plain-text';
import { render } from './template';

export type Message = {
	body: string;
	/** How many parts the carrier bills. */
	segments: number;
};

/** A message that cannot be sent as it is. `message` says why and what to change. */
export class MessageError extends Error {
	override readonly name = 'MessageError';
}

/** Twilio's and most carriers' limit for one text, https://www.twilio.com/docs/messaging/api/message-resource */
const MAX_CHARACTERS = 1600;

/**
 * Writes the text for one caller.
 *
 * The business's name is put in front when the text does not hold it: US rules want the sender identified, and a
 * caller who rang three plumbers must know which one writes. On first contact the way out is offered.
 *
 * @param template Mustache, see {@link render}; or running text when `isTemplate` is false.
 * @throws {TemplateError} for an unknown variable or a malformed template.
 * @throws {MessageError} when nothing is left to send or the text is too long.
 */
export function writeMessage(input: {
	template: string;
	isTemplate: boolean;
	view: object;
	businessName: string;
	firstContact: boolean;
	/** E.g. "Reply STOP to opt out."; empty for none. */
	optOutLine: string;
}): Message {
	const rendered = input.isTemplate ? render(input.template, input.view) : input.template;
	const core = plainText(rendered).trim();
	if (core === '') {
		throw new MessageError('The message is empty. Write what the caller should read.');
	}
	const named = mentions(core, input.businessName) ? core : `${input.businessName}: ${core}`;
	const offersWayOut = /\bSTOP\b/.test(named);
	const body =
		input.firstContact && input.optOutLine !== '' && !offersWayOut ? `${named} ${input.optOutLine}` : named;
	if (body.length > MAX_CHARACTERS) {
		throw new MessageError(
			`The message is ${body.length} characters long; at most ${MAX_CHARACTERS} can be sent. Shorten it.`,
		);
	}
	return { body, segments: new SegmentedMessage(body).segmentsCount };
}

function mentions(text: string, businessName: string): boolean {
	const name = businessName.trim().toLowerCase();
	return name === '' || text.toLowerCase().includes(name);
}
