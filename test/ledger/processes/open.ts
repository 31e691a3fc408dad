import { openSqliteLedger } from '../../../ledger/sqlite/open-sqlite';
import { PAIR } from '../examples';
import { tell, whenToldToGo } from './parent';

/** Opens the ledger at the same moment as others do, and uses it. */
async function main([file = '', boot = '']: string[]): Promise<void> {
	await whenToldToGo();
	const ledger = await openSqliteLedger(file, boot);
	await ledger.suppress({ ...PAIR, caller: boot }, 'test', 0);
	await ledger.close();
	await tell('done');
	process.disconnect();
}

void main(process.argv.slice(2));
