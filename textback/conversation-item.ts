import { contactPart } from './call-item';
import { isoTime } from './iso-time';
import type { BusinessPart, ReplyPart, TextBackEvent, TextBackItem, TextPart, TextStatus } from './item';

/** What the record holds of one caller's dealings with the business. Times in ms. */
export type KnownConversation = {
	caller: string;
	firstSeenAt: number;
	missedCalls: number;
	lastText?: { id: string; body: string; status: TextStatus; at: number; variant?: string };
};

/** One inbound text. */
export type ArrivedText = {
	id: string;
	body: string;
	/** ms. */
	at: number;
	/** Web addresses of pictures. */
	media?: string[];
	/** It may ask for no more texts, or may not. */
	mayBeOptOut?: boolean;
	/** It came long after it was written. */
	late?: true;
	/** It is one of the words that phone systems know, other than STOP. */
	keyword?: 'start' | 'help';
};

/** Texts of a caller that came in a row. Times in ms. */
export type ArrivedTexts = {
	texts: readonly ArrivedText[];
	/** The caller was never texted and never wrote before. */
	isNew: boolean;
	/** When they were texted last before that. */
	textedAt?: number;
};

/** The item of something that happened in a conversation after the call. */
export function conversationItem(
	event: TextBackEvent,
	business: BusinessPart,
	conversation: KnownConversation,
	known: { optedOut: boolean; again: boolean; text?: TextPart; reply?: ReplyPart },
): TextBackItem {
	const text = known.text ?? lastText(conversation);
	return {
		event,
		contact: contactPart(conversation.caller, { ...conversation, optedOut: known.optedOut }),
		business,
		...(text && { text }),
		...(known.reply && { reply: known.reply }),
		...(known.again && { again: true }),
	};
}

/** What a caller wrote, as one reply, with the time its first text took when it answers one of ours. */
export function replyPart({ texts, isNew, textedAt }: ArrivedTexts): ReplyPart {
	const [first] = texts;
	const last = texts.at(-1);
	const keyword = texts.find((text) => text.keyword)?.keyword;
	return {
		id: last?.id ?? '',
		body: texts.map(({ body }) => body).join('\n'),
		texts: texts.length,
		receivedAt: isoTime(last?.at ?? 0),
		...(first &&
			textedAt !== undefined && {
				secondsAfterText: Math.max(0, Math.round((first.at - textedAt) / 1000)),
			}),
		conversation: isNew ? 'new' : 'known',
		media: texts.flatMap(({ media }) => media ?? []),
		...(texts.some(({ mayBeOptOut }) => mayBeOptOut) && { mayBeOptOut: true }),
		...(keyword && { keyword }),
		...(texts.some((text) => text.late) && { late: true }),
	};
}

function lastText({ lastText: text }: KnownConversation): TextPart | undefined {
	return text && textPart(text);
}

/** A text of ours, as the record holds it. */
export function textPart(text: NonNullable<KnownConversation['lastText']>): TextPart {
	return {
		id: text.id,
		status: text.status,
		body: text.body,
		sentAt: isoTime(text.at),
		...(text.variant !== undefined && { variant: text.variant }),
	};
}
