import type { INodeType, INodeTypes } from 'n8n-workflow';

/** A node class of ours, or one that a test defines. */
export type NodeClass = new () => INodeType;

const PACKAGE = 'n8n-nodes-missed-call-text-back';

/** The type under which n8n knows a node of this package, e.g. `n8n-nodes-missed-call-text-back.sendTextBack`. */
export function typeName(node: NodeClass): string {
	return `${PACKAGE}.${new node().description.name}`;
}

/** Tells the engine which class stands behind a node type. */
export class NodeTypes implements INodeTypes {
	private readonly types = new Map<string, INodeType>();

	constructor(classes: NodeClass[]) {
		for (const node of classes) this.types.set(typeName(node), new node());
	}

	getByName(type: string): INodeType {
		const found = this.types.get(type);
		if (!found) throw new Error(`The test gave no class for the node type ${type}`);
		return found;
	}

	getByNameAndVersion(type: string): INodeType {
		return this.getByName(type);
	}

	getKnownTypes(): Record<string, never> {
		return {};
	}
}
