import type { Page } from 'playwright-core';
import type { Save } from './save';

/** Longer than the owner's phone rings. The owner gets a push message and a text of each event. */
const PATIENCE_MS = 60_000;

/** A missed call on the phones page, from before the call until the owner has the reply. */
export async function photographPhones(page: Page, url: string, save: Save): Promise<void> {
	const bothCards = async (words: string) => {
		const cards = page.getByTestId('owner-notification').filter({ hasText: words });
		await cards.nth(1).waitFor({ timeout: PATIENCE_MS });
	};
	const picture = async (name: string) => save(name, await page.screenshot({ animations: 'disabled' }));

	await page.goto(url);
	await page.getByTestId('call-button').waitFor();
	await picture('phones-start');

	await page.getByTestId('call-button').click();
	await page.locator('[data-testid=owner-phone][data-state=ringing]').waitFor();
	await picture('phones-ringing');

	const texts = page.locator('[data-testid=caller-message][data-direction=in]');
	await bothCards('Missed call');
	await page.locator('[data-testid=caller-phone][data-state=idle]').waitFor({ timeout: PATIENCE_MS });
	await page.getByTestId('caller-texts-tab').click();
	await texts.first().waitFor();
	await picture('phones-text');

	await page.getByTestId('reply-box').fill('Hi! My kitchen sink is leaking. Can someone come today?');
	await page.getByTestId('reply-send').click();
	await bothCards('Reply from');
	await picture('phones-reply');
}
