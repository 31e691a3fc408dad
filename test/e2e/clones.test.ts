import type { Browser, Page } from 'playwright-core';
import type { JsonObject } from '../../sandbox/n8n/json';
import { withParameters } from '../../sandbox/n8n/workflow';
import type { Message } from '../../sandbox/phone-company';
import { launchChromium } from './chromium';
import { BUSINESS, OWNER, Stage } from './harness';

/** The second client. */
const DENTIST = '+14155550101';
const DENTIST_OWNER = '+14155550113';

let stage: Stage;
let copy: string;

beforeAll(async () => {
	const numbers = [BUSINESS, DENTIST].map((number) => ({ number, label: number }));
	stage = await Stage.open({
		company: { numbers, timings: { secondMs: 50 } },
		workflow: (workflow) => withParameters(workflow, { 'Reply Watcher': { options: { gatherSeconds: 0 } } }),
	});
	copy = (await stage.api.duplicateWorkflow(stage.workflowId, 'Elm Street Dental')).id;
});
afterAll(() => stage.close());

/** Changes settings of the copy's nodes, as a person does in the editor. */
async function change(parameters: Record<string, JsonObject>): Promise<void> {
	const { json } = await stage.api.workflow(copy);
	await stage.api.updateWorkflow(copy, { nodes: withParameters(json, parameters).nodes });
}

const numberOf = (value: string): JsonObject => ({
	phoneNumber: { __rl: true, mode: 'list', value, cachedResultName: value },
});

/** What the four notes on the canvas name. */
const DENTAL = {
	'Missed Call Trigger': {
		...numberOf(DENTIST),
		businessName: 'Elm Street Dental',
		phones: { phone: [{ number: DENTIST_OWNER, seconds: 18 }] },
	},
	'Reply Watcher': numberOf(DENTIST),
	'Business Hours Router': { weeklyHours: { row: [{ days: ['everyday'], allDay: true }] } },
	'Send Text-Back': {
		openMessage: 'Toothache? {{business.name}} calls you back.',
		afterHoursMessage: 'Toothache at night? {{business.name}} calls you back.',
		holidayMessage: 'Toothache on a holiday? {{business.name}} calls you back.',
	},
	'Notify Owner': { ownerPhone: DENTIST_OWNER },
};

let lastCaller = 200;
const freshCaller = () => `+1415556${String(++lastCaller).padStart(4, '0')}`;

/** Waits until somebody is sent a text with such words. */
async function hears(who: string, words: string): Promise<Message> {
	const event = await stage.company.next(
		(event) => event.type === 'text' && event.message.to === who && event.message.body.includes(words),
	);
	if (event.type !== 'text') throw new Error('not a text');
	return event.message;
}

/** The caller's text and the owner's, after nobody answered. */
async function miss(from: string, to: string, owner: string): Promise<Record<'text' | 'told', Message>> {
	await stage.company.placeCall({ from, to });
	const text = await stage.company.nextText(from);
	return { text, told: await hears(owner, `(${from.slice(2, 5)}) ${from.slice(5, 8)}-${from.slice(8)}`) };
}

/** The first client is served as before: calls and replies. */
async function expectPlumbing(): Promise<void> {
	const caller = freshCaller();
	const { text, told } = await miss(caller, BUSINESS, OWNER);
	expect(text).toMatchObject({
		from: BUSINESS,
		body: expect.stringContaining('this is Oak Street Plumbing') as unknown,
	});
	expect(told).toMatchObject({ from: BUSINESS });
	await stage.company.sendText({ from: caller, to: BUSINESS, body: 'My sink leaks' });
	expect(await hears(OWNER, 'sink')).toMatchObject({ from: BUSINESS });
}

/** What n8n says when the copy is published, which it tries four times. */
const refusal = () => stage.api.activate(copy).then(String, String);
const taken = (use: string) =>
	`The active workflow “Missed Call Text-Back” already gets the ${use} of ${BUSINESS}. Unpublish that workflow first, or choose another number in “Phone Number”.`;

