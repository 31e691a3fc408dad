import { isObject, listIn, objectIn, textIn, type JsonObject } from './json';

/** One run of a workflow, as far as tests look at it. */
export type Execution = {
	id: string;
	status: string;
	mode: string;
	workflowId: string;
	/** Each node's runs in order: what it put out, per output the items' JSON, or the error that it ended with. */
	nodes: Record<string, NodeRun[]>;
	/** The error that ended the execution. */
	error?: string;
};

export type NodeRun = { outputs: JsonObject[][]; error?: string };

/** Reads the answer of `GET /rest/executions/ID`, whose data is a string in the format of the package `flatted`. */
export function readExecution(answer: unknown): Execution {
	const execution = objectIn(answer, 'an execution');
	const data = unflatten(textIn(execution['data'], 'the data of an execution'));
	const resultData = isObject(data) && isObject(data['resultData']) ? data['resultData'] : {};
	const runData = isObject(resultData['runData']) ? resultData['runData'] : {};
	return {
		id: textIn(execution['id'], 'the id of an execution'),
		status: textIn(execution['status'], 'the status of an execution'),
		mode: textIn(execution['mode'], 'the mode of an execution'),
		workflowId: textIn(execution['workflowId'], 'the workflow of an execution'),
		nodes: Object.fromEntries(
			Object.entries(runData).map(([node, runs]) => [node, listIn(runs, 'the runs of a node').map(readRun)]),
		),
		...errorOf(resultData),
	};
}

function readRun(run: unknown): NodeRun {
	const { data, ...rest } = objectIn(run, 'a run');
	const main = isObject(data) ? listIn(data['main'] ?? [], 'the outputs of a run') : [];
	return {
		outputs: main.map((items) => (Array.isArray(items) ? items.map(jsonOf) : [])),
		...errorOf(rest),
	};
}

function jsonOf(item: unknown): JsonObject {
	return objectIn(objectIn(item, 'an item')['json'], 'the JSON of an item');
}

function errorOf(holder: JsonObject): { error?: string } {
	const error = holder['error'];
	return isObject(error) && typeof error['message'] === 'string' ? { error: error['message'] } : {};
}

/**
 * The format: a list of values in which an object's or list's parts that are text, object or list are the position
 * of that value in the list, written as text. The first value is the whole.
 */
function unflatten(text: string): unknown {
	const values = listIn(JSON.parse(text), 'the data of an execution');
	const built = new Map<number, unknown>();
	const valueAt = (index: number): unknown => {
		if (built.has(index)) return built.get(index);
		const value = values[index];
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			built.set(index, list);
			for (const part of value) list.push(resolved(part));
			return list;
		}
		if (isObject(value)) {
			const object: JsonObject = {};
			built.set(index, object);
			for (const [key, part] of Object.entries(value)) object[key] = resolved(part);
			return object;
		}
		return value;
	};
	const resolved = (part: unknown) => (typeof part === 'string' ? valueAt(Number(part)) : part);
	return valueAt(0);
}
