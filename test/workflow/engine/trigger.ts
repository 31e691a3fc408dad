import './environment';
import { HookContext, LoadOptionsContext, TriggerContext, WebhookContext } from 'n8n-core';
import type {
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	IRun,
	ITriggerResponse,
	IWebhookData,
	IWorkflowExecuteAdditionalData,
	Logger,
	WebhookType,
	Workflow,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data';
import { Credentials, type FilledCredential } from './credentials';
import { ResponseObject, toRequest, type RequestObject, type WebhookAnswer, type WebhookCall } from './http';
import { buildWorkflow, nameOf, type NodeSpec } from './workflow';

export type TriggerOptions = NodeSpec & {
	credentials?: FilledCredential[];
	/** Where n8n is reachable from outside, with a slash at the end. */
	publicUrl?: string;
	/** A test run from the editor: its webhooks are at `/webhook-test/`. */
	test?: boolean;
	workflowId?: string;
	/** Runs the workflow behind the trigger with what `trigger()` emitted, for a node that waits for the run. */
	onEmit?: (data: INodeExecutionData[][]) => Promise<IRun>;
};

/** What a call to a webhook led to. */
export type WebhookOutcome = {
	/** What the node answered by itself; undefined when it left that to n8n. */
	answer?: WebhookAnswer;
	/** What n8n would answer with when the node left it to n8n. */
	webhookResponse?: unknown;
	/** What enters the workflow, an array of items for each output; undefined when the workflow is not started. */
	started?: INodeExecutionData[][];
};

type NodeResult = { workflowData?: INodeExecutionData[][]; webhookResponse?: unknown };

/** A trigger node on an otherwise empty canvas, in n8n's own contexts. */
export class MountedTrigger {
	/** What `trigger()` emitted so far; each entry has an array of items for each output. */
	readonly emitted: INodeExecutionData[][][] = [];
	/** What `trigger()` reported as failed so far. */
	readonly emittedErrors: Error[] = [];
	/** What activating and deactivating wrote into n8n's log as a warning, with what was told beside it as JSON. */
	readonly warnings: string[] = [];
	private readonly logger: Logger = {
		debug: () => undefined,
		info: () => undefined,
		warn: (message, metadata = {}) => this.warnings.push(`${message} ${JSON.stringify(metadata)}`),
		error: () => undefined,
	};
	private readonly credentials: Credentials;
	private readonly workflow: Workflow;
	private readonly node: INode;
	private readonly type: INodeType;
	private readonly waiting: Array<(data: INodeExecutionData[][]) => void> = [];
	private delivered = 0;
	private running?: ITriggerResponse;

	constructor(private readonly options: TriggerOptions) {
		const { credentials, publicUrl: _url, test: _test, workflowId, onEmit: _onEmit, ...spec } = options;
		this.credentials = new Credentials(credentials ?? []);
		this.workflow = buildWorkflow({ nodes: [spec], lines: [], credentials: this.credentials, workflowId });
		const node = this.workflow.getNode(nameOf(spec));
		if (!node) throw new Error('The workflow lost its only node');
		this.node = node;
		this.type = this.workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	}

	/** The public address of a webhook of this node. In a test run this is the `/webhook-test/` address. */
	webhookUrl(name: WebhookType = 'default'): string {
		const context = new HookContext(
			this.workflow,
			this.node,
			this.additionalData(),
			this.mode,
			'activate',
			this.webhookData(name),
		);
		const url = context.getNodeWebhookUrl(name);
		if (url === undefined) throw new Error(`The node has no webhook "${name}"`);
		return url;
	}

	/**
	 * What n8n does when the workflow is activated: each webhook is created unless it exists, and `trigger()` starts at the
	 * same time (n8n 2.41).
	 *
	 * @param activation `init` is what n8n does at its own start with a workflow that was active before
	 * @throws what the node throws; n8n shows it and leaves the workflow inactive
	 */
	async activate(
		activation: WorkflowActivateMode = this.options.test ? 'manual' : 'activate',
	): Promise<void> {
		const [started, registered] = await Promise.allSettled([
			this.startTrigger(activation),
			this.registerWebhooks(activation),
		]);
		for (const phase of [registered, started]) {
			if (phase.status === 'fulfilled') continue;
			await this.stop();
			throw phase.reason;
		}
	}

	private async registerWebhooks(activation: WorkflowActivateMode): Promise<void> {
		for (const name of this.webhookNames()) {
			if (!(await this.hook(name, 'checkExists', activation))) await this.hook(name, 'create', activation);
		}
	}

	private async startTrigger(activation: WorkflowActivateMode): Promise<void> {
		if (!this.type.trigger) return;
		const context = new TriggerContext(
			this.workflow,
			this.node,
			this.additionalData(),
			this.mode,
			activation,
			(data, _response, done) => {
				this.receive(data);
				const run = this.options.onEmit?.(data);
				if (done) run?.then(done.resolve, done.reject);
			},
			(error) => this.emittedErrors.push(error),
			(error) => this.emittedErrors.push(error),
		);
		this.running = await this.type.trigger.call(context);
	}

	/** What n8n does when the workflow is deactivated or a test run ends; its mode is the same in both. */
	async deactivate(): Promise<void> {
		for (const name of this.webhookNames()) await this.hook(name, 'delete', 'update', 'internal');
		await this.stop();
	}

	/** What n8n does when it shuts down: `trigger()` is stopped and the webhooks stay. */
	async stop(): Promise<void> {
		const running = this.running;
		this.running = undefined;
		await running?.closeFunction?.();
	}

	/** The next emission of `trigger()` that no call of this method has returned yet. */
	async nextEmission(): Promise<INodeExecutionData[][]> {
		const ready = this.emitted[this.delivered];
		this.delivered += 1;
		return ready ?? (await new Promise((resolve) => this.waiting.push(resolve)));
	}

	/** One request to a webhook of the node. */
	async call(call: WebhookCall, name: WebhookType = 'default'): Promise<WebhookOutcome> {
		if (!this.type.webhook) throw new Error('The node has no webhook()');
		const request = toRequest(this.webhookUrl(name), call);
		const response = new ResponseObject();
		const context = new WebhookContext(
			this.workflow,
			this.node,
			this.additionalData(request, response),
			this.options.test ? 'manual' : 'webhook',
			this.webhookData(name),
			[],
			null,
		);
		const result: NodeResult = await this.type.webhook.call(context);
		return {
			answer: response.answer(),
			webhookResponse: result.webhookResponse,
			started: result.workflowData,
		};
	}

	/** The entries of a list in the editor that the node fills in, e.g. the account's phone numbers. */
	async searchList(method: string, filter?: string): Promise<INodeListSearchResult> {
		const search = this.type.methods?.listSearch?.[method];
		if (!search) throw new Error(`The node has no list "${method}"`);
		return await search.call(this.editorContext(), filter);
	}

	/** The options of a drop-down in the editor that the node fills in. */
	async loadOptions(method: string): Promise<INodePropertyOptions[]> {
		const load = this.type.methods?.loadOptions?.[method];
		if (!load) throw new Error(`The node has no options "${method}"`);
		return await load.call(this.editorContext());
	}

	private get mode(): WorkflowExecuteMode {
		return this.options.test ? 'manual' : 'trigger';
	}

	private editorContext(): LoadOptionsContext {
		const data = { ...this.additionalData(), currentNodeParameters: this.node.parameters };
		return new LoadOptionsContext(this.workflow, this.node, data, '');
	}

	private receive(data: INodeExecutionData[][]): void {
		this.emitted.push(data);
		this.waiting.shift()?.(data);
	}

	private webhookNames(): WebhookType[] {
		return (this.type.description.webhooks ?? []).map(({ name }) => name);
	}

	private async hook(
		name: WebhookType,
		method: 'checkExists' | 'create' | 'delete',
		activation: WorkflowActivateMode,
		mode = this.mode,
	): Promise<boolean | undefined> {
		const context = new HookContext(
			this.workflow,
			this.node,
			this.additionalData(),
			mode,
			activation,
			this.webhookData(name),
		);
		Object.defineProperty(context, 'logger', { value: this.logger });
		return await this.type.webhookMethods?.[name]?.[method].call(context);
	}

	private webhookData(name: WebhookType): IWebhookData {
		const webhookDescription = this.type.description.webhooks?.find((webhook) => webhook.name === name);
		if (!webhookDescription) throw new Error(`The node has no webhook "${name}"`);
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: `${this.node.webhookId ?? ''}/${webhookDescription.path}`,
			webhookDescription,
			workflowId: this.workflow.id,
			workflowExecuteAdditionalData: this.additionalData(),
			webhookId: this.node.webhookId,
			isTest: this.options.test ?? false,
		};
	}

	private additionalData(request?: RequestObject, response?: ResponseObject): IWorkflowExecuteAdditionalData {
		const data = additionalData({
			credentials: this.credentials,
			mode: this.mode,
			publicUrl: this.options.publicUrl,
		});
		// Express's objects have a hundred members more; a node that uses one of them fails here at run time.
		return Object.assign(data, { httpRequest: request, httpResponse: response });
	}
}
