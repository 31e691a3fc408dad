/** The numbers that are kept for examples are a hundred of an area: 555-0100 to 555-0199. */
const AREA_CODES = ['212', '312', '512', '602', '713'];

/** So many numbers of businesses, E.164, each once. */
export function exampleNumbers(count: number, first = 0): string[] {
	return Array.from({ length: count }, (_, index) => {
		const [area, rest] = [Math.floor((first + index) / 100), (first + index) % 100];
		return `+1${AREA_CODES[area] ?? ''}5550${100 + rest}`;
	});
}
