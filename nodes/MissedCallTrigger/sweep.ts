import type { Ledger } from '../../ledger/ledger';
import { lateItem } from '../../textback/call-item';
import type { TextBackItem } from '../../textback/item';
import { handleAbandoned } from './handle-call';
import type { TriggerSettings } from './settings';

const SECOND = 1000;

/** Time that a whisper, a slow answer and a lost callback may take on top of the ringing. */
const GRACE_MS = 120 * SECOND;

/** Twilio ends a call after this at the latest, https://www.twilio.com/docs/voice/twiml/dial#timelimit */
const LONGEST_CALL_MS = 4 * 3600 * SECOND;

/**
 * What the workflow has yet to hear of: missed calls that a crash or a failed send left in the outbox, and calls
 * whose end was never reported.
 */
export async function sweep(ledger: Ledger, settings: TriggerSettings, now: number): Promise<TextBackItem[]> {
	const due = await ledger.takeDue(settings.holder, now);
	const abandoned = await ledger.undecidedCalls(settings.holder, now - patienceMs(settings));
	const decided: TextBackItem[] = [];
	for (const call of abandoned) {
		const item = await handleAbandoned(ledger, settings, call, now);
		if (item) decided.push(item);
	}
	return [...due.map(({ item }) => lateItem(item, now)), ...decided.map((item) => lateItem(item, now))];
}

/** Without the press of a key nobody tells us that a call was taken, so it may go on for as long as calls do. */
function patienceMs({ verdict, flow }: TriggerSettings): number {
	const ringing = flow.ringSeconds * SECOND;
	return ringing + GRACE_MS + (verdict.proof === 'pressed1' ? 0 : LONGEST_CALL_MS);
}
