import { PAIR } from '../examples';
import { tell, whenToldToGo } from './parent';
import { openPlace } from './place';

/** Opens the ledger at the same moment as others do, and uses it. */
async function main([file = '', boot = '']: string[]): Promise<void> {
	await whenToldToGo();
	const ledger = await openPlace(JSON.stringify({ file }), boot);
	await ledger.suppress({ ...PAIR, caller: boot }, 'test', 0);
	await ledger.close();
	await tell('done');
	process.disconnect();
}

void main(process.argv.slice(2));
