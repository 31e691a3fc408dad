import type { Arrival, Ledger, Pair } from '../../ledger/ledger';
import type { TextSystem } from '../../providers/contract';
import { conversationItem, replyPart } from '../../textback/conversation-item';
import { isoTime } from '../../textback/iso-time';
import type { TextBackItem, TextPart } from '../../textback/item';

/** @param attempts How often the workflow was handed this, this time included. */
export async function itemOf(
	ledger: Ledger,
	system: TextSystem,
	{ pair, arrival, attempts = 1 }: { pair: Pair; arrival: Arrival; attempts?: number },
): Promise<TextBackItem> {
	const conversation = await ledger.conversation(pair);
	if (!conversation) throw new Error('The record has no conversation for what arrived');
	const business = { name: (await ledger.business(pair.business))?.name ?? '', number: pair.business };
	return conversationItem(arrival.event, business, conversation, {
		optedOut: await ledger.isSuppressed(pair),
		again: attempts > 1,
		...('texts' in arrival && { reply: replyPart(arrival) }),
		...('text' in arrival && { text: failedText(system, arrival.text) }),
	});
}

function failedText(
	system: TextSystem,
	{ id, body, at, status, errorCode }: Extract<Arrival, { event: 'notDelivered' }>['text'],
): TextPart {
	return {
		id,
		status,
		body,
		sentAt: isoTime(at),
		failure: errorCode
			? system.texts.explain(errorCode)
			: 'The carrier did not deliver the text and gave no reason. Call them back.',
		...(errorCode !== undefined && { errorCode }),
	};
}
