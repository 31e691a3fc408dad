import { setTimeout as wait } from 'node:timers/promises';

/** How long is waited before the second attempt, in ms; each pause is twice the one before, up to a minute. */
export const untilDonePatience = { firstPauseMs: 1000, attempts: 40 };

const LONGEST_PAUSE_MS = 60_000;

/**
 * Does what the record must not miss, again and again for half an hour, and keeps nothing else waiting. It ends with the
 * process, after which the record itself knows that the process is gone.
 *
 * @param failed Told of the first failure, and of the last.
 */
export async function untilDone(
	work: () => Promise<unknown>,
	failed: (error: unknown) => void,
): Promise<void> {
	let pause = untilDonePatience.firstPauseMs;
	for (let attempt = 1; attempt <= untilDonePatience.attempts; attempt++) {
		try {
			await work();
			return;
		} catch (error) {
			if (attempt === 1 || attempt === untilDonePatience.attempts) failed(error);
			await wait(pause, undefined, { ref: false });
			pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
		}
	}
}
