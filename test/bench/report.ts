import { performance } from 'node:perf_hooks';
import type { HistoryEvent } from '../../textback/report/history';
import { buildReport } from '../../textback/report/report';

const ZONE = 'America/New_York';
const FROM = Date.parse('2026-01-01T05:00:00Z');
const TO = Date.parse('2027-01-01T05:00:00Z');
const RUNS = 5;

export type ReportFigures = { conversations: number; events: number; build: number; floor: number };

/**
 * What a year's report costs, in milliseconds, the least of a few runs. The floor is the least that a report can do: to
 * look at every event once and put it to its caller's others.
 */
export function benchReport(conversations = 100_000): ReportFigures {
	const events = yearOf(conversations);
	const build = leastOf(() => buildReport(events, { from: FROM, to: TO }, ZONE));
	const floor = leastOf(() => groupByCaller(events));
	return { conversations, events: events.length, build, floor };
}

function leastOf(work: () => unknown): number {
	const took = Array.from({ length: RUNS }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	});
	return Math.min(...took);
}

function groupByCaller(events: readonly HistoryEvent[]): Map<string, HistoryEvent[]> {
	const callers = new Map<string, HistoryEvent[]>();
	for (const event of events) {
		const own = callers.get(event.caller);
		if (own) own.push(event);
		else callers.set(event.caller, [event]);
	}
	return callers;
}

/** A year in which every caller is missed and texted, every third writes back and every ninth books. */
function yearOf(conversations: number): HistoryEvent[] {
	return Array.from({ length: conversations }, (_, index) => {
		const caller = `+1${2_000_000_000 + index * 7}`;
		const at = FROM + Math.floor((index * (TO - FROM)) / conversations);
		const call = `CA${index}`;
		const events: HistoryEvent[] = [
			{ kind: 'call', caller, at, call, verdict: 'missed', ignored: false, forwarded: false },
			{
				kind: 'text',
				caller,
				at: at + 4_000,
				call,
				status: 'delivered',
				segments: 1,
				variant: 'AB'[index % 2],
			},
		];
		if (index % 3 === 0) events.push({ kind: 'reply', caller, at: at + 90_000 });
		if (index % 9 === 0)
			events.push({ kind: 'outcome', caller, at: at + 600_000, outcome: { kind: 'booked' } });
		return events;
	}).flat();
}

/** Usage: tsx test/bench/report.ts [conversations], 100,000 when not said. */
function main(): void {
	const { conversations, events, build, floor } = benchReport(Number(process.argv[2] ?? 100_000));
	console.log(`A report on ${conversations} conversations (${events} events)`);
	console.log(
		`build ${build.toFixed(0)} ms, floor ${floor.toFixed(0)} ms, ratio ${(build / floor).toFixed(1)}`,
	);
}

if (require.main === module) main();
