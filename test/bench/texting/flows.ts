import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { asWorkflow, withParameters, type WorkflowJson } from '../../../sandbox/n8n/workflow';
import { BUSINESS, type Stage } from '../../e2e/harness';

/** A way from a webhook to a text: tells n8n of one missed call. */
export type Flow = { name: string; missCall(caller: string): Promise<Response> };

/** The bench is one business with more callers an hour than any has. */
export function withoutLimits(workflow: WorkflowJson): WorkflowJson {
	return withParameters(workflow, { 'Send Text-Back': { guards: { hourlyLimit: 0, dailyLimit: 0 } } });
}

/** The reference workflow as it ships. The webhook is Twilio's at the end of a dial that nobody answered. */
export async function packFlow(stage: Stage): Promise<Flow> {
	const url = await stage.webhookUrl('Missed Call Trigger');
	return dialledFlow(stage, { name: 'reference workflow', url, number: BUSINESS });
}

/** The way from a number whose calls ring a phone first, by the address of its trigger. */
export function dialledFlow(
	stage: Stage,
	{ name, url, number }: { name: string; url: string; number: string },
): Flow {
	return {
		name,
		missCall: (caller) =>
			postAsTwilio(stage.client.authToken, `${url}?step=dialed`, fieldsOf(caller, number)),
	};
}

/** The least that n8n can do: its Webhook node, which answers at once, and its HTTP Request node, which texts. */
export async function floorFlow(stage: Stage): Promise<Flow> {
	const { accountSid, authToken, apiUrl } = stage.client;
	const credential = await stage.api.saveCredential({
		name: 'Floor',
		type: 'httpBasicAuth',
		data: { user: accountSid, password: authToken },
	});
	const path = randomUUID();
	const form = {
		From: '={{ $json.body.To }}',
		To: '={{ $json.body.From }}',
		Body: 'Hi, this is Oak Street Plumbing. Sorry we missed your call! How can we help?',
	};
	const { id } = await stage.api.importWorkflow(
		asWorkflow({
			name: 'Floor',
			nodes: [
				webhookNode(path),
				{
					id: randomUUID(),
					name: 'HTTP Request',
					type: 'n8n-nodes-base.httpRequest',
					typeVersion: 4.2,
					position: [200, 0],
					credentials: { httpBasicAuth: credential },
					parameters: {
						method: 'POST',
						url: `${apiUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`,
						authentication: 'genericCredentialType',
						genericAuthType: 'httpBasicAuth',
						sendBody: true,
						contentType: 'form-urlencoded',
						bodyParameters: {
							parameters: Object.entries(form).map(([name, value]) => ({ name, value })),
						},
						options: {},
					},
				},
			],
			connections: { Webhook: { main: [[{ node: 'HTTP Request', type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		}),
	);
	await stage.api.activate(id);
	const url = `${stage.n8n.url}/webhook/${path}`;
	return { name: 'floor', missCall: (caller) => post(url, fieldsOf(caller), {}) };
}

/** The address of a workflow of one Webhook node that answers at once. */
export async function bareWebhook(stage: Stage): Promise<string> {
	const path = randomUUID();
	const { id } = await stage.api.importWorkflow(
		asWorkflow({
			name: 'Bare webhook',
			nodes: [webhookNode(path)],
			connections: {},
			settings: { executionOrder: 'v1' },
		}),
	);
	await stage.api.activate(id);
	return `${stage.n8n.url}/webhook/${path}`;
}

/** n8n's own, which answers at once. */
function webhookNode(path: string) {
	return {
		id: randomUUID(),
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, 0],
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}

export function fieldsOf(caller: string, number = BUSINESS): Record<string, string> {
	return {
		CallSid: `CA${randomUUID().replaceAll('-', '')}`,
		From: caller,
		To: number,
		CallStatus: 'in-progress',
		Direction: 'inbound',
		DialCallStatus: 'no-answer',
	};
}

/** A webhook as Twilio sends it. */
export async function postAsTwilio(
	authToken: string,
	url: string,
	fields: Record<string, string>,
): Promise<Response> {
	return await post(url, fields, {
		'x-twilio-signature': getExpectedTwilioSignature(authToken, url, fields),
	});
}

export async function post(
	url: string,
	fields: Record<string, string>,
	headers: Record<string, string>,
): Promise<Response> {
	return await fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields) });
}