/** The same settings, other addresses, and not active. */
async function expectCopyOf(original: string, copied: string): Promise<void> {
	const [one, other] = await Promise.all([stage.api.workflow(original), stage.api.workflow(copied)]);
	const settings = ({ json }: typeof one) =>
		json.nodes.map(({ name, parameters, credentials }) => ({ name, parameters, credentials }));
	expect(settings(other)).toEqual(settings(one));
	const addresses = [...one.json.nodes, ...other.json.nodes].flatMap((node) =>
		typeof node['webhookId'] === 'string' ? [node['webhookId']] : [],
	);
	expect(addresses).toHaveLength(4);
	expect(new Set(addresses).size).toBe(4);
	expect(other.active).toBe(false);
}

describe('a copy of a client’s workflow', () => {
	test('has all of its settings, and addresses of its own', async () => {
		await expectCopyOf(stage.workflowId, copy);
	});

	test('is refused while its number is still that of the first, which goes on working', async () => {
		const refused = await refusal();
		for (const use of ['calls', 'texts']) expect(refused).toContain(taken(use));
		await expectPlumbing();
	});

	test('is live for its calls only while the number of its Reply Watcher was forgotten', async () => {
		await change({ ...DENTAL, 'Reply Watcher': numberOf(BUSINESS) });
		const refused = await refusal();
		expect(refused).toContain(taken('texts'));
		expect(refused).not.toContain(taken('calls'));
		expect((await miss(freshCaller(), DENTIST, DENTIST_OWNER)).text.from).toBe(DENTIST);
		await expectPlumbing();
	});

	test('does not take the number of the first when n8n starts again', async () => {
		await stage.n8n.stop();
		await stage.startN8nAgain();
		await expectPlumbing();
	});

	test('with the settings of its client texts in its own words from its own number, and tells its owner', async () => {
		await change(DENTAL);
		await stage.api.activate(copy);
		const caller = freshCaller();
		const { text, told } = await miss(caller, DENTIST, DENTIST_OWNER);
		expect(text).toMatchObject({
			from: DENTIST,
			body: expect.stringContaining('Toothache? Elm Street Dental calls you back.') as unknown,
		});
		expect(told).toMatchObject({ from: DENTIST, body: expect.stringContaining('Missed call') as unknown });
		await stage.company.sendText({ from: caller, to: DENTIST, body: 'It is the molar' });
		expect(await hears(DENTIST_OWNER, 'molar')).toMatchObject({ from: DENTIST });
		await expectPlumbing();
	});
});

describe('the editor', () => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await launchChromium();
		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const [name = '', value = ''] = stage.api.session.cookie.split('=');
		await context.addCookies([{ name, value, url: stage.n8n.url }]);
		page = await context.newPage();
	});
	afterAll(() => browser.close());
	const at = (where: Page, testId: string) => where.locator(`[data-test-id="${testId}"]`);

	test('duplicates the workflow with all of its settings, and shows why the copy is refused', async () => {
		await page.goto(`${stage.n8n.url}/workflow/${stage.workflowId}`);
		await at(page, 'workflow-menu').click();
		await at(page, 'workflow-menu-item-duplicate').click();
		await page.getByPlaceholder('Enter workflow name').fill('Elm Street Dental');
		const [opened] = await Promise.all([
			page.waitForEvent('popup'),
			page.getByRole('button', { name: 'Duplicate', exact: true }).click(),
		]);
		await opened.locator('[data-test-id="canvas-node"][data-node-name="Missed Call Trigger"]').waitFor();
		const id = new URL(opened.url()).pathname.split('/').at(-1) ?? '';
		await expectCopyOf(stage.workflowId, id);

		await at(opened, 'workflow-open-publish-modal-button').click();
		await at(opened, 'workflow-publish-button').click();
		await opened.getByText('already gets the calls').first().waitFor({ timeout: 60_000 });
	});
});
