/** Where the true share lies in 95 of 100 cases; from 0 to 1. */
export type Interval = { low: number; high: number };

/** The normal distribution's quantile for 95 %, both sides. */
const Z = 1.959964;

/**
 * Wilson's score interval, which stays honest for few cases and for shares near 0 and 1: Wilson, E. B. (1927), Probable
 * inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22, 209–212.
 *
 * @returns undefined when there is no case at all.
 */
export function wilson(successes: number, cases: number): Interval | undefined {
	if (cases === 0) return undefined;
	const share = successes / cases;
	const z2 = Z * Z;
	const centre = share + z2 / (2 * cases);
	const margin = Z * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases));
	const scale = 1 + z2 / cases;
	return {
		low: successes === 0 ? 0 : (centre - margin) / scale,
		high: successes === cases ? 1 : (centre + margin) / scale,
	};
}
