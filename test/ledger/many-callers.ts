import { start } from './processes/child';
import type { Place } from './processes/place';

const CALLERS = 1000;
const COPIES = 5;

/** So many processes at once get five copies of the call of each of a thousand callers. */
export async function expectOneTextEach(place: Place, processes: number): Promise<void> {
	const workers = Array.from({ length: processes }, (_, index) =>
		start(
			'text-many.ts',
			JSON.stringify(place),
			`worker ${index}`,
			...[index, processes, CALLERS, COPIES].map(String),
		),
	);
	for (const worker of workers) expect(await worker.next()).toBe('ready');
	for (const worker of workers) worker.go();
	const texted = (await Promise.all(workers.map((worker) => worker.next()))).flat();
	const everyone = Array.from({ length: CALLERS }, (_, index) => `caller ${index}`);
	expect(texted.sort()).toEqual(everyone.sort());
}
