import { once } from 'node:events';

/** For the scripts of this folder: says something to the test that started them. */
export async function tell(message: unknown): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		process.send?.(message, undefined, undefined, (error) => (error ? reject(error) : resolve()));
	});
}

/** Says how far it has come, and waits until the test lets it go on. */
export async function whenToldToGo(at = 'ready'): Promise<void> {
	const told = once(process, 'message');
	await tell(at);
	await told;
}
