import { callerPart } from './call-item';
import { isoTime } from './iso-time';
import type { BusinessPart, ReplyPart, TextBackEvent, TextBackItem, TextPart, TextStatus } from './item';

/** What the record holds of one caller's dealings with the business. Times in ms. */
export type KnownConversation = {
	caller: string;
	firstSeenAt: number;
	missedCalls: number;
	lastText?: { id: string; body: string; status: TextStatus; at: number; variant?: string };
};

/** The item of something that happened in a conversation after the call. */
export function conversationItem(
	event: TextBackEvent,
	business: BusinessPart,
	conversation: KnownConversation,
	known: { optedOut: boolean; text?: TextPart; reply?: ReplyPart },
): TextBackItem {
	const text = known.text ?? lastText(conversation);
	return {
		event,
		caller: callerPart(conversation.caller, { ...conversation, optedOut: known.optedOut }),
		business,
		...(text && { text }),
		...(known.reply && { reply: known.reply }),
	};
}

/** An inbound text, with the time it took when it answers one of ours. */
export function replyPart(
	received: { id: string; body: string; media: string[]; at: number; unsure?: boolean },
	textedAt: number | undefined,
): ReplyPart {
	return {
		id: received.id,
		body: received.body,
		receivedAt: isoTime(received.at),
		...(textedAt !== undefined && {
			secondsAfterText: Math.max(0, Math.round((received.at - textedAt) / 1000)),
		}),
		media: received.media,
		...(received.unsure && { mayBeOptOut: true }),
	};
}

function lastText({ lastText: text }: KnownConversation): TextPart | undefined {
	return (
		text && {
			id: text.id,
			status: text.status,
			body: text.body,
			sentAt: isoTime(text.at),
			...(text.variant !== undefined && { variant: text.variant }),
		}
	);
}
