import type { Ledger } from '../../ledger/ledger';
import type { CallList, CallSystem } from '../../providers/contract';
import { lateItem } from '../../textback/call-item';
import type { ListedCall, ListedMessage } from '../../textback/listed-call';
import { beginLook, type Looking } from '../shared/look';
import { handleListed, type Handled } from './handle-call';
import { forNumber, type NumberSettings, type TriggerSettings } from './settings';

const MINUTE = 60_000;

/** The list may lag behind, and a call that goes on is in it only when it is over. */
const LAG_MS = 10 * MINUTE;

/** How long the report of a call's end may be under way. */
const GRACE_MS = 2 * MINUTE;

/** How long the other reports may be under way once that one is here. */
const GRACE_AFTER_END_MS = 15_000;

/** `keep`: whether the calls go into the outbox, to be handed out again after a crash. */
export type LookingForCalls = Looking & { keep: boolean };

/**
 * Compares the phone system's own list of calls with the record since it was last looked at. What came in, or came to its
 * end, while nobody listened is judged by what the list tells.
 *
 * Yields the missed calls that nobody reported to us, oldest first, each once ever, with the message left in it. The calls of a number that does not point
 * here any more are somebody else's.
 *
 * @throws ProviderError when the phone system does not answer; the next look covers the time again.
 */
export async function* lookForLostCalls(
	looking: LookingForCalls,
	settings: TriggerSettings,
	now: number,
): AsyncGenerator<Handled> {
	const { ledger, http, credential, keep } = looking;
	const { system, number, holder } = settings;
	// Of many numbers the list would have to be asked one by one, without end.
	if (number === undefined) return;
	const list = await listOf(system, ledger, holder);
	if (!list) return;
	const look = await beginLook(looking, { holder, number, system, use: 'calls' }, now);
	if (!look) return;
	const listed = await list.read(http, credential, number, look.since);
	const lost = await unreported(ledger, settings, listed, now);
	if (lost.length > 0 && (await look.pointsHere())) {
		const ofNumber = forNumber(settings, number);
		for (const call of lost) {
			const phones = await list.phonesOf(http, credential, call);
			const messages = await messagesOf(list, looking, ofNumber, call);
			const { missed, voicemail } = await handleListed(
				ledger,
				ofNumber,
				call,
				{ phones, messages, together: lost.length > 1 },
				now,
				keep,
			);
			yield {
				...(missed && { missed: lateItem(missed, now) }),
				...(voicemail && { voicemail: lateItem(voicemail, now) }),
			};
		}
	}
	await look.done(LAG_MS);
}

/** Undefined also while no call has told whose list it is. */
async function listOf({ calls }: CallSystem, ledger: Ledger, holder: string): Promise<CallList | undefined> {
	if (!calls.listOf) return calls.list;
	const account = (await ledger.registration(holder))?.account;
	return account === undefined ? undefined : calls.listOf(account);
}

/** Calls that nobody told us of, and those that we were told of but not of their end. */
async function unreported(
	ledger: Ledger,
	{ system, verdict }: TriggerSettings,
	listed: ListedCall[],
	now: number,
): Promise<ListedCall[]> {
	const lost: ListedCall[] = [];
	for (const call of listed) {
		const state = await ledger.callState({ provider: system.id, callId: call.callId });
		if (state === 'decided') continue;
		const onlyItsEndIsReported = state === 'undecided' || verdict.route === 'listen';
		const graceMs = state === 'ended' ? GRACE_AFTER_END_MS : onlyItsEndIsReported ? GRACE_MS : 0;
		if (graceMs === 0 || call.endedAt <= now - graceMs) lost.push(call);
	}
	return lost;
}

/** When to look for a call of which only the list can tell, in ms from the report of its end. */
export const LOOK_AFTER_END_MS = GRACE_AFTER_END_MS + 5_000;

/** What the phone system recorded in our place, where the settings take voicemails. */
async function messagesOf(
	list: CallList,
	{ http, credential }: Looking,
	{ flow }: NumberSettings,
	{ callId, seconds }: ListedCall,
): Promise<ListedMessage[]> {
	const mayHaveOne = flow.afterMiss.kind === 'voicemail' && seconds !== 0;
	return (mayHaveOne && (await list.messagesOf?.(http, credential, callId))) || [];
}
