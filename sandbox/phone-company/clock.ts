/** The telephone network's time. Durations on the wire are in its seconds, which a test may make as short as it likes. */
export interface Clock {
	/** Milliseconds since 1970-01-01 UTC. */
	now(): number;
	/** Resolves after so many seconds of this clock, or as soon as `signal` aborts. Never rejects. */
	sleep(seconds: number, signal?: AbortSignal): Promise<void>;
	/** How many seconds of this clock lie between two results of `now()`. */
	secondsBetween(start: number, end: number): number;
}

/** @param secondMs real milliseconds that one of this clock's seconds lasts; 1000 is real time. */
export function createClock(secondMs: number): Clock {
	return {
		now: () => Date.now(),
		secondsBetween: (start, end) => Math.round((end - start) / secondMs),
		sleep: (seconds, signal) =>
			new Promise((resolve) => {
				if (signal?.aborted) {
					resolve();
					return;
				}
				const done = () => {
					clearTimeout(timer);
					signal?.removeEventListener('abort', done);
					resolve();
				};
				const timer = setTimeout(done, seconds * secondMs);
				signal?.addEventListener('abort', done);
			}),
	};
}

/** Resolves when the signal aborts; at once if it already has. */
export function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});
}
