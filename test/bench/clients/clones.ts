import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { asWorkflow, withParameters } from '../../../sandbox/n8n/workflow';
import type { Stage } from '../../e2e/harness';
import { dialledFlow, type Flow } from '../texting/flows';

/** A client whose workflow is a copy of the reference workflow. */
export type Clone = { flow: Flow; publishedMs: number };

/** Duplicates the workflow for the number, as a person does, and publishes it. */
export async function cloneFor(stage: Stage, number: string): Promise<Clone> {
	const { api } = stage;
	const { id, json } = await api.duplicateWorkflow(stage.workflowId, `Client ${number}`);
	const phoneNumber = { __rl: true, mode: 'list', value: number, cachedResultName: number };
	const { nodes } = withParameters(json, {
		'Missed Call Trigger': { phoneNumber, businessName: `Client ${number}` },
		'Reply Watcher': { phoneNumber },
	});
	await api.updateWorkflow(id, { nodes });
	const publishedMs = await publish(stage, id);
	const trigger = nodes.find(({ name }) => name === 'Missed Call Trigger');
	const url = `${stage.n8n.url}/webhook/${String(trigger?.['webhookId'])}/calls`;
	return { flow: dialledFlow(stage, { name: number, url, number }), publishedMs };
}

/** A workflow of n8n's own nodes with as many triggers: one with a webhook, one that waits. */
export async function bareWorkflow(stage: Stage): Promise<{ id: string; publishedMs: number }> {
	const path = randomUUID();
	const node = (name: string, type: string, typeVersion: number, parameters: object) => ({
		id: randomUUID(),
		name,
		type: `n8n-nodes-base.${type}`,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const next = { main: [[{ node: 'Next', type: 'main', index: 0 }]] };
	const { id } = await stage.api.importWorkflow(
		asWorkflow({
			name: 'Bare',
			nodes: [
				{ ...node('Webhook', 'webhook', 2.1, { httpMethod: 'POST', path, options: {} }), webhookId: path },
				node('Now and Then', 'scheduleTrigger', 1.2, { rule: { interval: [{ field: 'weeks' }] } }),
				node('Next', 'noOp', 1, {}),
			],
			connections: { Webhook: next, 'Now and Then': next },
			settings: { executionOrder: 'v1' },
		}),
	);
	return { id, publishedMs: await publish(stage, id) };
}

async function publish({ api }: Stage, id: string): Promise<number> {
	const start = performance.now();
	await api.activate(id);
	return performance.now() - start;
}
