import type { Outputs } from '../shared/test-run';

/** How long n8n listens in a test run. */
const LISTENING_MS = 120_000;

/**
 * The calls that a test run got. With the first item it ends and the number goes back, and whoever is on the line would hear
 * an error. So the items wait until nobody is.
 */
export class CallersOnTheLine {
	/** When each was first heard of, by id of the call. */
	private readonly since = new Map<string, number>();
	private waiting: Outputs = [[], []];

	/**
	 * @param isOnTheLine Undefined when this webhook does not tell.
	 * @returns what the test run is to show now; undefined to go on listening.
	 */
	heard(
		callId: string,
		isOnTheLine: boolean | undefined,
		outputs: Outputs,
		now: number,
	): Outputs | undefined {
		// Of an earlier test run, in which the end of these was not heard.
		for (const [id, at] of this.since) if (at < now - LISTENING_MS) this.since.delete(id);
		if (isOnTheLine === true && !this.since.has(callId)) this.since.set(callId, now);
		if (isOnTheLine === false) this.since.delete(callId);
		this.waiting = this.waiting.map((items, index) => [...items, ...(outputs[index] ?? [])]);
		if (this.since.size > 0 || this.waiting.every((items) => items.length === 0)) return undefined;
		const shown = this.waiting;
		this.waiting = [[], []];
		return shown;
	}
}
