import { setTimeout as wait } from 'node:timers/promises';

import { LedgerError, type LedgerProblem } from '../errors';

const FIRST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 100;

/** When to give up, by the clock of `performance.now()`. */
export type Deadline = number;

export function patienceOf(patienceMs: number): Deadline {
	return performance.now() + patienceMs;
}

/**
 * Tries once, and again with growing pauses as long as another process is in the way. n8n's one thread goes on meanwhile,
 * which SQLite's own waiting would not let it do.
 *
 * @throws {LedgerError} what the last attempt threw, once the time is over; any other problem at once.
 */
export async function whenFree<T>(
	attempt: () => T | Promise<T>,
	until: Deadline,
	inTheWay: LedgerProblem = 'locked',
): Promise<T> {
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
		try {
			return await attempt();
		} catch (error) {
			const mayPass = error instanceof LedgerError && error.problem === inTheWay;
			if (!mayPass || performance.now() + pause > until) throw error;
		}
		await wait(pause);
	}
}
