import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, listIn, objectIn, textIn, type JsonObject } from '../../sandbox/n8n/json';
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

/** Changes nodes of a published workflow, the fields of each by its name, for as long as `during` lasts. */
export async function changed(
	{ api }: Stage,
	workflowId: string,
	changes: Record<string, Partial<WorkflowNode>>,
	during: () => Promise<void>,
): Promise<void> {
	const { nodes } = (await api.workflow(workflowId)).json;
	const publish = async (published: WorkflowNode[]) => {
		await api.updateWorkflow(workflowId, { nodes: published });
		await api.activate(workflowId);
	};
	await publish(
		nodes.map((node) => {
			const { parameters, ...fields } = changes[node.name] ?? {};
			return { ...node, ...fields, parameters: { ...node.parameters, ...parameters } };
		}),
	);
	try {
		await during();
	} finally {
		await publish(nodes);
	}
}

/** A data table by its name, and where n8n's own interface has it. */
export async function dataTable({ api }: Stage, name: string): Promise<{ table: JsonObject; path: string }> {
	const all = objectIn(await api.session.request('GET', '/rest/data-tables-global'), 'the tables');
	const isIt = (one: unknown) => isObject(one) && one['name'] === name;
	const table = objectIn(listIn(all['data'], 'the tables').find(isIt), 'the table');
	const { projectId, id } = table;
	return { table, path: `/rest/projects/${String(projectId)}/data-tables/${String(id)}` };
}

/** Takes a column out of a data table, as a person may in the table itself. */
export async function removeColumn(stage: Stage, tableName: string, name: string): Promise<void> {
	const { table, path } = await dataTable(stage, tableName);
	const isIt = (one: unknown) => isObject(one) && one['name'] === name;
	const column = objectIn(listIn(table['columns'], 'the columns').find(isIt), 'the column');
	await stage.api.session.request('DELETE', `${path}/columns/${textIn(column['id'], 'the id')}`);
}

/**
 * Runs one node by itself, now, on this item.
 *
 * @returns the items of its first output, of which there are none when it failed.
 */
export async function runNode(
	{ api }: Stage,
	node: Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>,
	item: JsonObject = {},
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
			{
				name: 'Item',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(item) },
			},
			{ ...node, name: 'Node', position: [400, 0] },
		],
		connections: {
			Now: { main: [[{ node: 'Item', type: 'main', index: 0 }]] },
			Item: { main: [[{ node: 'Node', type: 'main', index: 0 }]] },
		},
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
