const AT_ONCE = 10;

/** The first item that `holds` is true of, asked ten at a time. */
export async function firstThat<T>(
	items: readonly T[],
	holds: (item: T) => Promise<boolean>,
): Promise<T | undefined> {
	for (let start = 0; start < items.length; start += AT_ONCE) {
		const some = items.slice(start, start + AT_ONCE);
		const found = some[(await Promise.all(some.map(holds))).indexOf(true)];
		if (found !== undefined) return found;
	}
	return undefined;
}
