import type { ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

/**
 * Runs `work` now and then every `everyMs`, never two at a time, until the workflow is deactivated. A failure is
 * logged and the next round tries again.
 */
export function repeat(
	context: ITriggerFunctions,
	everyMs: number,
	work: () => Promise<void>,
): ITriggerResponse {
	let running: Promise<void> | undefined;
	const round = () => {
		running ??= work()
			.catch((error: unknown) => {
				const reason = error instanceof Error ? error.message : String(error);
				context.logger.error(`${context.getNode().name}: ${reason}`, {
					workflowId: context.getWorkflow().id,
				});
			})
			.finally(() => (running = undefined));
	};
	const timer = setInterval(round, everyMs);
	// After activation has finished: until then n8n does not take items from this node.
	const first = setTimeout(round, 0);
	return {
		closeFunction: async () => {
			clearInterval(timer);
			clearTimeout(first);
			await running;
		},
	};
}
