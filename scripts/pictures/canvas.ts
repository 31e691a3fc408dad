import type { Locator, Page } from 'playwright-core';
import type { Save } from './save';

const NODES = [
	['Missed Call Trigger', 'missed-call-trigger'],
	['Business Hours Router', 'business-hours-router'],
	['Send Text-Back', 'send-text-back'],
	['Reply Watcher', 'reply-watcher'],
	['Notify Owner', 'notify-owner'],
] as const;

/** What a client has in place of the sandbox's own push service. */
const PUSH_FIELDS = [
	['ntfyServer', 'https://ntfy.sh'],
	['ntfyTopic', 'oak-street-plumbing-7f3k9q'],
] as const;

/** Tall enough to show every setting of a node without scrolling. */
const TALL = { width: 1280, height: 1600 };
const MARGIN = 16;

/** What n8n shows on the way that has nothing to do with the workflow, and what would draw the eye in a picture. */
export const TIDY = `
	[data-test-id=suggested-actions-close], [data-test-id=node-feature-request] { visibility: hidden !important; }
	*, *::before, *::after { animation: none !important; transition: none !important; caret-color: transparent !important; }
`;

/** The canvas of the reference workflow, and the settings of each of its nodes. */
export async function photographCanvas(page: Page, url: string, save: Save): Promise<void> {
	const part = (id: string) => page.locator(`[data-test-id="${id}"]`);

	await page.goto(url);
	await part('canvas-node').first().waitFor();
	// The sandbox folds up n8n's checklist as soon as it shows.
	await page.waitForLoadState('networkidle');
	await part('suggested-actions-close').waitFor({ state: 'detached' });
	await part('zoom-to-fit').click();
	await page.addStyleTag({ content: TIDY });
	await page.mouse.move(640, 100);
	await save('canvas', await page.screenshot());

	for (const [node, name] of NODES) {
		await photographNode(page, node, name, save, name === 'notify-owner' ? PUSH_FIELDS : []);
	}
}

/** The settings of a node of the open workflow, after some of its fields were filled in. */
export async function photographNode(
	page: Page,
	node: string,
	name: string,
	save: Save,
	fields: ReadonlyArray<readonly [string, string]> = [],
): Promise<void> {
	const part = (id: string) => page.locator(`[data-test-id="${id}"]`);
	await page.setViewportSize(TALL);
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
	await part('node-parameters').waitFor();
	await page.waitForLoadState('networkidle');
	for (const [field, value] of fields) {
		const input = part(`parameter-input-${field}`).locator('input');
		await input.fill(value);
		await input.blur();
	}
	await save(name, await photographSettings(page, part('node-parameters')));
	await part('ndv-close-button').click();
	await part('ndv').waitFor({ state: 'detached' });
}

/** The settings from the first to the last, without the empty space below. */
async function photographSettings(page: Page, settings: Locator): Promise<Buffer> {
	await page.mouse.move(1, 1);
	const all = await settings.boundingBox();
	const rows = await settings.locator('[data-test-id="parameter-item"]:visible').all();
	const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
	const bottom = Math.max(...boxes.map((box) => (box ? box.y + box.height : 0)));
	if (!all) throw new Error('The settings of a node are not to be seen.');
	return page.screenshot({
		clip: { x: all.x, y: all.y, width: all.width, height: bottom + MARGIN - all.y },
	});
}
