import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listIn, objectIn, type JsonObject } from '../../sandbox/n8n/json';
import { PROJECT } from '../../sandbox/n8n/paths';
import {
	readWorkflow,
	withCredential,
	withParameters,
	type CredentialReference,
	type WorkflowJson,
	type WorkflowNode,
} from '../../sandbox/n8n/workflow';
import { saveClientCredential } from '../../sandbox/reference-workflow';
import type { Stage } from './harness';

const FOLDER = join(PROJECT, 'workflows');
const EXECUTE = 'Execute Sub-Workflow';

/** The workflows that ship. */
export const FILES = readdirSync(FOLDER);

export const shipped = (file: string): WorkflowJson => readWorkflow(readFileSync(join(FOLDER, file), 'utf8'));

/** Imports it as a person does who then fills in these parameters and chooses the credentials, these by their type. */
export async function setUp(
	{ api, client }: Stage,
	file: string,
	parameters: Record<string, JsonObject> = {},
	credentials: Record<string, CredentialReference> = {},
): Promise<string> {
	const types = await api.nodeTypes();
	const all = { missedCallTwilioApi: await saveClientCredential(api, client), ...credentials };
	const workflow = Object.entries(all).reduce(
		(chosen, [type, credential]) => withCredential(chosen, types, type, credential),
		withParameters(shipped(file), parameters),
	);
	const { id } = await api.importWorkflow(workflow);
	return id;
}

/** Runs one node by itself, now. @returns the items of its first output, of which there are none when it failed. */
export async function runNode(
	{ api }: Stage,
	node: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>,
): Promise<{ items: readonly JsonObject[]; error: string | undefined }> {
	const { id } = await api.importWorkflow({
		name: 'One node',
		nodes: [
			{
				name: 'Now',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				position: [0, 0],
				parameters: { rule: { interval: [{}] } },
			},
			{ ...node, name: 'Node', position: [200, 0] },
		],
		connections: { Now: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	});
	await api.listenForTest(id, 'Now');
	const [run] = await api.endedExecutions(id, 1);
	return { items: run?.nodes['Node']?.[0]?.outputs[0] ?? [], error: run?.error };
}

/** The address of a node's webhook; without a path of its own it is what n8n made up. */
export async function addressOf({ api, n8n }: Stage, workflowId: string, nodeName: string, path = '') {
	const { json } = await api.workflow(workflowId);
	const node = json.nodes.find(({ name }) => name === nodeName);
	return [n8n.url, 'webhook', String(node?.['webhookId']), path].filter((part) => part !== '').join('/');
}

/**
 * Has this workflow answer what callers write, as a person does: a node on the output Reply of the client's own workflow
 * that calls it. Both are published.
 *
 * @param alone Whether the owner hears of replies from that workflow only.
 */
export async function answerReplies({ api, workflowId }: Stage, answering: string, alone = false) {
	await api.activate(answering);
	const { json } = await api.workflow(workflowId);
	const { main } = objectIn(json.connections['Reply Watcher'], 'the connections');
	const [replies, ...others] = listIn(main, 'the outputs');
	const call = { node: EXECUTE, type: 'main', index: 0 };
	const node = {
		name: EXECUTE,
		type: 'n8n-nodes-base.executeWorkflow',
		typeVersion: 1.3,
		position: [380, 320],
		parameters: { workflowId: { __rl: true, mode: 'list', value: answering }, mode: 'once', options: {} },
	};
	const quick = { 'Reply Watcher': { options: { gatherSeconds: 0 } } };
	await api.updateWorkflow(workflowId, {
		nodes: [...withParameters(json, quick).nodes, node],
		connections: {
			...json.connections,
			'Reply Watcher': { main: [[...(alone ? [] : listIn(replies, 'the wires')), call], ...others] },
		},
	});
	await api.activate(workflowId);
}
