import { once } from 'node:events';

/** For the scripts of this folder: says something to the test that started them. */
export async function tell(message: unknown): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
	});
}

/** Waits until every process of the test is at the same point. */
export async function whenToldToGo(): Promise<void> {
	const told = once(process, 'message');
	await tell('ready');
	await told;
}
