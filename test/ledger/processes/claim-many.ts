import { BUSINESS, call, HOUR, NOON } from '../examples';
import { tell, whenToldToGo } from './parent';
import { openPlace } from './place';

const COPIES = 4;

/** Claims for many callers, several copies of each call at once. Tells for which callers it was granted. */
async function main([file = '', boot = '', callName = '', callers = '']: string[]): Promise<void> {
	const ledger = await openPlace(JSON.stringify({ file }), boot);
	await whenToldToGo();
	const granted: string[] = [];
	for (let caller = 0; caller < Number(callers); caller += 1) {
		const pair = { business: BUSINESS, caller: `caller ${caller}` };
		const key = call(`${callName} of ${pair.caller}`);
		const copies = await Promise.all(
			Array.from({ length: COPIES }, () => ledger.claim(pair, key, NOON, HOUR)),
		);
		granted.push(...copies.filter((copy) => copy.granted).map(() => pair.caller));
	}
	await ledger.close();
	await tell(granted);
	process.disconnect();
}

void main(process.argv.slice(2));
