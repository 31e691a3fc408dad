/** The timers of the active watchers in this process, by holder. In another process the next round finds the news. */
const alarms = new Map<string, (ms: number) => void>();

/** @returns what ends it. */
export function setAlarm(holder: string, ring: (ms: number) => void): () => void {
	alarms.set(holder, ring);
	return () => {
		if (alarms.get(holder) === ring) alarms.delete(holder);
	};
}

/** Has the holder's watcher look for news in `ms`. */
export function ringIn(holder: string, ms: number): void {
	alarms.get(holder)?.(Math.max(0, ms));
}
