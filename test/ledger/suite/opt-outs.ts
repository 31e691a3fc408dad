import { NOON, PAIR } from '../examples';
import type { Bench } from '../suite';

export function describeOptOuts(bench: Bench): void {
	it('are of one caller and one business', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
		expect(await bench.ledger.isSuppressed({ ...PAIR, business: '+14155550101' })).toBe(false);
		expect(await bench.ledger.isSuppressed({ ...PAIR, caller: '+14155550143' })).toBe(false);
	});

	it('tell whether they changed something', async () => {
		expect(await bench.ledger.unsuppress(PAIR, 'START', NOON)).toBe(false);
		expect(await bench.ledger.suppress(PAIR, 'STOP', NOON)).toBe(true);
		expect(await bench.ledger.suppress(PAIR, 'STOP', NOON + 1)).toBe(false);
		expect(await bench.ledger.unsuppress(PAIR, 'START', NOON + 2)).toBe(true);
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(false);
	});

	it('outlive the process', async () => {
		await bench.ledger.suppress(PAIR, 'STOP', NOON);
		await bench.restart();
		expect(await bench.ledger.isSuppressed(PAIR)).toBe(true);
	});

	it('begin no conversation', async () => {
		await bench.ledger.suppress(PAIR, 'list', NOON);
		expect(await bench.ledger.conversation(PAIR)).toBeUndefined();
	});
}
