import { openSqliteLedger } from '../../../ledger/sqlite/open-sqlite';
import { call, HOUR, missed, NOON, PAIR } from '../examples';

/** Enqueues and claims, and is gone before it has sent: no handler runs, nothing is closed. */
async function main([file = '', boot = '']: string[]): Promise<void> {
	const ledger = await openSqliteLedger(file, boot);
	await ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), NOON);
	await ledger.claim(PAIR, call('CA1'), NOON, HOUR);
	process.kill(process.pid, 'SIGKILL');
}

void main(process.argv.slice(2));
