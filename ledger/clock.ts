/**
 * How far apart the clocks of machines may be that work together, in ms. A time that lies further ahead was written by a
 * clock that was wrong and has been set right since: it does not count.
 */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Whether nobody could have written this time, in ms, had their clock been right. */
export function isFromFuture(at: number, now: number): boolean {
	return at > now + CLOCK_TOLERANCE_MS;
}
