import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { DatabaseSync } from 'node:sqlite';
import { withCredential } from '../../sandbox/n8n/workflow';
import setUp from '../e2e/harness-setup';
import { BUSINESS, Stage } from '../e2e/harness';
import { startPostgres } from '../queue/services/postgres';
import { figuresOf, type Figures } from './ledger/measure';
import { bareWebhook, post, postAsTwilio, withoutLimits } from './texting/flows';

const AT_ONCE = 8;
const ROUNDS = 20;
const LOCKED_MS = 5_000;
const LOCKED_ROUNDS = 4;
/** After that the phone system rings the phones by itself. */
const LATEST_MS = 2_000;

type Took = Figures & { longest: number };
export type HardTime = { when: string; call: Took; floor: Took; late: number; of: number };

/**
 * How long a caller waits for the call flow while n8n has a hard time, in turns with the least that n8n can do at the same
 * time, a workflow of one Webhook node that answers at once. Needs Debian's package `postgresql`.
 */
export async function benchHardTimes(): Promise<HardTime[]> {
	await setUp();
	const stage = await Stage.open({ company: { timings: { secondMs: 50 } }, workflow: withoutLimits });
	try {
		const bare = await bareWebhook(stage);
		const callIn = await incoming(stage);
		const ask = (atOnce: number, rounds: number) => inTurns(callIn, () => post(bare, {}, {}), atOnce, rounds);
		await ask(AT_ONCE, 3);
		return [
			{ when: 'one call at a time', ...(await ask(1, ROUNDS * 4)) },
			{ when: `${AT_ONCE} at once`, ...(await ask(AT_ONCE, ROUNDS)) },
			{
				when: `${AT_ONCE} at once, ${AT_ONCE} other runs all the time`,
				...(await besides(
					() => post(bare, {}, {}),
					() => ask(AT_ONCE, ROUNDS),
				)),
			},
			{
				when: `${AT_ONCE} at once, the record locked for ${LOCKED_MS / 1000} s`,
				...(await whileLocked(stage, callIn, () => post(bare, {}, {}))),
			},
			{
				when: `${AT_ONCE} at once, Postgres away`,
				...(await withoutPostgres(stage, () => ask(AT_ONCE, ROUNDS))),
			},
		];
	} finally {
		await stage.close();
	}
}

type Ask = () => Promise<Response>;
type Compared = Omit<HardTime, 'when'>;

/** A new call each time. */
async function incoming(stage: Stage): Promise<Ask> {
	const url = `${await stage.webhookUrl('Missed Call Trigger')}?step=incoming`;
	return () =>
		postAsTwilio(stage.client.authToken, url, {
			CallSid: `CA${randomUUID().replaceAll('-', '')}`,
			From: '+14155551000',
			To: BUSINESS,
			CallStatus: 'ringing',
			Direction: 'inbound',
		});
}

async function inTurns(call: Ask, floor: Ask, atOnce: number, rounds: number): Promise<Compared> {
	const took = { call: [] as number[], floor: [] as number[] };
	for (let round = 0; round < rounds; round += 1) {
		took.floor.push(...(await together(floor, atOnce)));
		took.call.push(...(await together(ringing(call), atOnce)));
	}
	return compared(took);
}

/** Only an answer that rings the phones counts. */
function ringing(call: Ask): Ask {
	return async () => {
		const response = await call();
		const body = await response.clone().text();
		if (!body.includes('<Dial')) throw new Error(`A call was answered with ${response.status}: ${body}`);
		return response;
	};
}

async function together(ask: Ask, atOnce: number): Promise<number[]> {
	return await Promise.all(
		Array.from({ length: atOnce }, async () => {
			const start = performance.now();
			await (await ask()).text();
			return performance.now() - start;
		}),
	);
}

function compared({ call, floor }: Record<'call' | 'floor', number[]>): Compared {
	const figures = (took: number[]): Took => ({ ...figuresOf(took), longest: Math.max(...took) });
	return {
		call: figures(call),
		floor: figures(floor),
		late: call.filter((ms) => ms > LATEST_MS).length,
		of: call.length,
	};
}

/** Measures while as many others as come at once keep n8n at work. */
async function besides(other: Ask, measure: () => Promise<Compared>): Promise<Compared> {
	let isOver = false;
	const others = Array.from({ length: AT_ONCE }, async () => {
		while (!isOver) await (await other()).text();
	});
	try {
		return await measure();
	} finally {
		isOver = true;
		await Promise.all(others);
	}
}

/** Another program keeps the file from being written. */
async function whileLocked(stage: Stage, call: Ask, floor: Ask): Promise<Compared> {
	const took = { call: [] as number[], floor: [] as number[] };
	for (let round = 0; round < LOCKED_ROUNDS; round += 1) {
		const other = new DatabaseSync(stage.ledgerFile);
		other.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
		const until = performance.now() + LOCKED_MS;
		took.floor.push(...(await together(floor, AT_ONCE)));
		took.call.push(...(await together(ringing(call), AT_ONCE)));
		await new Promise((resolve) => setTimeout(resolve, until - performance.now()));
		other.exec('ROLLBACK');
		other.close();
	}
	return compared(took);
}

/** The workflow keeps its record in Postgres, which has ended. */
async function withoutPostgres(stage: Stage, measure: () => Promise<Compared>): Promise<Compared> {
	const { api, workflowId } = stage;
	const { json } = await api.workflow(workflowId);
	const nodeTypes = await api.nodeTypes();
	await api.deactivate(workflowId);
	const postgres = await startPostgres();
	try {
		const type = 'missedCallPostgresApi';
		const credential = await api.saveCredential({ name: 'Record', type, data: postgres.config });
		const { nodes } = withCredential(json, nodeTypes, type, credential);
		await api.updateWorkflow(workflowId, { nodes });
		await api.activate(workflowId);
	} finally {
		await postgres.stop();
	}
	return await measure();
}

/** Usage: tsx test/bench/hard-times.ts */
if (require.main === module) {
	void benchHardTimes().then((figures) => console.log(JSON.stringify(figures, undefined, '\t')));
}
