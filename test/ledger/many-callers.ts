import { start } from './processes/child';
import type { Place } from './processes/place';

const WORKERS = 8;
const CALLERS = 1000;
const COPIES = 5;

/**
 * Eight processes at once get five copies of the call of each of a thousand callers.
 *
 * @param boot names the process of that number, see SqlLedger
 */
export async function expectOneTextEach(place: Place, boot: (worker: number) => string): Promise<void> {
	const workers = Array.from({ length: WORKERS }, (_, index) =>
		start(
			'text-many.ts',
			JSON.stringify(place),
			boot(index),
			...[index, WORKERS, CALLERS, COPIES].map(String),
		),
	);
	for (const worker of workers) expect(await worker.next()).toBe('ready');
	for (const worker of workers) worker.go();
	const texted = (await Promise.all(workers.map((worker) => worker.next()))).flat();
	const everyone = Array.from({ length: CALLERS }, (_, index) => `caller ${index}`);
	expect(texted.sort()).toEqual(everyone.sort());
}
