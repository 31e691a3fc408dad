import type { IExecuteFunctions } from 'n8n-workflow';
import type { Addressed } from './read-item';

/** How long to wait before a caller is texted, in seconds; `atMost` makes it a random time between the two. */
export type Wait = { least: number; atMost: number };

type Stoppable = Pick<IExecuteFunctions, 'onExecutionCancellation' | 'getExecutionCancelSignal'>;

/** The longest that a run is kept waiting, whatever the settings say. */
const LONGEST_MS = 300_000;

/**
 * How long after `now` a caller is to be texted. Counted from the end of the call, so that a run which comes late waits
 * no longer than it must.
 *
 * @param random From 0 to 1.
 */
export function pauseMs(
	{ least, atMost }: Wait,
	call: Addressed['call'],
	now: number,
	random: number,
): number {
	const seconds = atMost > least ? least + (atMost - least) * random : least;
	const wait = Math.min(seconds * 1000, LONGEST_MS);
	return Math.max(0, Math.min(wait, (call?.endedAt ?? now) + wait - now));
}

/**
 * Waits within the run: n8n's own waiting skips the rest of the node when it resumes, and the guards are to be asked after
 * the wait. A call whose run ends meanwhile, with n8n itself, is handed out again by the outbox.
 *
 * @returns false when a person stopped the run.
 */
export async function pause(context: Stoppable, ms: number): Promise<boolean> {
	if (ms > 0) {
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			context.onExecutionCancellation(() => {
				clearTimeout(timer);
				resolve();
			});
		});
	}
	return !context.getExecutionCancelSignal()?.aborted;
}
