import { isDeepStrictEqual } from 'node:util';
import { isObject, listIn, objectIn } from '../../sandbox/n8n/json';
import { freePort } from '../../sandbox/ports';
import { importForClient, readReferenceWorkflow } from '../../sandbox/reference-workflow';
import { BUSINESS, Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ active: false });
});
afterAll(() => stage.close());

/** What the phone company's API answers its customer about the numbers. */
async function ofNumbers(path: string, form?: Record<string, string>): Promise<unknown> {
	const { accountSid, authToken } = stage.client;
	const url = `${stage.company.url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers${path}`;
	const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
	const response = await fetch(url, {
		headers: { authorization },
		...(form && { method: 'POST', body: new URLSearchParams(form) }),
	});
	return await response.json();
}

/** The number as the phone company has it. */
async function numberNow(): Promise<Record<string, unknown>> {
	const answer = objectIn(await ofNumbers('.json'), 'the answer');
	const list = listIn(answer['incoming_phone_numbers'], 'the numbers');
	return objectIn(
		list.find((number) => isObject(number) && number['phone_number'] === BUSINESS),
		'the number',
	);
}

async function setNumber(settings: Record<string, string>): Promise<void> {
	await ofNumbers(`/${String((await numberNow())['sid'])}.json`, settings);
}

/** How Twilio is to call the addresses: while a caller waits, and to report. */
const CALLER_WAITS = '#rc=2&rp=ct,5xx&ct=1000&rt=2000';
const REPORTED = '#rc=5&rp=ct,rt,4xx,5xx';

/** Where the number's calls and texts go while the workflow is active. */
const ours = async () => ({
	voice_url: `${await stage.webhookUrl('Missed Call Trigger')}?step=incoming${CALLER_WAITS}`,
	status_callback: `${await stage.webhookUrl('Missed Call Trigger')}?step=status${REPORTED}`,
	sms_url: `${await stage.webhookUrl('Reply Watcher')}${REPORTED}`,
});

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
		const { voice_url, sms_url } = await ours();
		expect(during).toMatchObject({ voice_url, sms_url });
		expect(stage.n8n.log()).not.toContain('could not be tried');
		await stage.api.deactivate(stage.workflowId);
		expect(await numberNow()).toEqual({ ...before, date_updated: expect.anything() as unknown });
	});
});

/** Where the number's calls and texts go to. */
async function addresses(): Promise<unknown> {
	const { voice_url, status_callback, sms_url } = await numberNow();
	return { voice_url, status_callback, sms_url };
}

/** n8n activates its workflows some time after it has started. */
async function untilItGoesTo(expected: unknown): Promise<void> {
	const arrived = (now: unknown) => isDeepStrictEqual(now, expected);
	await stage.api.session.until(addresses, arrived, 'The change of the number’s addresses');
}

describe('the number', () => {
	const nothing = { voice_url: '', status_callback: '', sms_url: '' };
	afterEach(async () => {
		await stage.api.deactivate(stage.workflowId);
		expect(await addresses()).toEqual(nothing);
	});

	test('is given back although n8n was killed with -9 in between', async () => {
		await stage.api.activate(stage.workflowId);
		const before = await ours();
		await stage.killN8n();
		expect(await addresses()).toEqual(before);
		await stage.startN8nAgain();
		await untilItGoesTo(before);
	});

	test('moves along when n8n’s public address changes', async () => {
		await stage.api.activate(stage.workflowId);
		const before = await addresses();
		await stage.n8n.stop();
		await stage.startN8nAgain(await freePort());
		expect(await ours()).not.toEqual(before);
		await untilItGoesTo(await ours());
	});

	test('is refused to a second workflow, by the name of the first', async () => {
		await stage.api.activate(stage.workflowId);
		const { id } = await importForClient(stage.api, stage.client);
		const { name } = await stage.api.workflow(stage.workflowId);
		await expect(stage.api.activate(id)).rejects.toThrow(
			`The active workflow “${name}” already gets the calls of ${BUSINESS}. Unpublish that workflow first`,
		);
		await stage.api.deleteWorkflow(id);
		expect(await addresses()).toEqual(await ours());
	});

	test('is refused while its calls go to a SIP Trunk, with the setting to change', async () => {
		await setNumber({ TrunkSid: 'TK1' });
		await expect(stage.api.activate(stage.workflowId)).rejects.toThrow(/SIP Trunk.*Voice Configuration/);
		await setNumber({ TrunkSid: '' });
	});
});
