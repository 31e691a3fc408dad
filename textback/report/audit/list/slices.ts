/** Lets whatever else waits for the thread go first. */
export type Breathe = () => Promise<void>;

/** What is dealt with before others go first: a few milliseconds of work. */
const SLICE = 500;

/** `work` on each, in order, in slices. */
export async function inSlices<T, U>(
	all: readonly T[],
	breathe: Breathe,
	work: (one: T, index: number) => U,
): Promise<U[]> {
	const results: U[] = [];
	for (const [index, one] of all.entries()) {
		results.push(work(one, index));
		if (index % SLICE === SLICE - 1) await breathe();
	}
	return results;
}
