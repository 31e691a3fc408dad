import { openSqliteLedger } from '../../../ledger/sqlite/open-sqlite';
import { BUSINESS, call, HOUR, missed, NOON, sent } from '../examples';
import { tell } from './parent';

/** Texts one caller after the other, and tells of each that it is on record, until somebody kills it. */
async function main([file = '', boot = '']: string[]): Promise<void> {
	const ledger = await openSqliteLedger(file, boot);
	for (let caller = 0; ; caller += 1) {
		const pair = { business: BUSINESS, caller: `caller ${caller}` };
		const key = call(`call of ${pair.caller}`);
		await ledger.decideCall(key, pair, missed(key), NOON);
		await ledger.claim(pair, key, NOON, HOUR);
		await ledger.recordSend(pair, key, sent(`text to ${pair.caller}`), NOON);
		await tell(caller);
	}
}

void main(process.argv.slice(2));
