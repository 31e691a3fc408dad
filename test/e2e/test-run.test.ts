import { BUSINESS, OWNER, Stage } from './harness';

const TRIGGER = 'Missed Call Trigger';
const WATCHER = 'Reply Watcher';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ active: false });
});
afterAll(() => stage.close());

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);
const national = (number: string) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;
const noticesOf = (caller: string) => textsTo(OWNER).filter(({ body }) => body.includes(national(caller)));

/** How often the number was given another address. */
const changes = () =>
	stage.company
		.events()
		.filter((event) => event.type === 'api' && event.method === 'POST' && event.path.includes('PhoneNumbers'))
		.length;

/** A call that rings out. */
async function missed(caller: string): Promise<void> {
	const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
	await call.waitFor('ended', 60_000);
	expect(stage.company.events().some((event) => event.type === 'heard' && /error/.test(event.text))).toBe(
		false,
	);
}

/** Waits until so many runs have ended, and a test run among the last two began with this item. */
async function shown(count: number, node: string, item: object): Promise<void> {
	const all = await stage.api.endedExecutions(stage.workflowId, count, 90_000);
	const test = all.slice(-2).find(({ mode }) => mode === 'manual');
	expect(test).toMatchObject({ status: 'success' });
	expect(test?.nodes[node]?.[0]?.outputs[0]).toMatchObject([item]);
}

const runs = async () => (await stage.api.executions(stage.workflowId)).length;

describe('“Execute step” on a trigger', () => {
	test('of a workflow that is not published: borrows the number, and the call that lands there is texted', async () => {
		const caller = '+14155556201';
		const before = await runs();
		await stage.api.listenForTest(stage.workflowId, TRIGGER);
		await missed(caller);
		await shown(before + 1, TRIGGER, { contact: { number: caller } });
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('of a published workflow: the number stays, the call is handled once, and the test run shows it', async () => {
		const caller = '+14155556202';
		await stage.api.activate(stage.workflowId);
		const before = { changes: changes(), runs: await runs() };
		await stage.api.listenForTest(stage.workflowId, TRIGGER);
		await missed(caller);
		await shown(before.runs + 2, TRIGGER, { contact: { number: caller }, testRun: true });
		expect(changes()).toBe(before.changes);
		expect(textsTo(caller)).toHaveLength(1);
		expect(noticesOf(caller)).toHaveLength(1);
	});

	test('of a published Reply Watcher: the reply is handled once, and the test run shows it', async () => {
		const caller = '+14155556202';
		const before = await runs();
		await stage.api.listenForTest(stage.workflowId, WATCHER);
		await stage.company.sendText({ from: caller, to: BUSINESS, body: 'My sink leaks' });
		await shown(before + 2, WATCHER, { reply: { body: 'My sink leaks' }, testRun: true });
		expect(noticesOf(caller).filter(({ body }) => body.includes('My sink leaks'))).toHaveLength(1);
	});
});
