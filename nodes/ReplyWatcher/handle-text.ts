import { REPLY, type Arrival, type Ledger, type Pair, type Telling, type Wish } from '../../ledger/ledger';
import type { ReceivedText, TextToSend, TextWebhook } from '../../providers/contract';
import type { BusinessPart } from '../../textback/item';
import { languageOf } from '../../textback/message/opt-out-line';
import { ANSWER_TO_OWNER, answerHelp, confirmOptOut } from '../../textback/opt-out/answers';
import { readIntent, type Intent } from '../../textback/opt-out/read-intent';
import { pairKey, parsePhone } from '../../textback/phone-number';
import { servedNumber, workflowOf } from '../shared/many-numbers';
import type { Watched } from './settings';

/** What one webhook leads to. */
export type Handled = {
	/** What arrived; undefined for a repeat, and for what nobody need hear. */
	arrived?: { pair: Pair; arrival: Arrival };
	/** What the sender is to be answered, from the number that they wrote to. */
	answer?: TextToSend;
	/** When the workflow is to hear of it, in ms. */
	dueAt?: number;
};

/** Writes down what a text webhook tells and, in the same step, what the workflow is to hear of it. */
export async function handleText(
	ledger: Ledger,
	watched: Watched,
	webhook: TextWebhook,
	now: number,
): Promise<Handled> {
	switch (webhook.kind) {
		case 'received':
			return await handleReceived(ledger, watched, webhook, now);
		case 'receipt':
			return await handleReceipt(ledger, watched, webhook, now);
		case 'ignored':
			return {};
	}
}

function asked({ holder, system }: Watched) {
	return { holder, provider: system.id, use: 'texts' as const };
}

/** A text that is older when we get it was on its way for long, or n8n was down. */
const LATE_MS = 120_000;

/** Whether it is too long ago for an answer, and for its webhook still to come. */
export function isLate({ sentAt }: ReceivedText, now: number): boolean {
	return sentAt !== undefined && sentAt < now - LATE_MS;
}

/** What the phone system itself has read in the text goes before our own reading. */
export function intentOf({ optOut, body }: ReceivedText): Intent {
	return optOut ? INTENT_OF[optOut] : readIntent(body);
}

const INTENT_OF: Record<'stop' | 'start' | 'help', Intent> = { stop: 'optOut', start: 'optIn', help: 'help' };

async function handleReceived(
	ledger: Ledger,
	watched: Watched,
	text: ReceivedText,
	now: number,
): Promise<Handled> {
	const number =
		watched.number ?? (await servedNumber(() => Promise.resolve(ledger), text.to, asked(watched)));
	const caller = pairKey(text.from);
	if (number === undefined) {
		await obeyEverywhere(ledger, watched, text, caller, now);
		return {};
	}
	const pair = await ledger.conversationAt(number, caller);
	const profile = await ledger.business(pair.business);
	const business = { name: profile?.name ?? '', number: pair.business };
	const isOwner = [...(profile?.ownNumbers ?? []), ...(profile?.ownerNumbers ?? [])].includes(caller);
	const intent = intentOf(text);
	const late = isLate(text, now);
	const wish = isOwner ? undefined : wishOf(intent, [pair.business, number]);
	if (text.isGroup) {
		await leaveGroupAlone(ledger, pair, text, wish, now);
		return {};
	}
	const event: Telling['event'] = isOwner ? 'ownerReply' : intent === 'optOut' ? 'optedOut' : 'reply';
	const recorded = await ledger.recordReply(
		{
			...pair,
			provider: watched.system.id,
			id: text.id,
			body: text.body,
			at: Math.min(text.sentAt ?? now, now),
			arrivedAt: now,
			...(wish && { wish }),
			...(text.media.length > 0 && { media: text.media }),
			...(late && { late }),
			...(intent === 'unsure' && { mayBeOptOut: true }),
			...(intent === 'optIn' && { keyword: 'start' as const }),
			...(intent === 'help' && { keyword: 'help' as const }),
		},
		tellingOf(watched, event),
	);
	if (!recorded) return {};
	const answer =
		watched.answers && !text.answered && !late
			? await answerTo(ledger, { pair, business, intent, isOwner, isNewlyOptedOut: recorded.optsOut }, now)
			: undefined;
	const isHeard = !isOwner || watched.passOnOwner;
	return {
		...(isHeard && { arrived: { pair, arrival: recorded.arrival } }),
		...(answer !== undefined && { answer: { from: number, to: caller, body: answer } }),
		dueAt: now + (recorded.arrival.event === 'reply' ? watched.gatherMs : 0),
	};
}

