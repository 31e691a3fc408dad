import { isObject, type JsonObject } from './json';

/** A workflow as n8n exports and imports it, as far as it is looked at here. */
export type WorkflowJson = {
	name: string;
	nodes: WorkflowNode[];
	connections: JsonObject;
	settings?: JsonObject;
	[part: string]: unknown;
};

export type WorkflowNode = {
	name: string;
	type: string;
	typeVersion: number;
	parameters: JsonObject;
	credentials?: Record<string, CredentialReference>;
	[part: string]: unknown;
};

export type CredentialReference = { id: string; name: string };

/** A kind of node that this n8n knows. */
export type NodeType = {
	name: string;
	versions: number[];
	/** The names of the credential types that it accepts. */
	credentials: string[];
	/** Its webhooks, each with the end of its address. */
	webhooks: Array<{ name: string; path: string }>;
};

/** @throws {Error} when the text is no workflow in JSON */
export function readWorkflow(text: string): WorkflowJson {
	return asWorkflow(JSON.parse(text));
}

/** @throws {Error} when it is no workflow */
export function asWorkflow(value: unknown): WorkflowJson {
	if (isWorkflow(value)) return value;
	throw new Error('This is not a workflow.');
}

function isWorkflow(value: unknown): value is WorkflowJson {
	return (
		isObject(value) &&
		typeof value['name'] === 'string' &&
		Array.isArray(value['nodes']) &&
		isObject(value['connections'])
	);
}

/** The same workflow with other settings: parameters by the name of their node. */
export function withParameters(workflow: WorkflowJson, changes: Record<string, JsonObject>): WorkflowJson {
	const nodes = workflow.nodes.map((node) => ({
		...node,
		parameters: { ...node.parameters, ...changes[node.name] },
	}));
	return { ...workflow, nodes };
}

/** The same workflow, the credential chosen in every node whose type accepts it. */
export function withCredential(
	workflow: WorkflowJson,
	nodeTypes: NodeType[],
	type: string,
	credential: CredentialReference,
): WorkflowJson {
	const accepting = new Set(
		nodeTypes.filter(({ credentials }) => credentials.includes(type)).map(({ name }) => name),
	);
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			accepting.has(node.type)
				? {
						...node,
						credentials: { ...node.credentials, [type]: { id: credential.id, name: credential.name } },
					}
				: node,
		),
	};
}
