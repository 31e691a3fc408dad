import type { CallKey, Decision, Ledger, Pair } from '../../ledger/ledger';
import type { CallWebhook, KnownCall, WebhookAnswer } from '../../providers/contract';
import type { CallEvent, EventOf, Verdict } from '../../textback/call';
import { first } from '../../textback/call-events';
import { ignored } from '../../textback/ignore';
import type { TextBackItem } from '../../textback/item';
import {
	judgeListed,
	listedEvents,
	type ListedCall,
	type ListedMessage,
	type ListedPhone,
} from '../../textback/listed-call';
import { NOT_TOLD, pairKey } from '../../textback/phone-number';
import { isOver, judge, judgeAbandoned } from '../../textback/verdict';
import { missedCallItem, voicemailItem, type MissedCall } from '../../textback/call-item';
import { reached } from '../shared/steps';
import { NOT_TAKEN, patiently } from '../shared/taking';
import { forNumber, type NumberSettings, type TriggerSettings } from './settings';

/** What one webhook brings into the workflow. */
export type Handled = {
	missed?: TextBackItem;
	voicemail?: TextBackItem;
	isOver?: boolean;
	/** The call is over, and only the phone system's list can tell how it went. */
	isUnclear?: boolean;
};

/**
 * Handles one webhook of a call. A caller who waits must not suffer when the record fails or takes long: then the call goes
 * on as far as this one webhook tells. What only reports is not taken then, so that it comes again.
 *
 * @param keep Whether the call goes into the outbox, to be handed out again after a crash.
 * @param respond Given the answer for the phone system, once.
 * @param failed Told of a failure, which is not thrown.
 * @param since When the webhook came, by `performance.now()`.
 */
export async function answerCall(
	openLedger: () => Promise<Ledger>,
	settings: NumberSettings,
	call: CallWebhook,
	now: number,
	keep: boolean,
	respond: (answer: WebhookAnswer) => void,
	failed: (error: unknown) => void,
	since = performance.now(),
): Promise<Handled> {
	let isAnswered = false;
	const respondOnce = (answer: () => WebhookAnswer) => {
		if (isAnswered) return;
		isAnswered = true;
		respond(answer());
	};
	const answer = (events: readonly CallEvent[]) => respondOnce(() => call.answer(known(settings, events)));
	const answerWithoutRecord = () => (call.someoneWaits ? answer(call.events) : respondOnce(() => NOT_TAKEN));
	try {
		return await patiently(
			async () => await handleCall(await openLedger(), settings, call, now, keep, answer),
			answerWithoutRecord,
			since,
		);
	} catch (error) {
		answerWithoutRecord();
		failed(error);
		return {};
	}
}

/**
 * Writes down what the webhook tells, decides, and puts a missed call in the outbox: all before the workflow hears
 * of it, so that a crash at any moment loses nothing.
 *
 * @param answer Called with all that is known as soon as it is: the caller waits.
 */
async function handleCall(
	ledger: Ledger,
	settings: NumberSettings,
	call: CallWebhook,
	now: number,
	keep: boolean,
	answer: (events: readonly CallEvent[]) => void,
): Promise<Handled> {
	const key = { provider: settings.system.id, callId: call.callId };
	const pair = { business: settings.number, caller: pairKey(call.from ?? NOT_TOLD) };
	const { all: events, added } = await ledger.recordCallEvents(key, pair, settings.holder, call.events);
	answer(events);
	reached('written');
	const recorded = { key, pair, events };
	const verdict = judge(events, settings.verdict);
	const missed = verdict && (await decide(ledger, settings, recorded, verdict, now, keep));
	if (missed) reached('decided');
	const left = leftMessage(events, added);
	const voicemail = left && (await voicemailOf(ledger, settings, recorded, left));
	return {
		...(missed && { missed }),
		...(voicemail && { voicemail }),
		isOver: isOver(events),
		isUnclear: verdict === undefined && isOver(events) && settings.verdict.listed === true,
	};
}

function known(settings: NumberSettings, events: readonly CallEvent[]): KnownCall {
	const verdict = judge(events, settings.verdict);
	if (!verdict) return { standing: 'open', events };
	const texted = verdict.kind === 'missed' && !ignored(events, verdict, settings.ignore);
	return { standing: texted ? 'missed' : 'over', events };
}

