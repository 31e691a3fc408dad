import { isObject, listIn, objectIn } from '../../sandbox/n8n/json';
import { readReferenceWorkflow } from '../../sandbox/reference-workflow';
import { BUSINESS, Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ active: false });
});
afterAll(() => stage.close());

/** The number's addresses as the phone company has them. */
async function numberNow(): Promise<Record<string, unknown>> {
	const { accountSid, authToken } = stage.client;
	const response = await fetch(
		`${stage.company.url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers.json`,
		{ headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` } },
	);
	const list = listIn(objectIn(await response.json(), 'the answer')['incoming_phone_numbers'], 'the numbers');
	return objectIn(
		list.find((number) => isObject(number) && number['phone_number'] === BUSINESS),
		'the number',
	);
}

describe('the reference workflow', () => {
	test('as it ships holds no credential, no number and nothing of an n8n', async () => {
		const workflow = await readReferenceWorkflow();
		expect(JSON.stringify(workflow)).not.toMatch(
			/credentials|webhookId|instanceId|\+\d{8}|"id": ?"[0-9a-f-]{36}"/,
		);
	});

	test('imports into n8n with every node known and no parameter lost', async () => {
		const types = new Set((await stage.api.nodeTypes()).map(({ name }) => name));
		const shipped = await readReferenceWorkflow();
		for (const node of shipped.nodes) expect(types).toContain(node.type);
		const { json } = await stage.api.importWorkflow(shipped);
		expect(json.nodes.map(({ name, type, parameters }) => ({ name, type, parameters }))).toEqual(
			shipped.nodes.map(({ name, type, parameters }) => ({ name, type, parameters })),
		);
		expect(json.connections).toEqual(shipped.connections);
	});

	test('points the number here while it is active and leaves it as it was', async () => {
		const before = await numberNow();
		await stage.api.activate(stage.workflowId);
		const during = await numberNow();
		expect(during['voice_url']).toBe(`${await stage.webhookUrl('Missed Call Trigger')}?step=incoming`);
		expect(during['sms_url']).toBe(await stage.webhookUrl('Reply Watcher'));
		await stage.api.deactivate(stage.workflowId);
		expect(await numberNow()).toEqual({ ...before, date_updated: expect.anything() as unknown });
	});
});
