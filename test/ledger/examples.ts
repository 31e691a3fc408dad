import type { CallKey, Conversation, Decision, Pair, SendOutcome } from '../../ledger/ledger';
import type { TextBackItem } from '../../textback/item';

export const HOUR = 3_600_000;
export const NOON = Date.parse('2026-11-02T12:00:00Z');
export const HOLDER = 'workflow 1, node 1';
export const BUSINESS = '+14155550100';
export const PAIR: Pair = { business: BUSINESS, caller: '+14155550142' };

export function call(callId: string): CallKey {
	return { provider: 'twilio', callId };
}

export function sent(textId: string): Extract<SendOutcome, { kind: 'sent' }> {
	return { kind: 'sent', textId, body: 'Sorry we missed you.', segments: 1, status: 'queued' };
}

/** The decision that a call was missed, with an item that shows the conversation it was written from. */
export function missed(key: CallKey, outbox: string = HOLDER): Extract<Decision, { outbox: unknown }> {
	return {
		verdict: { kind: 'missed', reason: 'noAnswer' },
		item: (conversation, optedOut) => missedCall(key, conversation, optedOut),
		outbox,
	};
}

export function missedCall(
	key: CallKey,
	conversation: Conversation = { ...PAIR, firstSeenAt: NOON, missedCalls: 1, lastCall: key },
	optedOut = false,
): TextBackItem {
	return {
		event: 'missedCall',
		call: {
			id: key.callId,
			provider: key.provider,
			from: conversation.caller,
			to: conversation.business,
			startedAt: '2026-11-02T12:00:00Z',
			verdict: 'missed',
			reason: 'noAnswer',
		},
		contact: {
			number: conversation.caller,
			anonymous: false,
			missedCalls: conversation.missedCalls,
			firstSeenAt: new Date(conversation.firstSeenAt).toISOString(),
			optedOut,
		},
		business: { name: 'Oak Street Plumbing', number: conversation.business },
	};
}
