import { call, HOUR, missed, NOON, PAIR } from '../examples';
import { openPlace } from './place';

/** Enqueues and claims at the time `at`, in ms, and is gone before it has sent: no handler runs, nothing is closed. */
async function main([place = '', boot = '', at = String(NOON)]: string[]): Promise<void> {
	const ledger = await openPlace(place, boot);
	await ledger.decideCall(call('CA1'), PAIR, missed(call('CA1')), Number(at));
	await ledger.claim(PAIR, call('CA1'), Number(at), HOUR);
	process.kill(process.pid, 'SIGKILL');
}

void main(process.argv.slice(2));
