import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import {
	NodeOperationError,
	type ICredentialType,
	type IExecuteFunctions,
	type IHookFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { MountedTrigger, runWorkflow, userFolder, type FilledCredential } from './engine';

/** Sends what it is given to its server and sorts the items by what came back. */
class Echo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Echo',
		name: 'echo',
		group: ['transform'],
		version: 1,
		description: 'Sends items to a server',
		defaults: { name: 'Echo' },
		inputs: ['main'],
		outputs: ['main', 'main'],
		outputNames: ['Even', 'Odd'],
		credentials: [{ name: 'echoApi', required: true }],
		properties: [
			{
				displayName: 'Words',
				name: 'words',
				type: 'string',
				default: 'said {{name}}',
				noDataExpression: true,
			},
			{ displayName: 'Count', name: 'count', type: 'number', default: 0 },
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { url } = await this.getCredentials<{ url: string }>('echoApi');
		const outputs: [INodeExecutionData[], INodeExecutionData[]] = [[], []];
		for (const [item] of this.getInputData().entries()) {
			const count = Number(this.getNodeParameter('count', item));
			try {
				if (count < 0)
					throw new NodeOperationError(this.getNode(), 'Count is below zero', { itemIndex: item });
				const heard: unknown = await this.helpers.httpRequestWithAuthentication.call(this, 'echoApi', {
					method: 'POST',
					url: `${url}/echo`,
					body: { words: this.getNodeParameter('words', item), count },
					json: true,
				});
				outputs[count % 2 === 0 ? 0 : 1].push({ json: { heard: String(heard) }, pairedItem: { item } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				outputs[0].push({ json: { error: String(error) }, pairedItem: { item } });
			}
		}
		this.addExecutionHints({ message: 'Everything was said' });
		return outputs;
	}
}

class EchoApi implements ICredentialType {
	name = 'echoApi';
	displayName = 'Echo';
	properties: ICredentialType['properties'] = [
		{ displayName: 'Address', name: 'url', type: 'string', default: '' },
		{ displayName: 'Token', name: 'token', type: 'string', default: 'from-default' },
	];
	authenticate: ICredentialType['authenticate'] = {
		type: 'generic',
		properties: { headers: { authorization: '=Bearer {{$credentials.token}}' } },
	};
}

/** Registers itself in a list, answers in XML and emits what it was told to. */
class Bell implements INodeType {
	static registered: string[] = [];

	description: INodeTypeDescription = {
		displayName: 'Bell',
		name: 'bell',
		group: ['trigger'],
		version: 1,
		description: 'Rings',
		defaults: { name: 'Bell' },
		inputs: [],
		outputs: ['main'],
		webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'bell' }],
		properties: [],
	};

	methods = {
		listSearch: {
			places(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
				return Promise.resolve({
					results: [{ name: `${this.getNode().name} ${filter ?? ''}`, value: 'door' }],
				});
			},
		},
	};

	webhookMethods = {
		default: {
			checkExists(this: IHookFunctions): Promise<boolean> {
				return Promise.resolve(Bell.registered.includes(this.getNodeWebhookUrl('default') ?? ''));
			},
			create(this: IHookFunctions): Promise<boolean> {
				Bell.registered.push(this.getNodeWebhookUrl('default') ?? '');
				return Promise.resolve(true);
			},
			delete(this: IHookFunctions): Promise<boolean> {
				Bell.registered = [];
				return Promise.resolve(true);
			},
		},
	};

	trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		const timer = setTimeout(() => {
			this.emit([[{ json: { rang: 'by itself' } }]]);
		}, 1);
		return Promise.resolve({
			closeFunction: () => {
				clearTimeout(timer);
				return Promise.resolve();
			},
		});
	}

	webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const response: {
			status(code: number): typeof response;
			type(type: string): typeof response;
			send(body: string): void;
		} = this.getResponseObject();
		const request: { rawBody: Buffer } = this.getRequestObject();
		response.status(200).type('text/xml').send(`<Rang>${request.rawBody.toString()}</Rang>`);
		return Promise.resolve({
			noWebhookResponse: true,
			workflowData: [[{ json: { ...this.getBodyData(), header: this.getHeaderData()['x-who'] } }]],
		});
	}
}