type RecordedCall = { key: CallKey; pair: Pair; events: CallEvent[]; foundTogether?: boolean };

/** Decides a call whose end nobody reported. */
export async function handleAbandoned(
	ledger: Ledger,
	settings: TriggerSettings,
	call: RecordedCall,
	now: number,
	keep: boolean,
): Promise<TextBackItem | undefined> {
	const ofNumber = forNumber(settings, call.pair.business);
	return await decide(ledger, ofNumber, call, judgeAbandoned(call.events, settings.verdict), now, keep);
}

/** `together`: whether other calls were found in the list at the same time. */
export type FoundWith = { phones: ListedPhone[]; messages: ListedMessage[]; together: boolean };

/** Writes down and decides a call that only the phone system's own list tells of, with the messages left in it. */
export async function handleListed(
	ledger: Ledger,
	settings: NumberSettings,
	call: ListedCall,
	{ phones, messages, together }: FoundWith,
	now: number,
	keep: boolean,
): Promise<Handled> {
	const key = { provider: settings.system.id, callId: call.callId };
	const pair = { business: settings.number, caller: pairKey(call.from) };
	const told = [
		...listedEvents(call),
		...messages.map((message) => ({ kind: 'voicemail' as const, ...message })),
	];
	const { all: events, added } = await ledger.recordCallEvents(key, pair, settings.holder, told);
	const recorded = { key, pair, events, foundTogether: together };
	const missed = await decide(
		ledger,
		settings,
		recorded,
		judgeListed(call, phones, settings.verdict),
		now,
		keep,
	);
	const left = leftMessage(events, added);
	const voicemail = left && (await voicemailOf(ledger, settings, recorded, left));
	return { ...(missed && { missed }), ...(voicemail && { voicemail }) };
}

/** @returns the item of a call that was missed, to the first who decides it. */
async function decide(
	ledger: Ledger,
	settings: NumberSettings,
	call: RecordedCall,
	verdict: Verdict,
	now: number,
	keep: boolean,
): Promise<TextBackItem | undefined> {
	const decision = decisionOn(settings, call, verdict, now, keep);
	return await ledger.decideCall(call.key, call.pair, decision, now);
}

function decisionOn(
	settings: NumberSettings,
	call: RecordedCall,
	verdict: Verdict,
	now: number,
	keep: boolean,
): Decision {
	if (verdict.kind === 'answered') return { verdict };
	const ignoredBecause = ignored(call.events, verdict, settings.ignore);
	if (ignoredBecause) return { verdict, ignoredBecause };
	return {
		verdict,
		item: (conversation, optedOut) =>
			missedCallItem({ ...asMissed(settings, call, verdict), conversation, optedOut, now }),
		outbox: keep ? settings.holder : undefined,
	};
}

/** The message that is news: because it was just recorded, or because its words have come. */
function leftMessage(
	events: readonly CallEvent[],
	added: readonly CallEvent[],
): EventOf<'voicemail'> | undefined {
	const words = first(added, 'transcribed');
	return first(added, 'voicemail') ?? (words && first(events, 'voicemail', ({ id }) => id === words.id));
}

async function voicemailOf(
	ledger: Ledger,
	settings: NumberSettings,
	call: RecordedCall,
	left: EventOf<'voicemail'>,
): Promise<TextBackItem | undefined> {
	const conversation = await ledger.conversation(call.pair);
	const verdict = judgeAbandoned(call.events, settings.verdict);
	if (!conversation || verdict.kind === 'answered') return undefined;
	const optedOut = await ledger.isSuppressed(call.pair);
	const missed = { ...asMissed(settings, call, verdict), conversation, optedOut, now: left.at };
	return voicemailItem(missed, left);
}

/** What every item of the call says, whatever brought it about. */
function asMissed(
	settings: NumberSettings,
	{ key, pair, events, foundTogether }: RecordedCall,
	verdict: MissedCall['verdict'],
): Omit<MissedCall, 'conversation' | 'optedOut' | 'now'> {
	return {
		key,
		business: { name: settings.flow.businessName, number: settings.number },
		caller: pair.caller,
		events,
		verdict,
		uncertainOnlyNotify: settings.uncertainOnlyNotify,
		...(foundTogether && { foundTogether }),
	};
}
