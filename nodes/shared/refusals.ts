import type { IWebhookFunctions } from 'n8n-workflow';

const A_MINUTE_MS = 60_000;

/** How many were refused since the last line, by node. A node that is here had a line within the last minute. */
const unsaid = new Map<string, number>();

/**
 * Logs that a webhook was refused: the first at once, and those that follow as one line a minute with their number. Anybody
 * can send one, and nobody shall fill the log with them.
 *
 * @param why A clause.
 */
export function logRefusal(context: IWebhookFunctions, why: string): void {
	const key = `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
	const count = unsaid.get(key);
	if (count !== undefined) {
		unsaid.set(key, count + 1);
		return;
	}
	say(context, `refused a webhook: ${why}`);
	unsaid.set(key, 0);
	sayMoreInAMinute(context, key);
}

function sayMoreInAMinute(context: IWebhookFunctions, key: string): void {
	setTimeout(() => {
		const count = unsaid.get(key) ?? 0;
		unsaid.delete(key);
		if (count === 0) return;
		say(context, `refused ${count} more within a minute`);
		unsaid.set(key, 0);
		sayMoreInAMinute(context, key);
	}, A_MINUTE_MS).unref();
}

function say(context: IWebhookFunctions, what: string): void {
	context.logger.warn(`${context.getNode().name}: ${what}`, { workflowId: context.getWorkflow().id });
}
