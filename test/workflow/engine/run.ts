import './environment';
import { WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IRun,
	type ITaskData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import { Credentials, type FilledCredential } from './credentials';
import { buildWorkflow, nameOf, type Line, type NodeSpec } from './workflow';

/** Where `input` enters when no trigger is named. */
export const START = 'Start';

export type RunOptions = {
	nodes: NodeSpec[];
	/** Left out: one line from each node's first output to the next node. */
	lines?: Line[];
	/** One item for each object, handed to the first node. */
	input?: IDataObject[];
	/** Instead of `input`: what a trigger of the workflow emitted, an array of items for each of its outputs. */
	emitted?: { by: string; data: INodeExecutionData[][] };
	credentials?: FilledCredential[];
	settings?: IWorkflowSettings;
	mode?: WorkflowExecuteMode;
	publicUrl?: string;
	workflowId?: string;
	executionId?: string;
};

/** What an execution left behind. */
export class RunResult {
	constructor(readonly run: IRun) {}

	get status(): IRun['status'] {
		return this.run.status;
	}

	/** What stopped the workflow, as a person sees it. */
	get error(): { message: string; description?: string | null } | undefined {
		return this.run.data.resultData.error;
	}

	/** The nodes that ran, in the order of the run. */
	get executed(): string[] {
		return Object.entries(this.run.data.resultData.runData)
			.flatMap(([name, tasks]) => tasks.map((task) => ({ name, index: task.executionIndex })))
			.sort((a, b) => a.index - b.index)
			.flatMap(({ name }) => (name === START ? [] : [name]));
	}

	/** The items a node put on an output, pairedItem and binary data included; empty when it put none there. */
	output(node: string, output = 0, run = 0): INodeExecutionData[] {
		return this.task(node, run)?.data?.main?.[output] ?? [];
	}

	/** The JSON of the items a node put on an output. */
	items(node: string, output = 0, run = 0): IDataObject[] {
		return this.output(node, output, run).map(({ json }) => json);
	}

	/** What a node failed with, whether or not the workflow went on. */
	errorOf(node: string, run = 0): ITaskData['error'] {
		return this.task(node, run)?.error;
	}

	/** The hints a node showed above its output. */
	hints(node: string, run = 0): string[] {
		return (this.task(node, run)?.hints ?? []).map(({ message }) => message);
	}

	private task(node: string, run: number): ITaskData | undefined {
		return this.run.data.resultData.runData[node]?.[run];
	}
}

/**
 * Runs nodes in n8n's own execution engine, with its own HTTP helpers, expressions and error handling.
 *
 * @throws what keeps n8n from starting the workflow at all, e.g. a required parameter that is empty
 */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
	const {
		nodes,
		input = [{}],
		emitted,
		mode = 'trigger',
		settings,
		publicUrl,
		workflowId,
		executionId,
	} = options;
	const credentials = new Credentials(options.credentials ?? []);
	const names = nodes.map(nameOf);
	const [first] = names;
	if (first === undefined) throw new Error('A workflow needs a node');
	const lines = options.lines ?? names.slice(1).map((to, index) => ({ from: names[index] ?? first, to }));
	const workflow = buildWorkflow({
		nodes: emitted ? nodes : [{ name: START, node: Start }, ...nodes],
		lines: emitted ? lines : [{ from: START, to: first }, ...lines],
		credentials,
		settings,
		workflowId,
	});

	const startName = emitted?.by ?? START;
	const node = workflow.getNode(startName);
	if (!node) throw new Error(`The workflow has no node "${startName}"`);
	const main = emitted?.data ?? [input.map((json) => ({ json }))];
	const engine = new WorkflowExecute(
		additionalData({ credentials, mode, publicUrl, executionId }),
		mode,
		createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main }, source: null }] },
		}),
	);
	return new RunResult(await engine.processRunExecutionData(workflow));
}

/** Hands on what it is given. */
class Start implements INodeType {
	description: INodeTypeDescription = {
		displayName: START,
		name: 'start',
		group: ['transform'],
		version: 1,
		description: 'Where the input of a test enters',
		defaults: { name: START },
		inputs: ['main'],
		outputs: ['main'],
		properties: [],
	};

	execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return Promise.resolve([this.getInputData()]);
	}
}
