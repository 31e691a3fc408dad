import { randomUUID } from 'node:crypto';
import type { ITriggerFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { reasonOf } from './errors';
import { holdersOf, isTestRun } from './holder';
import { isRecord } from './parameters';
import { endTestRun, type Outputs } from './test-run';
import { answerWith } from './webhook-request';

/**
 * The test runs of workflows that are published: by holder of the published trigger, the address at which n8n listens. The
 * number stays with the published one, which shows here what it gets.
 */
const onlookers = new Map<string, string>();

/** By a word that nobody else knows, what is under way to a test run. */
const underWay = new Map<string, Outputs>();

export function lookOn(holder: string, url: string): void {
	onlookers.set(holder, url);
}

export function endLookingOn(holder: string, url: string): void {
	if (onlookers.get(holder) === url) onlookers.delete(holder);
}

/** Shows a copy to the test run that looks on, if there is one. The published workflow deals with the call or text itself. */
export function showOnlooker(context: ITriggerFunctions | IWebhookFunctions, outputs: Outputs): void {
	const url = onlookers.get(holdersOf(context).active);
	if (url === undefined) return;
	const word = randomUUID();
	underWay.set(
		word,
		outputs.map((items) => items.map((item) => ({ ...item, json: { ...item.json, testRun: true } }))),
	);
	void context.helpers
		.httpRequest({ method: 'POST', url, body: { testRun: word }, json: true })
		.catch((error: unknown) =>
			context.logger.info(
				`${context.getNode().name}: the test run was not shown anything: ${reasonOf(error)}`,
			),
		)
		.finally(() => underWay.delete(word));
}

/** What the published workflow shows to this test run; undefined for a webhook of the phone system. */
export function shownToTestRun(context: IWebhookFunctions): IWebhookResponseData | undefined {
	const body: unknown = context.getRequestObject().body;
	const word = isTestRun(context) && isRecord(body) ? body.testRun : undefined;
	const outputs = typeof word === 'string' ? underWay.get(word) : undefined;
	if (!outputs) return undefined;
	answerWith(context, { status: 204, contentType: 'text/plain', body: '' });
	return endTestRun(context, outputs);
}
