import type { Ledger } from '../../ledger/ledger';
import { servedNumber } from '../../nodes/shared/many-numbers';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';

const OURS = '+14155550100';
const AGENT = '+14155550177';
const asked = { holder: 'workflow:node', provider: 'telnyx', use: 'calls' } as const;

let store: Store;
let ledger: Ledger;

beforeEach(async () => {
	store = await sqliteStore();
	ledger = await store.open();
});
afterEach(() => store.dispose());

const served = (to: string, onlyKnown?: boolean) =>
	servedNumber(() => Promise.resolve(ledger), to, { ...asked, ...(onlyKnown && { onlyKnown }) });

describe('where every number is served', () => {
	test('a call to a number makes it one of ours', async () => {
		expect(await served(OURS)).toBe(OURS);
		expect(await served(OURS, true)).toBe(OURS);
		expect(await ledger.businessesServedBy('workflow')).toEqual([OURS]);
	});

	test('a caller who waits is not kept waiting for the record', async () => {
		const never = () => new Promise<Ledger>(() => undefined);
		const waitingSince = performance.now();
		expect(await servedNumber(never, OURS, { ...asked, waitingSince })).toBe(OURS);
	});

	test('what may be about the phone of somebody else does not', async () => {
		expect(await served(AGENT, true)).toBeUndefined();
		expect(await ledger.businessesServedBy('workflow')).toEqual([]);
	});
});
