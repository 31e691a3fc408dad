import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { Stage } from './harness';

let stage: Stage;
let browser: Browser;

beforeAll(async () => {
	stage = await Stage.open();
	browser = await launchChromium();
});
afterAll(async () => {
	await browser.close();
	await stage.close();
});

describe('the phones page', () => {
	let page: Page;
	const at = (testId: string) => page.getByTestId(testId);

	beforeAll(async () => {
		page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.goto(stage.company.url);
	});
	afterAll(() => page.close());

	test('from dialling to the text, and the owner is told', async () => {
		await at('call-button').click();
		await at('owner-decline').click();
		const text = at('caller-message').first();
		await text.waitFor();
		expect(await text.textContent()).toContain('Oak Street Plumbing');
		const notification = at('owner-notification')
			.filter({ hasText: 'Missed call from (415) 555-0142' })
			.first();
		await notification.waitFor();
		expect(await notification.isVisible()).toBe(true);
	});

	test('a reply reaches the owner, and is text whatever it holds', async () => {
		const hostile = '<img src=x onerror="document.title=\'owned\'"> {{business.name}}';
		await at('reply-box').fill(hostile);
		await at('reply-send').click();
		const notification = at('owner-notification').filter({ hasText: 'Reply from (415) 555-0142' }).first();
		await notification.waitFor();
		expect(await notification.textContent()).toContain(hostile);
		expect(await page.locator('img').count()).toBe(0);
		expect(await page.title()).not.toBe('owned');
	});

	test('the side panel shows webhooks, API calls and, opened, what was in them', async () => {
		const kinds = await at('wire-entry').evaluateAll((entries) => entries.map((entry) => entry.dataset.kind));
		expect(kinds).toEqual(expect.arrayContaining(['webhook', 'api', 'text']));
		await at('wire-entry').filter({ hasText: 'Dial ended' }).first().click();
		expect(await at('wire-detail').filter({ visible: true }).first().textContent()).toContain(
			'DialCallStatus',
		);
	});
});

describe('the canvas', () => {
	let page: Page;
	const NODES = [
		'Missed Call Trigger',
		'Business Hours Router',
		'Send Text-Back',
		'Reply Watcher',
		'Notify Owner',
	];
	const node = (name: string) => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	const canvas = () => `${stage.n8n.url}/workflow/${stage.workflowId}`;
	const field = (name: string) => page.locator(`[data-test-id="parameter-input-${name}"]`);

	/** Types or pastes into the message, and waits until n8n has saved just that. */
	async function expectKept(write: (text: string) => Promise<void>, text: string): Promise<void> {
		await page.goto(canvas());
		await node('Send Text-Back').dblclick();
		const box = field('openMessage').locator('textarea');
		await box.fill('');
		await box.focus();
		await write(text);
		expect(await box.inputValue()).toBe(text);
		await page.keyboard.press('Control+s');
		await stage.api.session.until(
			async () => {
				const { json } = await stage.api.workflow(stage.workflowId);
				return json.nodes.find(({ name }) => name === 'Send Text-Back')?.parameters['openMessage'];
			},
			(message) => message === text,
			'the message to be saved',
		);
	}

	beforeAll(async () => {
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const [name = '', value = ''] = stage.api.session.cookie.split('=');
		await context.addCookies([{ name, value, url: stage.n8n.url }]);
		await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: stage.n8n.url });
		page = await context.newPage();
		await page.goto(canvas());
	});
	afterAll(() => page.close());

	test('opens with the five nodes and the four notes, and no warning on any of them', async () => {
		for (const name of NODES) await node(name).waitFor();
		for (const number of [1, 2, 3, 4])
			await page
				.getByText(`${String(number)} · `)
				.first()
				.waitFor();
		expect(await page.locator('[data-test-id="node-issues"]').count()).toBe(0);
	});

	test('shows what a person has to choose, the ways to notify included', async () => {
		await node('Notify Owner').dblclick();
		await field('channels').waitFor();
		await page.keyboard.press('Escape');
		await node('Missed Call Trigger').dblclick();
		await page.getByText('Add Phone').waitFor();
		await page.keyboard.press('Escape');
	});

	test('public holidays are picked from lists, and a closing takes one date', async () => {
		const router = 'Business Hours Router';
		const pick = async (name: string, choice: string) => {
			await field(name).locator('input').last().click();
			await page.getByText(choice, { exact: true }).first().click();
		};
		await node(router).dblclick();
		await pick('publicHolidays', 'United States');
		await pick('holidayRegion', 'California');
		const holidays = field('openHolidays');
		// The list of holidays is loaded anew for the region, and closes when it has been: it is opened until the choice stands.
		await stage.api.session.until(
			async () => {
				if ((await holidays.getByText('Veterans Day').count()) > 0) return true;
				await holidays.locator('.el-select').click();
				const option = page.getByText('Veterans Day').first();
				await option.click({ timeout: 2_000 }).catch(() => undefined);
				return false;
			},
			(isChosen) => isChosen,
			'the holiday to be chosen',
		);
		await page.keyboard.press('Escape');
		const closedThrough = field('closedThrough').locator('input');
		await closedThrough.fill('2027-01-05');
		await closedThrough.press('Enter');
		await field('closureReason').locator('input').fill('vacation');
		await page.keyboard.press('Control+s');

		const saved = await stage.api.session.until(
			async () => (await stage.api.workflow(stage.workflowId)).json.nodes.find(({ name }) => name === router),
			(found) => found?.parameters['closureReason'] === 'vacation',
			'the hours to be saved',
		);
		expect(saved?.parameters).toMatchObject({
			publicHolidays: { value: 'US' },
			holidayRegion: { value: 'CA' },
			openHolidays: ['Veterans Day'],
			closedThrough: expect.stringMatching(/^2027-01-05(?:T00:00:00)?$/),
		});
		expect(await page.locator('[data-test-id="node-issues"]').count()).toBe(0);
	});

	test('another phone system shows what it can do, and the address to paste', async () => {
		const systems = () => field('phoneSystem').locator('input').last();
		await page.goto(canvas());
		await node('Missed Call Trigger').dblclick();
		expect(await systems().inputValue()).toBe('Twilio');
		await field('route').waitFor();
		await systems().click();
		await page.getByText('Any Phone System (Signed Webhook)', { exact: true }).first().click();
		await page.getByText('Let your phone system send a web request there').waitFor();
		await field('route').waitFor({ state: 'detached' });
		expect(await page.getByText('Add Phone').count()).toBe(0);
		expect(await page.getByText('Webhook URLs').count()).toBeGreaterThan(0);
		await page.getByText('Credential for Missed Call: Signed Webhook API').first().waitFor();
		await systems().click();
		await page.getByText('Twilio', { exact: true }).first().click();
		await field('route').waitFor();
	});

	test('a message with a variable stays a message: typed slowly', async () => {
		await expectKept((text) => page.keyboard.type(text, { delay: 40 }), 'Hi from {{business.name}} there');
	});

	test('a message with a variable stays a message: pasted', async () => {
		const paste = async (text: string) => {
			await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
			await page.keyboard.press('Control+v');
		};
		await expectKept(paste, 'Pasted: {{business.name}} will call {{hours.nextOpenText}} back');
	});
});
