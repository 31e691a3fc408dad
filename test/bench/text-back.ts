import { performance } from 'node:perf_hooks';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { installN8n } from '../../sandbox/n8n/install';
import { buildPack } from '../../sandbox/n8n/pack';
import { prepareTemplate } from '../../sandbox/n8n/template';
import type { WorkflowJson } from '../../sandbox/n8n/workflow';
import { BUSINESS, Stage } from '../e2e/harness';

const CALLS_ALONE = 60;
const CALLS_IN_BURST = 120;
const BURSTS = 3;
const CONCURRENCY = 8;

/** A flow to measure: what it takes to start it for a caller. Its text goes to that caller. */
type Flow = { name: string; start: (caller: string) => Promise<unknown> };

/**
 * From the webhook of a missed call to the request that sends the text, in a real n8n: the reference workflow beside
 * the least flow that can do it, stock Webhook node → stock HTTP Request node, by turns in one n8n.
 */
export async function benchTextBack(): Promise<void> {
	await installN8n(console.log);
	await buildPack();
	await prepareTemplate();
	const stage = await Stage.open({ workflow: forwarded });
	try {
		const flows: [Flow, Flow] = [await ourFlow(stage), await floorFlow(stage)];
		for (const flow of flows)
			for (let call = 0; call < 10; call++) await textAfter(stage, flow, nextCaller());

		const alone = await latencies(stage, flows);
		const rates = await throughputs(stage, flows);
		const [ours, floor] = flows.map((_, index) => ({
			p50: percentile(alone[index] ?? [], 0.5),
			p95: percentile(alone[index] ?? [], 0.95),
			rate: percentile(rates[index] ?? [], 0.5),
		}));
		if (!ours || !floor) throw new Error('nothing was measured');
		console.log(`
                               reference workflow   Webhook → HTTP Request   ratio
webhook in → text out, p50     ${row(ours.p50, floor.p50, 'ms')}
webhook in → text out, p95     ${row(ours.p95, floor.p95, 'ms')}
texts a second, ${String(CONCURRENCY)} at a time    ${row(ours.rate, floor.rate, '/s')}
`);
	} finally {
		await stage.close();
	}
}

/** One webhook is a missed call when the carrier forwards here what nobody answered. */
function forwarded(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.missedCallTrigger')
			? { ...node, parameters: { ...node.parameters, route: 'forwarded', afterMiss: 'hangUp' } }
			: node,
	);
	return { ...workflow, nodes };
}

async function ourFlow(stage: Stage): Promise<Flow> {
	const url = `${await stage.webhookUrl('Missed Call Trigger')}?step=incoming`;
	return {
		name: 'reference workflow',
		start: async (caller) => {
			const fields = { CallSid: `CA${caller.slice(1).padStart(32, '0')}`, From: caller, To: BUSINESS };
			const signature = getExpectedTwilioSignature(stage.client.authToken, url, fields);
			return await post(url, fields, { 'x-twilio-signature': signature });
		},
	};
}

async function floorFlow(stage: Stage): Promise<Flow> {
	const { accountSid, authToken, apiUrl } = stage.client;
	const field = (name: string, value: string) => ({ name, value });
	const { id } = await stage.api.importWorkflow({
		name: 'Floor',
		nodes: [
			{
				id: 'webhook',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'floor',
				parameters: { httpMethod: 'POST', path: 'floor', responseMode: 'onReceived' },
			},
			{
				id: 'request',
				name: 'HTTP Request',
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [300, 0],
				parameters: {
					method: 'POST',
					url: `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`,
					sendHeaders: true,
					headerParameters: {
						parameters: [
							field('Authorization', `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`),
						],
					},
					sendBody: true,
					contentType: 'form-urlencoded',
					bodyParameters: {
						parameters: [
							field('To', '={{ $json.body.From }}'),
							field('From', BUSINESS),
							field('Body', 'Sorry we missed your call'),
						],
					},
				},
			},
		],
		connections: { Webhook: { main: [[{ node: 'HTTP Request', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	await stage.api.activate(id);
	return {
		name: 'Webhook → HTTP Request',
		start: (caller) => post(`${stage.n8n.url}/webhook/floor`, { From: caller }),
	};
}

async function post(
	url: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<void> {
	const response = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
	await response.arrayBuffer();
	if (!response.ok) throw new Error(`${url} answered ${String(response.status)}`);
}

let callers = 0;
/** Numbers that nobody has: +1 415 556 0000 and on. */
function nextCaller(): string {
	return `+1415${String(5_560_000 + callers++)}`;
}

/** Milliseconds from the webhook until the phone company is asked to text this caller. */
async function textAfter(stage: Stage, flow: Flow, caller: string): Promise<number> {
	const start = performance.now();
	const texted = new Promise<number>((resolve) => {
		const stop = stage.company.on((event) => {
			if (event.type !== 'text' || event.message.to !== caller) return;
			stop();
			resolve(performance.now() - start);
		});
	});
	const [duration] = await Promise.all([texted, flow.start(caller)]);
	return duration;
}

/** One call at a time, by turns; each waits until n8n has nothing left to do for the one before. */
async function latencies(stage: Stage, flows: Flow[]): Promise<number[][]> {
	const found = flows.map((): number[] => []);
	for (let call = 0; call < CALLS_ALONE; call++) {
		for (const [index, flow] of flows.entries()) {
			found[index]?.push(await textAfter(stage, flow, nextCaller()));
			await stage.api.session.request('GET', '/rest/settings');
		}
	}
	return found;
}

async function throughputs(stage: Stage, flows: Flow[]): Promise<number[][]> {
	const found = flows.map((): number[] => []);
	for (let burst = 0; burst < BURSTS; burst++) {
		for (const [index, flow] of flows.entries()) {
			const start = performance.now();
			let left = CALLS_IN_BURST;
			const worker = async () => {
				while (left-- > 0) await textAfter(stage, flow, nextCaller());
			};
			await Promise.all(Array.from({ length: CONCURRENCY }, worker));
			found[index]?.push((CALLS_IN_BURST / (performance.now() - start)) * 1000);
		}
	}
	return found;
}

function percentile(values: number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

function row(ours: number, floor: number, unit: string): string {
	const cell = (value: number) => `${value.toFixed(1)} ${unit}`.padEnd(21);
	return `${cell(ours)}${cell(floor)}    ${(ours / floor).toFixed(2)}`;
}
