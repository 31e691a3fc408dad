/** @returns undefined when the list is empty; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number | undefined {
	const sorted = Float64Array.from(values).sort();
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle];
	if (upper === undefined) return undefined;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** A part of a whole, from 0 to 1, to three digits; undefined when there is no whole. */
export function share(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : threeDigits(part / whole);
}

export function threeDigits(value: number): number {
	return Math.round(value * 1000) / 1000;
}

export function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
