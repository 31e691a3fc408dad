import type { JsonObject } from '../../sandbox/n8n/json';
import { withParameters } from '../../sandbox/n8n/workflow';
import { BUSINESS, OWNER, Stage } from './harness';

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({
		company: { timings: { secondMs: 50 } },
		// Each call is told on its own here, also after an interruption.
		workflow: (workflow) => withParameters(workflow, { 'Notify Owner': { oneByOne: 0 } }),
	});
});
afterAll(() => stage.close());

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);
const national = (number: string) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

/** A call that nobody is there to handle: the caller hears an error message. */
async function callInVain(caller: string): Promise<void> {
	const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
	await call.waitFor('ended');
}

/** Waits until the owner heard of this caller, in a message with these words: the end of the workflow's run. */
async function ownerHears(of: string, words = ''): Promise<string> {
	const event = await stage.company.next(
		(event) =>
			event.type === 'text' &&
			event.message.to === OWNER &&
			event.message.body.includes(national(of)) &&
			event.message.body.includes(words),
	);
	return event.type === 'text' ? event.message.body : '';
}

/** A call that nobody takes while n8n is there. */
async function missedAsUsual(caller: string): Promise<void> {
	await stage.company.placeCall({ from: caller, to: BUSINESS });
	expect(await ownerHears(caller)).not.toContain('This comes late');
}

/** Waits until the trigger has read the list of calls, later than that event. */
async function listRead(after: number): Promise<void> {
	await stage.company.next(
		(event) => event.id > after && event.type === 'api' && event.path.includes('Calls.json?To='),
	);
}

async function setOption(nodeName: string, options: JsonObject): Promise<void> {
	const { json } = await stage.api.workflow(stage.workflowId);
	const { nodes } = withParameters(json, { [nodeName]: { options } });
	await stage.api.updateWorkflow(stage.workflowId, { nodes });
	await stage.api.activate(stage.workflowId);
}

/** How many runs of the workflow a missed call has started. */
async function runs(): Promise<number> {
	return (await stage.api.executions(stage.workflowId)).length;
}

describe('calls that come in while n8n is down', () => {
	test.each([
		['stopped', () => stage.n8n.stop(), 1],
		['killed with -9', () => stage.killN8n(), 2],
	])('%s: after the start every caller is texted exactly once', async (_how, end, round) => {
		const callers = [1, 2, 3].map((caller) => `+1415555${String(round)}10${String(caller)}`);
		const [first = ''] = callers;
		await missedAsUsual(`+1415555${String(round)}100`);
		const before = await runs();
		await end();
		for (const caller of [...callers, first]) await callInVain(caller);
		expect(callers.flatMap(textsTo)).toEqual([]);

		await stage.startN8nAgain();
		const heard = await Promise.all(callers.map((caller) => ownerHears(caller)));
		for (const notice of heard) expect(notice).toContain('This comes late');
		// The first caller called twice: one text, and the owner knows of both calls.
		await ownerHears(first);
		expect(callers.map((caller) => textsTo(caller).length)).toEqual([1, 1, 1]);
		expect(await runs()).toBe(before + 4);

		// A second start finds nothing left to do but the next call.
		await stage.n8n.stop();
		const looked = stage.company.events().length;
		await stage.startN8nAgain();
		await listRead(looked);
		const next = `+1415555${String(round)}109`;
		await missedAsUsual(next);
		expect([...callers, next].map((caller) => textsTo(caller).length)).toEqual([1, 1, 1, 1]);
		expect(await runs()).toBe(before + 5);
	});

	test('longer ago than a text is welcome: nobody is texted, and the owner is told', async () => {
		const caller = '+14155553101';
		// n8n takes longer than that to start.
		await setOption('Send Text-Back', { maxAgeMinutes: 0.02 });
		await missedAsUsual('+14155553100');
		await stage.killN8n();
		await callInVain(caller);
		await stage.startN8nAgain();
		const notice = await ownerHears(caller);
		expect(notice).toContain('This comes late');
		expect(notice).toContain('not texted');
		expect(textsTo(caller)).toEqual([]);
	});
});

describe('an opt-out that comes in while n8n is down', () => {
	test('holds for a call of before the start and for one after it', async () => {
		const caller = '+14155555101';
		await missedAsUsual('+14155555100');
		await stage.killN8n();
		await callInVain(caller);
		await stage.company.sendText({ from: caller, to: BUSINESS, body: 'please never text me again' });
		await stage.startN8nAgain();
		await ownerHears(caller, 'not texted');
		await ownerHears(caller, 'No more texts to');
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		await ownerHears(caller, 'not texted');
		expect(textsTo(caller)).toEqual([]);
	});
});

describe('a start of n8n while the phone company is down', () => {
	test('leaves the workflow at work: the next call is texted', async () => {
		await missedAsUsual('+14155554100');
		await stage.n8n.stop();
		stage.company.setFailure('500', 'IncomingPhoneNumbers');
		await stage.startN8nAgain();
		const looked = () =>
			stage.company.events().filter((event) => event.type === 'api' && event.status === 500);
		await stage.api.session.until(
			() => Promise.resolve(looked().length),
			(count) => count >= 2,
			'The look of both triggers',
		);
		stage.company.setFailure('none');
		await missedAsUsual('+14155554101');
		expect(textsTo('+14155554101')).toHaveLength(1);
		expect(stage.n8n.log()).toContain('could not look whether');
	});
});
