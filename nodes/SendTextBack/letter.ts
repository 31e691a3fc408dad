import type { Conversation } from '../../ledger/ledger';
import type { TextPart } from '../../textback/item';
import { chooseVariant, variantsOf } from '../../textback/message/variants';
import { TemplateError } from '../../textback/template';
import {
	MessageError,
	PLAIN_MESSAGE,
	writeMessage,
	type Message,
} from '../../textback/message/write-message';
import type { Addressed } from './read-item';
import type { Sender, SendSettings } from './settings';

/** A text as it is to be sent. */
export type Letter = Message & {
	sender: Sender;
	/** Web address; empty for none. */
	picture: string;
	/** Empty where the message has one wording only. */
	variant: string;
	/** What kept the business's own message from being used. */
	problem?: string;
};

/**
 * A caller is not to go without a text because of a typing mistake: where the message cannot be written, or the hours that
 * choose it cannot be read, they get a plain one.
 *
 * @throws {TemplateError} {MessageError} for an answer to a reply, and in a test run.
 */
export function writeLetter(
	to: Addressed,
	view: object,
	settings: SendSettings,
	conversation: Conversation | undefined,
): Letter {
	const plain = (problem: string): Letter => {
		const words = { ...settings, isTemplate: false, template: PLAIN_MESSAGE };
		return { ...ownLetter(to, view, words, conversation), problem };
	};
	if (to.problem !== undefined) return plain(to.problem);
	try {
		return ownLetter(to, view, settings, conversation);
	} catch (error) {
		const isWording = error instanceof TemplateError || error instanceof MessageError;
		if (isWording && settings.mayBePlain)
			return plain(`“${settings.field}” cannot be used. ${error.message}`);
		throw error instanceof Error ? error : new Error(String(error));
	}
}

/** @throws {TemplateError} {MessageError} for a message that cannot be written. */
function ownLetter(
	to: Addressed,
	view: object,
	settings: SendSettings,
	conversation: Conversation | undefined,
): Letter {
	const { isTemplate, template, sender, picture, optOutLine, plainPunctuation, mostSegments } = settings;
	const firstContact = conversation?.lastText === undefined;
	const variant = isTemplate
		? chooseVariant(variantsOf(template), conversation?.lastVariant, to.key.callId)
		: { name: '', template };
	const message = writeMessage({
		template: variant.template,
		isTemplate,
		view,
		// Who is in the midst of a conversation knows with whom.
		businessName: to.isAnswer && !firstContact ? '' : to.businessName,
		firstContact,
		optOutLine,
		plainPunctuation,
		...(mostSegments !== undefined && { mostSegments }),
	});
	return { ...message, sender, picture, variant: variant.name };
}

/** What the item says of it, but for what became of it. */
export function letterPart(letter: Letter, to: Addressed): Omit<TextPart, 'status'> {
	const { body, segments, warning, sender, picture, variant, problem } = letter;
	const from = sender.kind === 'service' ? sender.id : sender.number;
	return {
		body,
		segments,
		...(warning !== undefined && { warning }),
		...(from !== to.pair.business && { from }),
		...(picture !== '' && { picture }),
		...(variant !== '' && { variant }),
		...(problem !== undefined && { problem }),
	};
}
