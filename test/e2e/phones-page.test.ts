import type { Browser } from 'playwright-core';
import { startPhoneCompany, type PhoneCompany } from '../../sandbox/phone-company';
import { telnyxKeys } from '../../sandbox/phone-company/systems/telnyx-account';
import { newSettings } from '../../sandbox/settings';
import { launchChromium } from './chromium';

const AT_TWILIO = { number: '+14155550100', label: 'Oak Street Plumbing' };
const AT_TELNYX = { number: '+14155550102', label: 'Oak Street Plumbing' };

let browser: Browser;
let company: PhoneCompany;

beforeAll(async () => {
	const { accountSid, authToken } = newSettings();
	browser = await launchChromium();
	company = await startPhoneCompany({
		accountSid,
		authToken,
		numbers: [AT_TWILIO],
		telnyx: { keys: telnyxKeys('KEY-for-tests'), numbers: [AT_TELNYX] },
	});
});
afterAll(async () => {
	await browser.close();
	await company.close();
});

test('which phone system of the business is called is chosen above the keypad', async () => {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.goto(company.url);
	const system = page.getByTestId('call-to');
	await system.selectOption({ label: 'Telnyx · (415) 555-0102' });
	expect(await page.getByTestId('dial-number').inputValue()).toBe('(415) 555-0102');
	await page.getByTestId('call-button').click();
	await company.next((event) => event.type === 'call' && event.to === AT_TELNYX.number);

	await system.selectOption({ label: 'Twilio · (415) 555-0100' });
	expect(await page.getByTestId('dial-number').inputValue()).toBe('(415) 555-0100');
	await page.getByTestId('caller-texts-tab').click();
	await page.getByTestId('reply-box').fill('To the number at Twilio');
	await page.getByTestId('reply-send').click();
	await company.next((event) => event.type === 'text' && event.message.to === AT_TWILIO.number);
});
