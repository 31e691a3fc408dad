import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../sandbox/ports';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { launchChromium } from './chromium';

let folder: string;
let sandbox: Sandbox;
let browser: Browser;
let page: Page;
const at = (testId: string) => page.getByTestId(testId);

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'missed-call-office-'));
	sandbox = await startSandbox({
		folder,
		phonesPort: await freePort(),
		n8nPort: await freePort(),
		progress: () => undefined,
	});
	browser = await launchChromium();
	page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.goto(sandbox.phonesUrl);
});
afterAll(async () => {
	await browser.close();
	await sandbox.stop();
	await rm(folder, { recursive: true, force: true });
});

test('the PBX rings the phone and reports the call; the text comes from another phone system, and is answered there', async () => {
	await at('call-to').selectOption({ label: 'PBX · (415) 555-0105' });
	expect(await at('dial-number').inputValue()).toBe('(415) 555-0105');
	await at('call-button').click();
	await at('owner-decline').click();
	const text = at('caller-message').first();
	await text.waitFor();
	expect(await text.textContent()).toContain('Oak Street Plumbing');
	await at('owner-notification').filter({ hasText: 'Missed call from (415) 555-0142' }).first().waitFor();

	await at('reply-box').fill('Can you come tomorrow?');
	await at('reply-send').click();
	await at('owner-notification').filter({ hasText: 'Can you come tomorrow?' }).first().waitFor();
});

test('the phone system that was there before goes on beside it', async () => {
	await at('caller-dial-tab').click();
	await at('call-to').selectOption({ label: 'Twilio · (415) 555-0100' });
	await at('call-button').click();
	await at('owner-decline').click();
	const texts = at('caller-message');
	await texts.first().waitFor();
	expect(await texts.count()).toBe(1);
});
