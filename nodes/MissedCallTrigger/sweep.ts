import { isFromFuture } from '../../ledger/clock';
import type { CallKey, Ledger } from '../../ledger/ledger';
import type { CallEvent } from '../../textback/call';
import { lateItem } from '../../textback/call-item';
import type { TextBackItem } from '../../textback/item';
import { isOver, judge } from '../../textback/verdict';
import { handleAbandoned } from './handle-call';
import type { TriggerSettings } from './settings';

const SECOND = 1000;

/** Time that a whisper, a slow answer and a lost callback may take on top of the ringing. */
const GRACE_MS = 120 * SECOND;

/** In this time a webhook that is being handled decides its call; after it, n8n was killed in between. */
const HANDLING_MS = 10 * SECOND;

/** The phone system's own list has time to tell how a call was handled that was not reported to us: two looks at it. */
const LISTING_MS = 400 * SECOND;

/** Twilio ends a call after this at the latest, https://www.twilio.com/docs/voice/twiml/dial#timelimit */
const LONGEST_CALL_MS = 4 * 3600 * SECOND;

/** A call that nothing took so many times never gets to Send Text-Back: something before it fails or sorts it out. */
const MOST_ATTEMPTS = 5;

/**
 * Yields what the workflow has yet to hear of: missed calls that a crash or a failed send left in the outbox, and calls
 * whose end was never reported or, because of a crash, never acted upon.
 *
 * @param keep Whether the latter go into the outbox.
 * @param gaveUp Told of each call that is not handed out any more, because nothing ever took it.
 * @param setAside Told of each that cannot be read.
 */
export async function* sweep(
	ledger: Ledger,
	settings: TriggerSettings,
	now: number,
	keep: boolean,
	gaveUp: (key: CallKey) => void,
	setAside: (what: string) => void,
): AsyncGenerator<TextBackItem> {
	for (const { key, item, attempts } of await ledger.takeDue(settings.holder, now, setAside)) {
		if (attempts <= MOST_ATTEMPTS) {
			yield lateItem(item, now);
			continue;
		}
		await ledger.giveUp(key, now);
		gaveUp(key);
	}
	for (const call of await ledger.undecidedCalls(settings.holder, now - HANDLING_MS, setAside)) {
		if (judge(call.events, settings.verdict) === undefined && mayGoOn(settings, call.events, now)) continue;
		const item = await handleAbandoned(ledger, settings, call, now, keep);
		if (item) yield lateItem(item, now);
	}
}

/** Whether more may yet be told of a call that cannot be decided. */
function mayGoOn({ flow, verdict }: TriggerSettings, events: readonly CallEvent[], now: number): boolean {
	const listing = verdict.listed && isOver(events) ? LISTING_MS : 0;
	const patience = flow.ringSeconds * SECOND + GRACE_MS + listing;
	// Without the press of a key nobody tells us that a call was taken, so it may go on for as long as calls do.
	const talk = verdict.proof === 'pressed1' || isOver(events) ? 0 : LONGEST_CALL_MS;
	return events.some(({ at }) => at > now - patience - talk && !isFromFuture(at, now));
}
