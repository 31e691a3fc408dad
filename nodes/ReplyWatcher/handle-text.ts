import type { Conversation, Ledger } from '../../ledger/ledger';
import type { TextSystem, TextWebhook } from '../../providers/contract';
import { conversationItem, replyPart } from '../../textback/conversation-item';
import { isoTime } from '../../textback/iso-time';
import type { BusinessPart, TextBackItem } from '../../textback/item';
import { readIntent, type Intent } from '../../textback/opt-out/read-intent';
import { pairKey } from '../../textback/phone-number';

export type Watched = {
	system: TextSystem;
	/** E.164. */
	number: string;
};

/**
 * Writes down what a text webhook tells.
 *
 * @returns the item for the workflow; undefined for a repeat, and for what the workflow need not hear.
 */
export async function handleText(
	ledger: Ledger,
	{ system, number }: Watched,
	webhook: TextWebhook,
	now: number,
): Promise<TextBackItem | undefined> {
	switch (webhook.kind) {
		case 'received':
			return await handleReceived(ledger, system.id, number, webhook, now);
		case 'receipt':
			return await handleReceipt(ledger, system, webhook, now);
		case 'ignored':
			return undefined;
	}
}

/** Callers who were texted `waitMs` ago and have not answered; each text is reported once. */
export async function findUnanswered(
	ledger: Ledger,
	number: string,
	waitMs: number,
	now: number,
): Promise<TextBackItem[]> {
	const silent = await ledger.takeUnanswered(number, now - waitMs, now - waitMs - A_DAY);
	const business = await businessPart(ledger, number);
	const items: TextBackItem[] = [];
	for (const conversation of silent) {
		const optedOut = await ledger.isSuppressed(conversation);
		// Of a text that never arrived, the Not Delivered output has already told.
		const arrived = !['undelivered', 'failed'].includes(conversation.lastText?.status ?? '');
		if (!optedOut && arrived) items.push(conversationItem('noReply', business, conversation, { optedOut }));
	}
	return items;
}

/** Silence that is older than this, because n8n was down, is no news any more. */
const A_DAY = 24 * 3_600_000;

async function handleReceived(
	ledger: Ledger,
	provider: string,
	number: string,
	text: Extract<TextWebhook, { kind: 'received' }>,
	now: number,
): Promise<TextBackItem | undefined> {
	const pair = { business: number, caller: pairKey(text.from) };
	const intent = text.optOut ? INTENT_OF[text.optOut] : readIntent(text.body);
	if (intent === 'optOut') await ledger.suppress(pair, 'reply', now);
	if (intent === 'optIn') await ledger.unsuppress(pair, 'reply', now);
	const conversation = await ledger.recordReply({ ...pair, provider, id: text.id, body: text.body, at: now });
	if (!conversation) return undefined;
	return conversationItem(
		intent === 'optOut' ? 'optedOut' : 'reply',
		await businessPart(ledger, number),
		conversation,
		{
			optedOut: await ledger.isSuppressed(pair),
			reply: replyPart({ ...text, at: now, unsure: intent === 'unsure' }, conversation.lastText?.at),
		},
	);
}

/** What the phone system itself has read in the text goes before our own reading. */
const INTENT_OF: Record<'stop' | 'start' | 'help', Intent> = { stop: 'optOut', start: 'optIn', help: 'help' };

async function handleReceipt(
	ledger: Ledger,
	system: TextSystem,
	receipt: Extract<TextWebhook, { kind: 'receipt' }>,
	now: number,
): Promise<TextBackItem | undefined> {
	const moved = await ledger.recordReceipt(receipt.id, receipt.status, receipt.errorCode, now);
	if (!moved || (receipt.status !== 'undelivered' && receipt.status !== 'failed')) return undefined;
	const conversation: Conversation = (await ledger.conversation(moved.pair)) ?? {
		...moved.pair,
		firstSeenAt: moved.at,
		missedCalls: 0,
	};
	return conversationItem('notDelivered', await businessPart(ledger, moved.pair.business), conversation, {
		optedOut: await ledger.isSuppressed(moved.pair),
		text: {
			id: receipt.id,
			status: receipt.status,
			body: moved.body,
			sentAt: isoTime(moved.at),
			failure: receipt.errorCode
				? system.texts.explain(receipt.errorCode)
				: 'The carrier did not deliver the text and gave no reason. Call them back.',
			...(receipt.errorCode !== undefined && { errorCode: receipt.errorCode }),
		},
	});
}

async function businessPart(ledger: Ledger, number: string): Promise<BusinessPart> {
	return { name: (await ledger.business(number))?.name ?? '', number };
}
