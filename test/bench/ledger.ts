import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Ledger, Pair } from '../../ledger/ledger';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { fill, pairOf } from './ledger/fill';
import { openFloor } from './ledger/floor';
import { figuresOf, measure, type Figures } from './ledger/measure';

const LATER = Date.parse('2027-06-01T00:00:00Z');
const CLAIMS = 5_000;
const FORGOTTEN_BUSINESSES = 10;

export type LedgerFigures = {
	newCaller: Figures;
	knownCaller: Figures;
	floor: Figures;
	/** How long the ledger is locked at a time while old callers are forgotten: one of them, with the next ones looked up. */
	forgetting: Figures & { longest: number };
	bytesPerConversation: number;
};

/**
 * What a claim costs in a full ledger, in milliseconds, and what a conversation takes on the disk. The floor is
 * a bare insert as durable, on the same disk, in the same run.
 */
export async function benchLedger(conversations: number): Promise<LedgerFigures> {
	const folder = await mkdtemp(path.join(tmpdir(), 'ledger-bench-'));
	const file = path.join(folder, 'ledger.sqlite');
	try {
		await (await openSqliteLedger(file, 'bench')).close();
		await fill(file, conversations);
		const bytesPerConversation = (await stat(file)).size / conversations;
		const ledger = await openSqliteLedger(file, 'bench');
		const floor = openFloor(path.join(folder, 'floor.sqlite'));
		const newPair = (index: number): Pair => ({ ...pairOf(index), caller: `+44${index}` });
		const knownPair = (index: number): Pair => pairOf(Math.floor((index * conversations) / CLAIMS));
		const figures = {
			newCaller: await measure(CLAIMS, (index) => claim(ledger, newPair(index), `new ${index}`)),
			knownCaller: await measure(CLAIMS, (index) => claim(ledger, knownPair(index), `known ${index}`)),
			floor: await measure(CLAIMS, floor.insert),
			forgetting: await forgetSome(ledger),
		};
		await ledger.close();
		floor.close();
		return { ...figures, bytesPerConversation };
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** Forgets all callers of some businesses, one at a time: between two of them the ledger is free, also within a slice. */
async function forgetSome(ledger: Ledger): Promise<LedgerFigures['forgetting']> {
	const took: number[] = [];
	const slice = async (business: string, after: string): Promise<string | undefined> => {
		const start = performance.now();
		const end = await ledger.forgetOld(business, { before: LATER, now: LATER }, after, () => true);
		took.push(performance.now() - start);
		return end;
	};
	const businesses = Array.from({ length: FORGOTTEN_BUSINESSES }, (_, index) => pairOf(index).business);
	for (const business of businesses) {
		for (let after: string | undefined = ''; after !== undefined;) after = await slice(business, after);
	}
	return { ...figuresOf(took), longest: Math.max(...took) };
}

async function claim(ledger: Ledger, pair: Pair, callId: string): Promise<void> {
	const { granted } = await ledger.claim(pair, { provider: 'twilio', callId }, LATER, 1);
	if (!granted) throw new Error(`The claim for ${pair.caller} was refused.`);
}

function line(name: string, figures: Figures, floor: Figures): string {
	const shown = (['p50', 'p95', 'p99'] as const).map(
		(share) =>
			`${share} ${figures[share].toFixed(3)} ms (${(figures[share] / floor[share]).toFixed(1)} × floor)`,
	);
	return `${name.padEnd(14)}${shown.join('   ')}`;
}

/** Usage: tsx test/bench/ledger.ts [conversations], one million when not said. */
async function main(): Promise<void> {
	const conversations = Number(process.argv[2] ?? 1_000_000);
	const { newCaller, knownCaller, floor, forgetting, bytesPerConversation } =
		await benchLedger(conversations);
	console.log(`A claim in a ledger of ${conversations} conversations`);
	console.log(line('new caller', newCaller, floor));
	console.log(line('known caller', knownCaller, floor));
	console.log(line('floor', floor, floor));
	console.log(
		`forgetting one caller: p50 ${forgetting.p50.toFixed(1)} ms, p99 ${forgetting.p99.toFixed(1)} ms, longest ${forgetting.longest.toFixed(1)} ms`,
	);
	console.log(`${Math.round(bytesPerConversation)} bytes a conversation`);
}

if (require.main === module) void main();
