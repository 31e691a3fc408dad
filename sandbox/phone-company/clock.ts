/** How long something is waited for unless told otherwise: a busy machine takes its time, and so does n8n after a crash. */
export const PATIENCE_MS = 240_000;

/** The telephone network's time. Durations on the wire are in its seconds, which a test may make as short as it likes. */
export interface Clock {
	/** Milliseconds since 1970-01-01 UTC. */
	now(): number;
	/** Resolves after so many seconds of this clock, or as soon as `signal` aborts. Never rejects. */
	sleep(seconds: number, signal?: AbortSignal): Promise<void>;
	/**
	 * Does something that takes the other side's own time, such as answering a webhook. Where a second here is shorter than
	 * a real one, the clock stands still meanwhile: the other side does not get faster with it.
	 */
	standStill<T>(during: () => Promise<T>): Promise<T>;
	/** How many seconds of this clock lie between two results of `now()`. */
	secondsBetween(start: number, end: number): number;
}

/** @param secondMs real milliseconds that one of this clock's seconds lasts; 1000 is real time. */
export function createClock(secondMs: number): Clock {
	const sleepers = new Set<Sleeper>();
	let holding = 0;
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
					sleeper.stop();
					sleepers.delete(sleeper);
					signal?.removeEventListener('abort', done);
					resolve();
				};
				const sleeper = new Sleeper(seconds * secondMs, done);
				sleepers.add(sleeper);
				signal?.addEventListener('abort', done);
				if (holding === 0) sleeper.go();
			}),
		async standStill(during) {
			if (secondMs >= 1000) return await during();
			if (holding++ === 0) for (const sleeper of sleepers) sleeper.stop();
			try {
				return await during();
			} finally {
				if (--holding === 0) for (const sleeper of sleepers) sleeper.go();
			}
		},
	};
}

/** A timer that can be stopped and goes on from there. */
class Sleeper {
	#timer: NodeJS.Timeout | undefined;
	#startedAt = 0;

	constructor(
		private leftMs: number,
		private readonly done: () => void,
	) {}

	go(): void {
		this.#startedAt = performance.now();
		this.#timer = setTimeout(this.done, this.leftMs);
	}

	stop(): void {
		if (this.#timer === undefined) return;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.leftMs = Math.max(0, this.leftMs - (performance.now() - this.#startedAt));
	}
}

/** Resolves when the signal aborts; at once if it already has. */
export function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), { once: true });
	});
}
