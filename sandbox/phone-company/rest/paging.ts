/** One page of a list as Twilio's 2010 API shapes it: `key` holds the items, the rest tells where the page stands. */
export function pageOf(
	key: string,
	path: string,
	items: readonly unknown[],
	query: Record<string, string>,
): Record<string, unknown> {
	const size = clamp(Number(query['PageSize'] ?? 50), 1, 1000);
	const page = clamp(Number(query['Page'] ?? 0), 0, Infinity);
	const start = page * size;
	const uri = (number: number) => {
		const search = new URLSearchParams({ ...query, PageSize: String(size), Page: String(number) });
		return `${path}?${search.toString()}`;
	};
	return {
		[key]: items.slice(start, start + size),
		page,
		page_size: size,
		start,
		end: Math.max(start, Math.min(start + size, items.length) - 1),
		uri: uri(page),
		first_page_uri: uri(0),
		previous_page_uri: page > 0 ? uri(page - 1) : null,
		next_page_uri: start + size < items.length ? uri(page + 1) : null,
	};
}

/** Whether a moment satisfies `Name`, `Name>` and `Name<` of a query. A date without a time means the whole day, UTC. */
export function withinDates(query: Record<string, string>, name: string, at: number): boolean {
	const on = query[name];
	const after = query[`${name}>`];
	const before = query[`${name}<`];
	const day = (time: number) => new Date(time).toISOString().slice(0, 10);
	return (
		(on === undefined || day(at) === on.slice(0, 10)) &&
		(after === undefined || at >= Date.parse(after)) &&
		(before === undefined || (isDay(before) ? day(at) <= before : at <= Date.parse(before)))
	);
}

function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function clamp(value: number, least: number, most: number): number {
	return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.floor(value))) : least;
}
