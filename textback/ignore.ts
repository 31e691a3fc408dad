import type { CallEvent, IgnoreReason, Verdict } from './call';
import { endOf, first } from './call-events';

export type IgnoreSettings = {
	/** Callers who hang up before it rang for so many seconds are not called back; 0 for none. */
	shorterThanSeconds: number;
	/** Whether callers whose number the networks found to be forged are ignored. */
	unverifiedNumbers: boolean;
};

/**
 * Whether a call that nobody took is none to act on: a misdial, a robocaller.
 *
 * Only a caller who hangs up by themselves can be too short: when the owner declines after two seconds, the caller
 * still waits for somebody.
 */
export function ignored(
	events: readonly CallEvent[],
	verdict: Verdict,
	settings: IgnoreSettings,
): IgnoreReason | undefined {
	if (verdict.kind === 'answered') return undefined;
	const received = first(events, 'received');
	if (settings.unverifiedNumbers && received?.attestation === 'failed') return 'unverifiedNumber';
	if (verdict.kind !== 'missed' || verdict.reason !== 'hungUp') return undefined;
	const over = endOf(events);
	if (!received || !over) return undefined;
	return over.at - received.at < settings.shorterThanSeconds * 1000 ? 'tooShort' : undefined;
}
