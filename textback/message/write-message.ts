import { plainText } from '../plain-text';
import { render } from '../template';
import { languageOf, OPT_OUT_LINES, type MessageLanguage } from './opt-out-line';
import { shorten } from './shorten';
import { inPlainPunctuation, segmentsOf, whySoLong } from './segments';

export type Message = {
	body: string;
	/** How many parts the carrier bills. */
	segments: number;
	/** What the person who wrote it should know of its length. */
	warning?: string;
};

/** A message that cannot be sent as it is. `message` says why and what to change. */
export class MessageError extends Error {
	override readonly name = 'MessageError';
}

/** What tells a caller how to get no more texts: in the message's own language, in a given one, in own words. */
export type OptOutLine = { language: 'auto' | MessageLanguage } | { words: string };

/** What a caller gets where the business's own message cannot be used; the name of the business is put in front. */
export const PLAIN_MESSAGE = 'Sorry we missed your call. How can we help?';

/** Twilio's and most carriers' limit for one text, https://www.twilio.com/docs/messaging/api/message-resource */
const MAX_CHARACTERS = 1600;
/** The most that one part can hold. */
const PER_SEGMENT = 160;
const MANY_SEGMENTS = 3;
/** Twilio takes no more, and no caller reads them. */
const MAX_SEGMENTS = 10;

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
	optOutLine: OptOutLine;
	/** Whether curly quotes and the like may be replaced where that makes the text fit fewer parts. */
	plainPunctuation: boolean;
	/** Into how many parts the text is to fit, shortened where it would not; undefined for as long as it is. */
	mostSegments?: number;
}): Message {
	const rendered = input.isTemplate ? render(input.template, input.view) : input.template;
	const core = plainText(rendered).trim();
	if (core === '') {
		throw new MessageError('The message is empty. Write what the caller should read.');
	}
	const complete = (text: string) => {
		const named = mentions(text, input.businessName) ? text : `${input.businessName}: ${text}`;
		const whole = input.firstContact ? withWayOut(named, input.optOutLine) : named;
		return input.plainPunctuation && mayBeSent(whole) ? inPlainPunctuation(whole) : whole;
	};
	const { mostSegments } = input;
	const fits = (text: string, most: number) => {
		const whole = complete(text);
		return mayBeSent(whole) && segmentsOf(whole).count <= most;
	};
	const text =
		mostSegments === undefined
			? core
			: shorten(core, Math.min(MAX_CHARACTERS, mostSegments * PER_SEGMENT), (beginning) =>
					fits(beginning, mostSegments),
				);
	// Counting parts takes long, so what cannot be sent anyway is refused before.
	if (!mayBeSent(text)) throw tooLong(text);
	const body = complete(text);
	if (!mayBeSent(body)) throw tooLong(body);
	const segments = segmentsOf(body);
	if (segments.count > MAX_SEGMENTS) {
		throw new MessageError(`${whySoLong(body, segments)} At most ${MAX_SEGMENTS} can be sent. Shorten it.`);
	}
	return {
		body,
		segments: segments.count,
		...(segments.count > MANY_SEGMENTS && { warning: whySoLong(body, segments) }),
	};
}

function mayBeSent(text: string): boolean {
	return text.length <= MAX_CHARACTERS;
}

function tooLong({ length }: string): MessageError {
	return new MessageError(
		`The message is ${length} characters long; at most ${MAX_CHARACTERS} can be sent. Shorten it.`,
	);
}

function withWayOut(text: string, line: OptOutLine): string {
	if (/\bSTOP\b/.test(text)) return text;
	const words =
		'words' in line ? line.words : OPT_OUT_LINES[line.language === 'auto' ? languageOf(text) : line.language];
	return words === '' ? text : `${text} ${words}`;
}

function mentions(text: string, businessName: string): boolean {
	const name = businessName.trim().toLowerCase();
	return name === '' || text.toLowerCase().includes(name);
}
