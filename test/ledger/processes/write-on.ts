import { once } from 'node:events';

import { NOON, PAIR } from '../examples';
import { tell } from './parent';
import { openPlace } from './place';

/** How many write at the same time, so that connections are in use and idle all the while. */
const WRITERS = 4;

/** Writes on and on, whatever fails, until told to go: tells then whether writing works again. */
async function main([place = '', boot = '']: string[]): Promise<void> {
	const ledger = await openPlace(place, boot);
	const stopping = new AbortController();
	const told = once(process, 'message');
	const write = (source: string) => ledger.suppress(PAIR, source, NOON);
	const writers = Array.from({ length: WRITERS }, async () => {
		while (!stopping.signal.aborted) await write('before').catch(() => undefined);
	});
	await tell('writing');
	await told;
	stopping.abort();
	await Promise.all(writers);
	await write('after');
	await tell(await ledger.isSuppressed(PAIR));
	await ledger.close();
	process.disconnect();
}

void main(process.argv.slice(2));
