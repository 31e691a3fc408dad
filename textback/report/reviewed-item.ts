import { contactPart } from '../call-item';
import { textPart, type KnownConversation } from '../conversation-item';
import { explainSkip } from '../guards/explain';
import { isoTime } from '../iso-time';
import type { BusinessPart, ContactPart, SkipReason, TextPart } from '../item';
import type { Outcome, OutcomeKind } from './history';

/** What the record holds of a conversation. Times in ms. */
export type ReviewedConversation = KnownConversation & {
	lastMissedAt?: number;
	lastReply?: string;
	lastReplyAt?: number;
	waitingSince?: number;
	skippedBecause?: SkipReason;
	outcome?: Outcome;
	outcomeAt?: number;
	optedOutAt?: number;
	setAside?: true;
};

/** One conversation, for the person who reviews them. Times are ISO 8601. */
export type ConversationItem = {
	contact: ContactPart;
	business: BusinessPart;
	lastMissedAt?: string;
	/** Our last text. */
	text?: TextPart;
	/** The caller's last words. */
	reply?: { body: string; receivedAt: string };
	waitingSince?: string;
	waitingMinutes?: number;
	/** Why the last missed call was not texted. */
	skippedBecause?: SkipReason;
	skippedText?: string;
	outcome?: OutcomeKind;
	outcomeValue?: number;
	outcomeAt?: string;
	/** Part of what is on record cannot be read: somebody is to call. */
	setAside?: true;
};

export function reviewedItem(
	known: ReviewedConversation,
	business: BusinessPart,
	now: number,
): ConversationItem {
	const { lastMissedAt, lastText, lastReply, lastReplyAt, waitingSince, skippedBecause } = known;
	return {
		contact: contactPart(known.caller, { ...known, optedOut: known.optedOutAt !== undefined }),
		business,
		...(lastMissedAt !== undefined && { lastMissedAt: isoTime(lastMissedAt) }),
		...(lastText && { text: textPart(lastText) }),
		...(lastReply !== undefined &&
			lastReplyAt !== undefined && { reply: { body: lastReply, receivedAt: isoTime(lastReplyAt) } }),
		...(waitingSince !== undefined && {
			waitingSince: isoTime(waitingSince),
			waitingMinutes: Math.floor((now - waitingSince) / 60_000),
		}),
		...(skippedBecause && { skippedBecause, skippedText: explainSkip(skippedBecause) }),
		...outcomePart(known),
		...(known.setAside && { setAside: true }),
	};
}

function outcomePart({ outcome, outcomeAt }: ReviewedConversation): Partial<ConversationItem> {
	if (!outcome) return {};
	return {
		outcome: outcome.kind,
		...(outcome.kind === 'won' && outcome.value !== undefined && { outcomeValue: outcome.value }),
		...(outcomeAt !== undefined && { outcomeAt: isoTime(outcomeAt) }),
	};
}
