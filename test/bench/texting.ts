import { performance } from 'node:perf_hooks';
import setUp from '../e2e/harness-setup';
import { Stage } from '../e2e/harness';
import { figuresOf, type Figures } from './ledger/measure';
import { floorFlow, packFlow, withoutLimits, type Flow } from './texting/flows';
import { TextClock } from './texting/text-clock';

const WARM_UP = 15;
const CALLS = 80;
const BURSTS = 4;
const BURST = 100;
const CONCURRENCY = 8;

/** `alone`: milliseconds, one call at a time. `burst`: the same with eight calls under way, and texts a second. */
export type TextingFigures = { alone: Figures; burst: Figures & { perSecond: number } };

/**
 * From a missed call's webhook to the caller's text, by the reference workflow and by the least n8n flow that can
 * do it, in turns in one n8n.
 */
export async function benchTexting(
	env: Record<string, string> = {},
): Promise<{ pack: TextingFigures; floor: TextingFigures }> {
	await setUp();
	// Texts are delivered at once, so that one call's receipts are over before the next call.
	const stage = await Stage.open({ env, company: { timings: { secondMs: 50 } }, workflow: withoutLimits });
	try {
		const clock = new TextClock(stage.company);
		const flows = { floor: await floorFlow(stage), pack: await packFlow(stage) };
		await alone(clock, flows, WARM_UP);
		const single = await alone(clock, flows, CALLS);
		const bursts = await inBursts(clock, flows);
		return {
			floor: { alone: single.floor, burst: bursts.floor },
			pack: { alone: single.pack, burst: bursts.pack },
		};
	} finally {
		await stage.close();
	}
}

type Flows = Record<'floor' | 'pack', Flow>;

async function alone(clock: TextClock, flows: Flows, calls: number): Promise<Record<keyof Flows, Figures>> {
	const took: Record<keyof Flows, number[]> = { floor: [], pack: [] };
	for (let call = 0; call < calls; call += 1) {
		for (const name of ['floor', 'pack'] as const) {
			await clock.quiet();
			took[name].push(await clock.time(flows[name]));
		}
	}
	return { floor: figuresOf(took.floor), pack: figuresOf(took.pack) };
}

async function inBursts(
	clock: TextClock,
	flows: Flows,
): Promise<Record<keyof Flows, TextingFigures['burst']>> {
	const took: Record<keyof Flows, number[]> = { floor: [], pack: [] };
	const seconds = { floor: 0, pack: 0 };
	for (let burst = 0; burst < BURSTS; burst += 1) {
		for (const name of ['floor', 'pack'] as const) {
			await clock.quiet();
			const start = performance.now();
			let left = BURST;
			const caller = async () => {
				while (left-- > 0) took[name].push(await clock.time(flows[name]));
			};
			await Promise.all(Array.from({ length: CONCURRENCY }, caller));
			seconds[name] += (performance.now() - start) / 1_000;
		}
	}
	const figures = (name: keyof Flows) => ({
		...figuresOf(took[name]),
		perSecond: took[name].length / seconds[name],
	});
	return { floor: figures('floor'), pack: figures('pack') };
}
