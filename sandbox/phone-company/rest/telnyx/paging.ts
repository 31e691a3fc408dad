/** One page of a list as Telnyx's API shapes it. */
export function pageOf(items: readonly unknown[], query: Record<string, string>): Record<string, unknown> {
	const size = Math.min(250, Math.max(1, Number(query['page[size]'] ?? 20) || 20));
	const page = Math.max(1, Number(query['page[number]'] ?? 1) || 1);
	return {
		data: items.slice((page - 1) * size, page * size),
		meta: {
			total_pages: Math.ceil(items.length / size),
			total_results: items.length,
			page_number: page,
			page_size: size,
		},
	};
}
