import { performance } from 'node:perf_hooks';
import setUp from '../e2e/harness-setup';
import { BUSINESS, Stage } from '../e2e/harness';
import { bareWorkflow, cloneFor } from './clients/clones';
import { exampleNumbers } from './clients/numbers';
import { RequestCounter, type Requests } from './clients/requests';
import { tableOfClients } from './clients/table';
import { usageOf } from './clients/usage';
import { figuresOf, type Figures } from './ledger/measure';
import { floorFlow, packFlow, withoutLimits, type Flow } from './texting/flows';
import { TextClock } from './texting/text-clock';

const CLONES = 100;
const ROWS = 300;
/** Of the copies, for how much the last ones are slower than the first. */
const SOME = 10;
const WARM_UP = 15;
const CALLS = 60;
const IDLE_MS = 30_000;
/** After which n8n, started again, has nothing left to do for its workflows. */
const SETTLED_MS = 5_000;

/** Of n8n's main process once it has started: memory in bytes, and milliseconds until it and its workflows were up. */
export type Start = { memory: number; upMs: number; settledMs: number };

/** The same, done by n8n alone in the same minute. */
export type Compared = { took: Figures; floor: Figures };

export type ClientsFigures = {
	clones: number;
	rows: number;
	/** Milliseconds until a workflow is published; `floor`: one of n8n's own nodes, in turns with the copies. */
	publishing: Record<'all' | 'first' | 'last', Compared>;
	start: Record<'oneClient' | 'bare' | 'clones', Start>;
	/** Milliseconds from the webhook to the text; `floor`: by the least n8n flow that texts, in turns with the calls. */
	text: Record<'oneClient' | 'clones' | 'rows', Compared>;
	/** What n8n's main process works while nobody calls, as a share of one core. */
	idle: Record<'oneClient' | 'clones', number>;
	/** What the phone company is asked: by publishing all copies, while nobody calls, and by a start of n8n. */
	requests: Record<'publishing' | 'idle' | 'starting', Requests>;
};

/** One n8n with many clients, against the same n8n with one: a workflow each, and a row each. */
export async function benchClients(): Promise<ClientsFigures> {
	await setUp();
	const clients = exampleNumbers(CLONES);
	const inTable = exampleNumbers(ROWS, CLONES);
	const numbers = [BUSINESS, ...clients, ...inTable].map((number) => ({ number, label: number }));
	const stage = await Stage.open({
		company: { numbers, timings: { secondMs: 50 } },
		workflow: withoutLimits,
	});
	const counter = new RequestCounter(stage.company);
	try {
		const clock = new TextClock(stage.company);
		const floor = await floorFlow(stage);
		const oneClient = await timed(clock, [await packFlow(stage)], floor);
		const startWithOne = await startAgain(stage, counter);
		const idleWithOne = await idle(stage);

		const bareOnes = await inTurn(clients, () => bareWorkflow(stage));
		const startWithBare = await startAgain(stage, counter);
		for (const { id } of bareOnes) await stage.api.deactivate(id);

		counter.take();
		const clones = await inTurn(clients, async (number) => ({
			...(await cloneFor(stage, number)),
			bare: await bareWorkflow(stage),
		}));
		const publishing = counter.take();
		for (const { bare } of clones) await stage.api.deactivate(bare.id);
		const cloneFlows = clones.map(({ flow }) => flow);
		const ofClones = await timed(clock, cloneFlows, floor);
		counter.take();
		const startWithClones = await startAgain(stage, counter);
		const starting = counter.take();
		const idleWithClones = await idle(stage);
		const whileIdle = counter.take();

		const ofRows = await timed(clock, await tableOfClients(stage, inTable), floor);
		const took = (published: typeof clones): Compared => ({
			took: figuresOf(published.map(({ publishedMs }) => publishedMs)),
			floor: figuresOf(published.map(({ bare }) => bare.publishedMs)),
		});
		return {
			clones: CLONES,
			rows: ROWS,
			publishing: {
				all: took(clones),
				first: took(clones.slice(0, SOME)),
				last: took(clones.slice(-SOME)),
			},
			start: { oneClient: startWithOne, bare: startWithBare, clones: startWithClones },
			text: { oneClient, clones: ofClones, rows: ofRows },
			idle: { oneClient: idleWithOne, clones: idleWithClones },
			requests: { publishing, idle: whileIdle, starting },
		};
	} finally {
		counter.stop();
		await stage.close();
	}
}

async function inTurn<Each, T>(all: readonly Each[], work: (each: Each) => Promise<T>): Promise<T[]> {
	const done: T[] = [];
	for (const each of all) done.push(await work(each));
	return done;
}

/** Calls spread evenly over the clients, one at a time. */
async function timed(clock: TextClock, clients: readonly Flow[], floor: Flow): Promise<Compared> {
	await spread(clock, clients, floor, WARM_UP);
	return await spread(clock, clients, floor, CALLS);
}

async function spread(
	clock: TextClock,
	clients: readonly Flow[],
	floor: Flow,
	calls: number,
): Promise<Compared> {
	const took: Record<keyof Compared, number[]> = { took: [], floor: [] };
	for (let call = 0; call < calls; call += 1) {
		const client = clients[Math.floor((call * clients.length) / calls)];
		if (!client) throw new Error('There is no client to call.');
		for (const [name, flow] of [['floor', floor] as const, ['took', client] as const]) {
			await clock.quiet();
			took[name].push(await clock.time(flow));
		}
	}
	// The last owner is told, too.
	await clock.quiet();
	return { took: figuresOf(took.took), floor: figuresOf(took.floor) };
}

async function idle({ n8n: { pid } }: Stage): Promise<number> {
	const before = usageOf(pid).workedMs;
	await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
	return (usageOf(pid).workedMs - before) / IDLE_MS;
}

async function startAgain(stage: Stage, counter: RequestCounter): Promise<Start> {
	await stage.n8n.stop();
	const start = performance.now();
	await stage.startN8nAgain();
	const upMs = performance.now() - start;
	const last = await lastRequest(counter);
	const { memory } = usageOf(stage.n8n.pid);
	return { memory, upMs, settledMs: Math.max(last - start, upMs) };
}

/** Waits until n8n has nothing more to ask the phone company. @returns when it asked last */
async function lastRequest(counter: RequestCounter): Promise<number> {
	let [count, last] = [counter.count, performance.now()];
	while (performance.now() - last < SETTLED_MS) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		if (counter.count === count) continue;
		[count, last] = [counter.count, performance.now()];
	}
	return last;
}

/** Usage: tsx test/bench/clients.ts */
if (require.main === module) {
	void benchClients().then((figures) => console.log(JSON.stringify(figures, undefined, '\t')));
}
