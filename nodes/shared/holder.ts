import type {
	IHookFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
	WorkflowActivateMode,
} from 'n8n-workflow';

type TriggerContext = Pick<
	IHookFunctions | ITriggerFunctions | IWebhookFunctions,
	'getWorkflow' | 'getNode' | 'getMode'
>;

const TEST = ':test';

/** Whose calls and webhooks these are: one trigger node of one workflow, its test runs told apart. */
export function holderOf(context: TriggerContext): string {
	const { active, test } = holdersOf(context);
	return isTestRun(context) ? test : active;
}

/** The two of one trigger node, for where n8n does not say which of them it is about. */
export function holdersOf(context: Pick<TriggerContext, 'getWorkflow' | 'getNode'>): {
	active: string;
	test: string;
} {
	const active = `${context.getWorkflow().id ?? 'unsaved'}:${context.getNode().id}`;
	return { active, test: active + TEST };
}

/** Whether the holder is a test run, see {@link holderOf}. */
export function isTestHolder(holder: string): boolean {
	return holder.endsWith(TEST);
}

/** Whether a person pressed "Listen for test event". */
export function isTestRun(context: Pick<TriggerContext, 'getMode'>): boolean {
	return context.getMode() === 'manual';
}

const STARTS: WorkflowActivateMode[] = ['init', 'leadershipChange'];

/**
 * Whether n8n itself activates what was active before, in no order, and not a person. A trigger that fails then is left out
 * of all later starts until a person publishes its workflow again.
 */
export function isN8nStarting(context: Pick<IHookFunctions, 'getActivationMode'>): boolean {
	return STARTS.includes(context.getActivationMode());
}
