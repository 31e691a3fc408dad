import { setTimeout as wait } from 'node:timers/promises';

import type { Ledger, Pair } from '../../ledger/ledger';
import { openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { BUSINESS, startQuickCompany } from '../sandbox/company';
import { MountedTrigger } from './engine';
import { credentialFor, forgetLedger } from './support';

const DAY = 24 * 3_600_000;
const FIVE_YEARS = 1825 * DAY;
const OLD: Pair = { business: BUSINESS, caller: '+14155550142' };
const RECENT: Pair = { business: BUSINESS, caller: '+14155550143' };
const ELSEWHERE: Pair = { business: '+14155550101', caller: '+14155550142' };

let company: PhoneCompany;
let ledger: Ledger;
let trigger: MountedTrigger | undefined;

beforeEach(async () => {
	company = await startQuickCompany();
	ledger = await openLedger();
	await wrote(OLD, FIVE_YEARS + DAY);
	await wrote(RECENT, FIVE_YEARS - DAY);
	await wrote(ELSEWHERE, FIVE_YEARS + DAY);
});

afterEach(async () => {
	await trigger?.stop();
	await company.close();
	await forgetLedger();
});

async function wrote(pair: Pair, ago: number): Promise<void> {
	const id = `text of ${pair.caller} to ${pair.business}`;
	await ledger.recordReply({ ...pair, provider: 'twilio', id, body: 'Hello', at: Date.now() - ago });
}

async function activate(options: { keepDays?: number }): Promise<MountedTrigger> {
	trigger = new MountedTrigger({
		node: MissedCallTrigger,
		parameters: {
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
			phones: { phone: [{ number: '(415) 555-0199' }] },
			options,
		},
		credentials: [credentialFor(company)],
		publicUrl: 'http://127.0.0.1:9/',
	});
	await trigger.activate();
	return trigger;
}

async function forgotten(pair: Pair): Promise<void> {
	while (await ledger.conversation(pair)) await wait(10);
}

describe('an active Missed Call Trigger', () => {
	it('forgets the callers of its number of whom nothing was heard for five years', async () => {
		await activate({});
		await forgotten(OLD);
		expect(await ledger.conversation(RECENT)).toBeDefined();
		expect(await ledger.conversation(ELSEWHERE)).toBeDefined();
	});

	it('forgets them sooner when told so', async () => {
		await activate({ keepDays: 30 });
		await Promise.all([OLD, RECENT].map(forgotten));
		expect(await ledger.conversation(ELSEWHERE)).toBeDefined();
	});

	it('forgets nobody with 0 days', async () => {
		await (await activate({ keepDays: 0 })).stop();
		expect(await ledger.conversation(OLD)).toBeDefined();
	});
});
