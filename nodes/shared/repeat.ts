import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { reasonOf } from './errors';

/** Ends with `closeFunction`. */
export type Repeated = ITriggerResponse & {
	/** Runs one round more, in so many milliseconds. */
	roundIn: (ms: number) => void;
};

/**
 * Runs `work` now and then every `everyMs`, never two at a time, until the workflow is deactivated, which waits for the
 * work that is being done. A failure is logged and the next round tries again.
 *
 * @param work Gets the signal that the workflow is being deactivated, for work that takes long.
 */
export function repeat(
	context: ITriggerFunctions,
	everyMs: number,
	work: (closing: AbortSignal) => Promise<void>,
): Repeated {
	const closing = new AbortController();
	const timers = new Set<NodeJS.Timeout>();
	let running: Promise<void> | undefined;
	let isAskedForAgain = false;
	const round = () => {
		if (running) {
			isAskedForAgain = true;
			return;
		}
		running = work(closing.signal)
			.catch((error: unknown) => {
				context.logger.error(`${context.getNode().name}: ${reasonOf(error)}`, {
					workflowId: context.getWorkflow().id,
				});
			})
			.finally(() => {
				running = undefined;
				if (isAskedForAgain) roundIn(0);
				isAskedForAgain = false;
			});
	};
	const roundIn = (ms: number) => {
		if (closing.signal.aborted) return;
		const timer = setTimeout(() => {
			timers.delete(timer);
			round();
		}, ms);
		timers.add(timer);
	};
	const every = setInterval(round, everyMs);
	// After activation has finished: until then n8n does not take items from this node.
	roundIn(0);
	return {
		roundIn,
		closeFunction: async () => {
			closing.abort();
			clearInterval(every);
			for (const timer of timers) clearTimeout(timer);
			await running;
		},
	};
}
