import type { Conversation } from '../../ledger/ledger';
import type { TextPart } from '../../textback/item';
import { chooseVariant, variantsOf } from '../../textback/message/variants';
import { writeMessage, type Message } from '../../textback/message/write-message';
import type { Addressed } from './read-item';
import type { Sender, SendSettings } from './settings';

/** A text as it is to be sent. */
export type Letter = Message & {
	sender: Sender;
	/** Web address; empty for none. */
	picture: string;
	/** Empty where the message has one wording only. */
	variant: string;
};

/** @throws {TemplateError} {MessageError} for a message that cannot be written. */
export function writeLetter(
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
	const { body, segments, warning, sender, picture, variant } = letter;
	const from = sender.kind === 'service' ? sender.id : sender.number;
	return {
		body,
		segments,
		...(warning !== undefined && { warning }),
		...(from !== to.pair.business && { from }),
		...(picture !== '' && { picture }),
		...(variant !== '' && { variant }),
	};
}