/**
 * A text to a group is no reply to us, and an answer would be read by others: it is only written down. Whoever asks in it
 * for no more texts gets none.
 */
async function leaveGroupAlone(
	ledger: Ledger,
	pair: Pair,
	{ id, sentAt }: ReceivedText,
	wish: Wish | undefined,
	now: number,
): Promise<void> {
	await ledger.note('groupText', pair, { provider: REPLY, callId: id }, {}, now);
	if (wish?.kind !== 'optOut') return;
	for (const business of wish.businesses) {
		await ledger.suppress({ ...pair, business }, 'reply', Math.min(sentAt ?? now, now));
	}
}

/**
 * A text by RCS goes to an agent's name, which does not tell which of many numbers is meant. An opt-out counts at each of
 * them that has dealt with the caller.
 */
async function obeyEverywhere(
	ledger: Ledger,
	{ holder }: Watched,
	text: ReceivedText,
	caller: string,
	now: number,
): Promise<void> {
	if (parsePhone(text.to).kind === 'number' || intentOf(text) !== 'optOut') return;
	for (const business of await ledger.businessesServedBy(workflowOf(holder))) {
		const pair = { business, caller };
		if (await ledger.conversation(pair))
			await ledger.suppress(pair, 'reply', Math.min(text.sentAt ?? now, now));
	}
}

/** The owner's texts start nothing unless that is wanted. */
function tellingOf({ holder, gatherMs, passOnOwner }: Watched, event: Telling['event']): Telling {
	return { holder: event === 'ownerReply' && !passOnOwner ? undefined : holder, event, gatherMs };
}

/** What a text asks for, at every number of ours in the conversation. */
function wishOf(intent: Intent, businesses: string[]): Wish | undefined {
	return intent === 'optOut' || intent === 'optIn' ? { kind: intent, businesses } : undefined;
}

type ToAnswer = {
	pair: Pair;
	business: BusinessPart;
	intent: Intent;
	isOwner: boolean;
	isNewlyOptedOut: boolean;
};

/** What the sender of a text is to be answered, which the ledger counts as given. */
async function answerTo(
	ledger: Ledger,
	{ pair, business, intent, isOwner, isNewlyOptedOut }: ToAnswer,
	now: number,
): Promise<string | undefined> {
	// A phone that answers by itself, as in a car, must not be answered without end; nor a machine at our cost.
	const isFirstOfDay = (kind: string) => ledger.mayAnswer(pair, kind, now, A_DAY_MS);
	const language = async () => languageOf((await ledger.conversation(pair))?.lastText?.body ?? '');
	if (isOwner) return (await isFirstOfDay('owner')) ? ANSWER_TO_OWNER : undefined;
	if (isNewlyOptedOut && (await isFirstOfDay('optOut'))) return confirmOptOut(business, await language());
	if (intent === 'help' && (await isFirstOfDay('help'))) return answerHelp(business, await language());
	return undefined;
}

const A_DAY_MS = 24 * 3_600_000;

async function handleReceipt(
	ledger: Ledger,
	{ system, holder }: Watched,
	{ id, from, to, status, errorCode }: Extract<TextWebhook, { kind: 'receipt' }>,
	now: number,
): Promise<Handled> {
	const sender = parsePhone(from);
	const business = sender.kind === 'number' ? sender.e164 : '';
	const finding = system.texts.finding(errorCode, business);
	const moved = await ledger.recordReceipt(
		{
			textId: id,
			pair: { business, caller: pairKey(to) },
			status,
			...(errorCode !== undefined && { errorCode }),
			...(finding && { finding }),
			holder,
		},
		now,
	);
	if (!moved || (status !== 'undelivered' && status !== 'failed')) return {};
	const text = { id, body: moved.body, at: moved.at, status, ...(errorCode !== undefined && { errorCode }) };
	return { arrived: { pair: moved.pair, arrival: { event: 'notDelivered', text } }, dueAt: now };
}
