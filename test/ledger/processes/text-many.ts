import { BUSINESS, call, HOUR, NOON, sent } from '../examples';
import { tell, whenToldToGo } from './parent';
import { openPlace } from './place';

/** How many callers one worker deals with at the same time. */
const AT_ONCE = 20;

/**
 * One worker of several, each of which gets the copies of a call that are its own. Tells whom it texted.
 *
 * Arguments: the place of the ledger, the name of the process, its number, the number of workers, callers and copies.
 */
async function main([place = '', boot = '', ...numbers]: string[]): Promise<void> {
	const [self = 0, workers = 1, callers = 0, copies = 1] = numbers.map(Number);
	const ledger = await openPlace(place, boot);
	const mine = Array.from({ length: callers * copies }, (_, index) => ({
		caller: `caller ${Math.floor(index / copies)}`,
		worker: (Math.floor(index / copies) + index) % workers,
	})).filter(({ worker }) => worker === self);
	await whenToldToGo();
	const texted: string[] = [];
	const textBack = async (caller: string): Promise<void> => {
		const pair = { business: BUSINESS, caller };
		const key = call(`call of ${caller}`);
		if (!(await ledger.claim(pair, key, NOON, HOUR)).granted) {
			await ledger.recordSend(pair, key, { kind: 'skipped', reason: 'alreadyTexted' }, NOON);
			return;
		}
		texted.push(caller);
		await ledger.recordSend(pair, key, sent(`text ${texted.length} of ${boot} ${self}`), NOON);
	};
	for (let from = 0; from < mine.length; from += AT_ONCE) {
		await Promise.all(mine.slice(from, from + AT_ONCE).map(({ caller }) => textBack(caller)));
	}
	await ledger.close();
	await tell(texted);
	process.disconnect();
}

void main(process.argv.slice(2));
