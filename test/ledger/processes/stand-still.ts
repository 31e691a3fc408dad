import { call, missed, missedCall, NOON, PAIR } from '../examples';
import { openPlace } from './place';

/** Stands still for good in the middle of a write, as a process does that a machine has paused. */
async function main([place = '', boot = '']: string[]): Promise<void> {
	const ledger = await openPlace(place, boot);
	const standStill = () => {
		// Goes out at once, https://nodejs.org/api/process.html#a-note-on-process-io
		process.send?.('in the middle');
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
		return missedCall(call('CA1'));
	};
	await ledger.decideCall(call('CA1'), PAIR, { ...missed(call('CA1')), item: standStill }, NOON);
}

void main(process.argv.slice(2));
