type Ring = (ms: number) => void;

declare global {
	/**
	 * The timers of the active triggers in this process, by what they wake. When the package is updated in the editor, n8n loads
	 * this module once more, and the triggers go on in the code from before until they are published again: the new code's
	 * webhooks have to wake those. The shape must stay as it is.
	 */
	var missedCallAlarms: Map<string, Ring> | undefined;
}

const alarms = (globalThis.missedCallAlarms ??= new Map<string, Ring>());

/** The round in which a holder's trigger hands out what arrived. In another process its next round finds that. */
export const handingOut = (holder: string) => `handing out ${holder}`;

/** The look of a holder's trigger at the phone system's list. */
export const looking = (holder: string) => `looking ${holder}`;

/** @returns what ends it. */
export function setAlarm(what: string, ring: Ring): () => void {
	alarms.set(what, ring);
	return () => {
		if (alarms.get(what) === ring) alarms.delete(what);
	};
}

/** Has it done in `ms`. */
export function ringIn(what: string, ms: number): void {
	alarms.get(what)?.(Math.max(0, ms));
}