describe('runWorkflow', () => {
	let server: Server;
	let heard: Array<{ authorization?: string; body: unknown }>;
	let url: string;

	beforeAll(async () => {
		server = createServer((request, response) => {
			void readJson(request).then((body) => {
				heard.push({ authorization: request.headers.authorization, body });
				response.setHeader('content-type', 'application/json').end(JSON.stringify('ok'));
			});
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		const address = server.address();
		if (typeof address !== 'object' || !address) throw new Error('The server has no port');
		url = `http://127.0.0.1:${String(address.port)}`;
	});

	beforeEach(() => {
		heard = [];
	});

	afterAll(() => {
		server.close();
	});

	const credential = (): FilledCredential => ({ type: new EchoApi(), data: { url } });

	test('resolves expressions, authenticates requests and returns the items of each output', async () => {
		const result = await runWorkflow({
			nodes: [{ node: Echo, parameters: { count: '={{ $json.n }}' } }],
			input: [{ n: 1 }, { n: 2 }],
			credentials: [credential()],
		});

		expect(result.status).toBe('success');
		expect(heard).toEqual([
			{ authorization: 'Bearer from-default', body: { words: 'said {{name}}', count: 1 } },
			{ authorization: 'Bearer from-default', body: { words: 'said {{name}}', count: 2 } },
		]);
		expect(result.items('Echo', 0)).toEqual([{ heard: 'ok' }]);
		expect(result.output('Echo', 1)).toMatchObject([{ json: { heard: 'ok' }, pairedItem: { item: 0 } }]);
		expect(result.hints('Echo')).toEqual(['Everything was said']);
	});

	test('stops at a node that fails and says which and why', async () => {
		const result = await runWorkflow({
			nodes: [
				{ node: Echo, name: 'First', parameters: { count: -1 } },
				{ node: Echo, name: 'Second' },
			],
			credentials: [credential()],
		});

		expect(result.status).toBe('error');
		expect(result.error?.message).toBe('Count is below zero');
		expect(result.errorOf('First')?.message).toBe('Count is below zero');
		expect(result.executed).toEqual(['First']);
	});

	test('goes on after a failure when the node is set to', async () => {
		const result = await runWorkflow({
			nodes: [
				{ node: Echo, name: 'First', parameters: { count: -1 }, onError: 'continueRegularOutput' },
				{ node: Echo, name: 'Second' },
			],
			credentials: [credential()],
		});

		expect(result.status).toBe('success');
		expect(result.items('First')).toEqual([
			{ error: expect.stringContaining('Count is below zero') as string },
		]);
		expect(result.executed).toEqual(['First', 'Second']);
	});

	test('follows the lines from the output they start at', async () => {
		const result = await runWorkflow({
			nodes: [
				{ node: Echo, name: 'Sort', parameters: { count: 1 } },
				{ node: Echo, name: 'Even' },
				{ node: Echo, name: 'Odd' },
			],
			lines: [
				{ from: 'Sort', output: 0, to: 'Even' },
				{ from: 'Sort', output: 1, to: 'Odd' },
			],
			credentials: [credential()],
		});

		expect(result.executed).toEqual(['Sort', 'Odd']);
	});

	test('fails as n8n does when a credential is missing', async () => {
		const result = await runWorkflow({ nodes: [{ node: Echo }] });

		expect(result.error?.message).toContain('does not have any credentials set');
	});

	test('starts where a trigger emitted', async () => {
		const result = await runWorkflow({
			nodes: [{ node: Bell }, { node: Echo, parameters: { count: '={{ $json.n }}' } }],
			emitted: { by: 'Bell', data: [[{ json: { n: 4 } }]] },
			credentials: [credential()],
		});

		expect(result.executed).toEqual(['Bell', 'Echo']);
		expect(heard).toMatchObject([{ body: { count: 4 } }]);
	});

	test('keeps n8n in a folder of its own', () => {
		expect(existsSync(`${userFolder}/.n8n`)).toBe(true);
	});
});

describe('MountedTrigger', () => {
	beforeEach(() => {
		Bell.registered = [];
	});

	test('creates the webhook at its public address once, and takes it away', async () => {
		const bell = new MountedTrigger({ node: Bell, publicUrl: 'https://oak-street.example.com/' });
		await bell.activate();
		await bell.activate('init');

		expect(Bell.registered).toEqual(['https://oak-street.example.com/webhook/webhook-0/bell']);
		expect(bell.webhookUrl()).toBe(Bell.registered[0]);

		await bell.deactivate();
		expect(Bell.registered).toEqual([]);
	});

	test('has another address in a test run', async () => {
		const bell = new MountedTrigger({ node: Bell, test: true });
		await bell.activate();
		await bell.stop();

		expect(Bell.registered).toEqual(['https://n8n.example.com/webhook-test/webhook-0/bell']);
	});

	test('hands the request to the node and keeps its answer', async () => {
		const bell = new MountedTrigger({ node: Bell });
		const { answer, started } = await bell.call({
			form: { From: '+14155550100' },
			headers: { 'X-Who': 'caller' },
		});

		expect(answer).toEqual({
			status: 200,
			headers: { 'content-type': 'text/xml' },
			body: '<Rang>From=%2B14155550100</Rang>',
		});
		expect(started).toEqual([[{ json: { From: '+14155550100', header: 'caller' } }]]);
	});

	test('hands out what the node emits by itself, until it is stopped', async () => {
		const bell = new MountedTrigger({ node: Bell });
		await bell.activate();

		expect(await bell.nextEmission()).toEqual([[{ json: { rang: 'by itself' } }]]);

		await bell.activate();
		await bell.stop();
		expect(bell.emitted).toHaveLength(1);
	});

	test('fills lists in the editor', async () => {
		const bell = new MountedTrigger({ node: Bell });

		expect(await bell.searchList('places', 'front')).toEqual({
			results: [{ name: 'Bell front', value: 'door' }],
		});
	});
});

async function readJson(request: IncomingMessage): Promise<unknown> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
	return JSON.parse(Buffer.concat(chunks).toString());
}
