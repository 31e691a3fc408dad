import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { N8nApi } from '../../sandbox/n8n/api';
import { PROJECT } from '../../sandbox/n8n/paths';
import { readWorkflow } from '../../sandbox/n8n/workflow';
import { photographNode, TIDY } from './canvas';
import type { Save } from './save';

const FOLDER = join(PROJECT, 'workflows');
const REFERENCE = 'missed-call-text-back.json';
/** Where Missed Call Ledger is seen at work. */
const OF_THE_LEDGER = { file: 'weekly-report.json', node: 'Build the Report' };

/** The canvas of each workflow that ships but the reference workflow, which has pictures of its own, and the sixth node. */
export async function photographWorkflows(page: Page, api: N8nApi, url: string, save: Save): Promise<void> {
	for (const file of (await readdir(FOLDER)).filter((name) => name !== REFERENCE)) {
		const { id } = await api.importWorkflow(readWorkflow(await readFile(join(FOLDER, file), 'utf8')));
		await page.setViewportSize({ width: 1280, height: 720 });
		await page.goto(`${url}/workflow/${id}`);
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await page.waitForLoadState('networkidle');
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await page.addStyleTag({ content: TIDY });
		await page.mouse.move(1, 400);
		await save(`workflow-${file.replace('.json', '')}`, await page.screenshot());
		if (file === OF_THE_LEDGER.file) {
			await photographNode(page, OF_THE_LEDGER.node, 'missed-call-ledger', save);
		}
	}
}
