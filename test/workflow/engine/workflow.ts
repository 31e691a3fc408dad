import './environment';
import {
	Workflow,
	type IConnections,
	type INode,
	type INodeParameters,
	type IWorkflowSettings,
} from 'n8n-workflow';
import type { Credentials } from './credentials';
import { NodeTypes, typeName, type NodeClass } from './node-types';

/** A node on the canvas. */
export type NodeSpec = {
	/** Its name on the canvas; the class's display name when left out. */
	name?: string;
	/** Told apart from the other nodes by its place when left out. */
	id?: string;
	node: NodeClass;
	/** What a person set; everything else has the property's default. */
	parameters?: INodeParameters;
	/** The node's settings tab. */
	onError?: INode['onError'];
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	disabled?: boolean;
};

/** A line on the canvas, from an output (0 is the first) to a node. */
export type Line = { from: string; output?: number; to: string };

/** Builds the workflow as n8n would have loaded it. Nodes get every credential they ask for that the test filled in. */
export function buildWorkflow(options: {
	nodes: NodeSpec[];
	lines: Line[];
	credentials: Credentials;
	settings?: IWorkflowSettings;
	workflowId?: string;
}): Workflow {
	const { nodes, lines, credentials, settings, workflowId = 'workflow' } = options;
	return new Workflow({
		id: workflowId,
		name: 'Test',
		active: true,
		nodes: nodes.map((spec, index) => toNode(spec, index, credentials)),
		connections: toConnections(lines),
		nodeTypes: new NodeTypes(nodes.map(({ node }) => node)),
		settings: { executionOrder: 'v1', ...settings },
	});
}

/** The name of a node on the canvas. */
export function nameOf({ name, node }: NodeSpec): string {
	return name ?? new node().description.displayName;
}

function toNode(spec: NodeSpec, index: number, credentials: Credentials): INode {
	const { name: _, node, parameters = {}, ...settings } = spec;
	const { version, webhooks, credentials: wanted = [] } = new node().description;
	const filled = wanted.filter(({ name }) => credentials.has(name));
	return {
		id: `node-${String(index)}`,
		...settings,
		name: nameOf(spec),
		type: typeName(node),
		typeVersion: Array.isArray(version) ? Math.max(...version) : version,
		position: [index * 200, 0],
		parameters,
		credentials: Object.fromEntries(filled.map(({ name }) => [name, { id: name, name }])),
		...(webhooks && { webhookId: `webhook-${String(index)}` }),
	};
}

function toConnections(lines: Line[]): IConnections {
	const connections: IConnections = {};
	for (const { from, output = 0, to } of lines) {
		const outputs = connections[from]?.main ?? [];
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: 0 });
		connections[from] = { main: outputs };
	}
	return connections;
}
