/** The timers of the active triggers in this process, by what they wake. */
const alarms = new Map<string, (ms: number) => void>();

/** The round in which a holder's trigger hands out what arrived. In another process its next round finds that. */
export const handingOut = (holder: string) => `handing out ${holder}`;

/** The look of a holder's trigger at the phone system's list. */
export const looking = (holder: string) => `looking ${holder}`;

/** @returns what ends it. */
export function setAlarm(what: string, ring: (ms: number) => void): () => void {
	alarms.set(what, ring);
	return () => {
		if (alarms.get(what) === ring) alarms.delete(what);
	};
}

/** Has it done in `ms`. */
export function ringIn(what: string, ms: number): void {
	alarms.get(what)?.(Math.max(0, ms));
}
