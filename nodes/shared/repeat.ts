import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

/** Ends with `closeFunction`. */
export type Repeated = ITriggerResponse & {
	/** Runs one round more, in so many milliseconds. */
	roundIn: (ms: number) => void;
};

/**
 * Runs `work` now and then every `everyMs`, never two at a time, until the workflow is deactivated. A failure is
 * logged and the next round tries again.
 */
export function repeat(context: ITriggerFunctions, everyMs: number, work: () => Promise<void>): Repeated {
	const timers = new Set<NodeJS.Timeout>();
	let running: Promise<void> | undefined;
	let isAskedForAgain = false;
	const round = () => {
		if (running) {
			isAskedForAgain = true;
			return;
		}
		running = work()
			.catch((error: unknown) => {
				const reason = error instanceof Error ? error.message : String(error);
				context.logger.error(`${context.getNode().name}: ${reason}`, {
					workflowId: context.getWorkflow().id,
				});
			})
			.finally(() => {
				running = undefined;
				if (isAskedForAgain) roundIn(0);
				isAskedForAgain = false;
			});
	};
	let isClosed = false;
	const roundIn = (ms: number) => {
		if (isClosed) return;
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
			isClosed = true;
			clearInterval(every);
			for (const timer of timers) clearTimeout(timer);
			await running;
		},
	};
}
