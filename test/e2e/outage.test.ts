import { BUSINESS, OWNER, Stage } from './harness';

/** An address that only reports is tried five times more. */
const ATTEMPTS = 6;

let stage: Stage;

beforeAll(async () => {
	stage = await Stage.open({ company: { timings: { secondMs: 50, shortestWaitMs: 0 } } });
	// Calls of before the second after publishing are not looked for.
	await stage.company.placeCall({ from: '+14155556100', to: BUSINESS });
	await ownerHears('+14155556100');
});
afterAll(() => stage.close());

const textsTo = (number: string) => stage.company.messages().filter(({ to }) => to === number);
const national = (number: string) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

/** Waits until the owner is told of this caller, which is the end of the workflow's run. */
async function ownerHears(of: string, timeoutMs?: number): Promise<void> {
	await stage.company.next(
		(event) =>
			event.type === 'text' && event.message.to === OWNER && event.message.body.includes(national(of)),
		timeoutMs,
	);
}

/** A call for which the owner's phone rings until the ringing ends. */
async function ringsOut(caller: string): Promise<void> {
	const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
	await stage.company.phone(OWNER).rings();
	await call.waitFor('ended');
	// Only once the report of its end has failed for good.
	await stage.company.next(
		(event) => event.type === 'webhook' && event.purpose === 'call ended' && event.attempt === ATTEMPTS,
	);
}

async function pause(): Promise<void> {
	process.kill(stage.n8n.pid, 'SIGSTOP');
	return Promise.resolve();
}

async function resume(): Promise<void> {
	process.kill(stage.n8n.pid, 'SIGCONT');
	return Promise.resolve();
}

async function restart(): Promise<void> {
	await stage.startN8nAgain();
}

const internet = (state: 'fine' | 'notFound' | 'badGateway') => () => {
	stage.company.internet = state;
	return Promise.resolve();
};

/** What was missed is found when n8n starts, also where it was there all the time. */
async function fineAgain(): Promise<void> {
	stage.company.internet = 'fine';
	await stage.n8n.stop();
	await restart();
}

describe('the owner’s phone rings although n8n', () => {
	test.each([
		['is stopped', '+14155556101', () => stage.n8n.stop(), restart],
		['was killed', '+14155556102', () => stage.killN8n(), restart],
		['does not know the address any more (404)', '+14155556103', internet('notFound'), fineAgain],
		['is gone behind its proxy (502)', '+14155556104', internet('badGateway'), fineAgain],
	])('%s, and the caller gets one text afterwards', async (_what, caller, outage, end) => {
		await outage();
		await ringsOut(caller);
		expect(textsTo(caller)).toEqual([]);
		await end();
		await ownerHears(caller);
		expect(textsTo(caller)).toHaveLength(1);
	});

	test('hangs for a while: the phone rings once, and the caller is texted once n8n hears how the call ended', async () => {
		const caller = '+14155556105';
		await pause();
		const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
		try {
			await stage.company.phone(OWNER).rings();
		} finally {
			await resume();
		}
		await call.waitFor('ended');
		await ownerHears(caller);
		const rings = stage.company
			.events()
			.flatMap((event) => (event.type === 'call' && event.phase === 'ringing' ? [event] : []))
			.filter(({ from, to }) => from === caller && to === OWNER);
		expect(rings).toHaveLength(1);
		expect(textsTo(caller)).toHaveLength(1);
	});
});

test('the workflow is unpublished while the owner’s phone rings: it rings on, and the caller gets one text once it is published again', async () => {
	const caller = '+14155556106';
	const call = await stage.company.placeCall({ from: caller, to: BUSINESS });
	await stage.company.phone(OWNER).rings();
	await stage.api.deactivate(stage.workflowId);
	await call.waitFor('ended');
	expect(textsTo(caller)).toEqual([]);
	await stage.api.activate(stage.workflowId);
	// The list is read every three minutes, and the call's own end may still be under way in the first two.
	await ownerHears(caller, 390_000);
	expect(textsTo(caller)).toHaveLength(1);
});
