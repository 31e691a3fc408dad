import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { ledgerFile, openLedger } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { start, type Child } from '../ledger/processes/child';
import { BUSINESS, startQuickCompany } from '../sandbox/company';
import { MountedTrigger } from './engine';
import { credentialFor, forgetLedger } from './support';

let company: PhoneCompany;
let otherN8n: Child;
let mounted: MountedTrigger[];

beforeEach(async () => {
	company = await startQuickCompany();
	mounted = [];
	await mkdir(path.dirname(ledgerFile()), { recursive: true });
	otherN8n = start('text-back.ts', JSON.stringify({ file: ledgerFile() }), 'another n8n');
	expect(await otherN8n.next()).toBe('sending');
});

afterEach(async () => {
	await endOtherN8n();
	for (const trigger of mounted) await trigger.stop();
	await company.close();
	await forgetLedger();
});

async function endOtherN8n(): Promise<void> {
	otherN8n.process.kill('SIGKILL');
	await otherN8n.ended;
}

function mount(node: typeof MissedCallTrigger | typeof ReplyWatcher): MountedTrigger {
	const trigger = new MountedTrigger({
		node,
		parameters: {
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
			phones: { phone: [{ number: '(415) 555-0199' }] },
		},
		credentials: [credentialFor(company)],
		publicUrl: 'http://127.0.0.1:9/',
	});
	mounted.push(trigger);
	return trigger;
}

describe('while another n8n uses the ledger', () => {
	it('an n8n that starts leaves its triggers active, and they work as soon as the other has ended', async () => {
		for (const node of [MissedCallTrigger, ReplyWatcher]) await mount(node).activate('init');
		await endOtherN8n();
		const ledger = await openLedger();
		while ((await ledger.business(BUSINESS))?.name !== 'Oak Street Plumbing') await wait(10);
	});

	it('a trigger that still waits for it can be stopped', async () => {
		const trigger = mount(MissedCallTrigger);
		await trigger.activate('init');
		await trigger.stop();
	});

	it('a person who publishes a workflow is told the reason', async () => {
		for (const node of [MissedCallTrigger, ReplyWatcher])
			await expect(mount(node).activate()).rejects.toThrow(/Another n8n uses the ledger .* choose the same/);
	});
});
