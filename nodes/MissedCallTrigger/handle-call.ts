import type { CallKey, Ledger, Pair } from '../../ledger/ledger';
import type { CallWebhook, WebhookAnswer } from '../../providers/contract';
import type { CallEvent, Verdict } from '../../textback/call';
import type { TextBackItem } from '../../textback/item';
import { pairKey } from '../../textback/phone-number';
import { judge, judgeAbandoned } from '../../textback/verdict';
import { missedCallItem, voicemailItem } from '../../textback/call-item';
import type { TriggerSettings } from './settings';

/** What one webhook leads to: the answer for the phone system, and what goes into the workflow. */
export type Handled = { answer: WebhookAnswer; missed?: TextBackItem; voicemail?: TextBackItem };

/**
 * Writes down what the webhook tells, decides, and puts a missed call in the outbox: all before the workflow hears
 * of it, so that a crash at any moment loses nothing.
 *
 * @param keep Whether the call goes into the outbox, to be handed out again after a crash.
 */
export async function handleCall(
	ledger: Ledger,
	settings: TriggerSettings,
	call: CallWebhook,
	now: number,
	keep: boolean,
): Promise<Handled> {
	const key = { provider: settings.system.id, callId: call.callId };
	const pair = { business: settings.number, caller: pairKey(call.from ?? '') };
	const { all, added } = await ledger.recordCallEvents(key, pair, settings.holder, call.events);
	const verdict = judge(all, settings.verdict);
	const answer = call.answer(verdict?.kind === 'missed');
	const missed = verdict && (await decide(ledger, settings, { key, pair, events: all }, verdict, now, keep));
	const left = added.find((event) => event.kind === 'voicemail');
	const voicemail = left && (await voicemailOf(ledger, settings, { key, pair, events: all }, left));
	return { answer, ...(missed && { missed }), ...(voicemail && { voicemail }) };
}

type KnownCall = { key: CallKey; pair: Pair; events: CallEvent[] };

/** Decides a call whose end nobody reported. */
export async function handleAbandoned(
	ledger: Ledger,
	settings: TriggerSettings,
	call: KnownCall,
	now: number,
): Promise<TextBackItem | undefined> {
	return await decide(ledger, settings, call, judgeAbandoned(call.events, settings.verdict), now, true);
}

/** @returns the item of a call that was missed, to the first who decides it. */
async function decide(
	ledger: Ledger,
	settings: TriggerSettings,
	{ key, pair, events }: KnownCall,
	verdict: Verdict,
	now: number,
	keep: boolean,
): Promise<TextBackItem | undefined> {
	if (verdict.kind === 'answered') return await ledger.decideCall(key, pair, { verdict }, now);
	const business = { name: settings.flow.businessName, number: settings.number };
	return await ledger.decideCall(
		key,
		pair,
		{
			verdict,
			item: (conversation, optedOut) =>
				missedCallItem({ key, business, caller: pair.caller, events, verdict, conversation, optedOut, now }),
			outbox: keep ? settings.holder : undefined,
		},
		now,
	);
}

async function voicemailOf(
	ledger: Ledger,
	settings: TriggerSettings,
	{ key, pair, events }: KnownCall,
	left: Extract<CallEvent, { kind: 'voicemail' }>,
): Promise<TextBackItem | undefined> {
	const conversation = await ledger.conversation(pair);
	const verdict = judgeAbandoned(events, settings.verdict);
	if (!conversation || verdict.kind === 'answered') return undefined;
	return voicemailItem(
		{
			key,
			business: { name: settings.flow.businessName, number: settings.number },
			caller: pair.caller,
			events,
			verdict,
			conversation,
			optedOut: await ledger.isSuppressed(pair),
			now: left.at,
		},
		left,
	);
}
