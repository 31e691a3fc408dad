import type {
	INodeExecutionData,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { holderOf } from './holder';

/** What a trigger puts on each of its outputs. */
export type Outputs = INodeExecutionData[][];

/**
 * By holder of a test run, what its webhook brought. n8n drops that, begins the run with `trigger()` and waits for what it
 * emits.
 */
const brought = new Map<string, Outputs[]>();

/** Ends the listening of a test run: n8n starts a run, which shows these. */
export function endTestRun(context: IWebhookFunctions, outputs: Outputs): IWebhookResponseData {
	const holder = holderOf(context);
	brought.set(holder, [...(brought.get(holder) ?? []), outputs]);
	return { noWebhookResponse: true, workflowData: outputs };
}

/** What `trigger()` does in a test run. */
export function showTestRun(context: ITriggerFunctions): ITriggerResponse {
	const holder = holderOf(context);
	const [outputs = [], ...rest] = brought.get(holder) ?? [];
	if (rest.length > 0) brought.set(holder, rest);
	else brought.delete(holder);
	return {
		// n8n hears what is emitted only from now on.
		manualTriggerFunction: () => {
			context.emit(outputs);
			return Promise.resolve();
		},
	};
}
