import { performance } from 'node:perf_hooks';

export type Figures = { p50: number; p95: number; p99: number };

/** How long each of `times` calls takes, in milliseconds; one after the other. */
export async function measure(times: number, work: (index: number) => unknown): Promise<Figures> {
	const took: number[] = [];
	for (let index = 0; index < times; index += 1) {
		const start = performance.now();
		await work(index);
		took.push(performance.now() - start);
	}
	return figuresOf(took);
}

export function figuresOf(took: readonly number[]): Figures {
	const sorted = [...took].sort((one, other) => one - other);
	const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
	return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
