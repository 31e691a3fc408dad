import type { Page } from 'playwright-core';
import { isObject, listIn } from '../../sandbox/n8n/json';
import type { N8nApi } from '../../sandbox/n8n/api';
import type { Save } from './save';

/** Tall enough to show every field of a credential without scrolling, where n8n lets its dialog grow. */
const TALL = { width: 1280, height: 1400 };
const GROWN = '[data-test-id=editCredential-modal] { height: auto !important; max-height: none !important; }';

/** What the names of our credential types begin with, as n8n lists them. */
const OURS = /^missedCall(\w+)Api$/;

/** What a person fills in to connect: each credential of the package, as n8n shows a new one. */
export async function photographCredentials(page: Page, api: N8nApi, url: string, save: Save): Promise<void> {
	const part = (id: string) => page.locator(`[data-test-id="${id}"]`);
	const types = listIn(await api.session.request('GET', '/types/credentials.json'), 'the credential types');
	await page.setViewportSize(TALL);
	for (const { name, displayName } of types.filter(isObject)) {
		const [, system] = OURS.exec(String(name)) ?? [];
		if (system === undefined) continue;
		await page.goto(`${url}/home/credentials/create`);
		await part('new-credential-type-select').locator('input').fill(String(displayName));
		await part('new-credential-type-select-option').getByText(String(displayName), { exact: true }).click();
		await part('new-credential-type-button').click();
		const dialog = part('editCredential-modal');
		await part('credential-connection-parameter').first().waitFor();
		await page.waitForLoadState('networkidle');
		await page.addStyleTag({ content: GROWN });
		await page.mouse.move(1, 1);
		await save(`credential-${system.toLowerCase()}`, await dialog.screenshot({ animations: 'disabled' }));
	}
}
