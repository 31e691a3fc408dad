import { setTimeout as wait } from 'node:timers/promises';
import type { HeldRegistration, Ledger } from '../../ledger/ledger';
import type { TextSystem } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { isTestHolder } from '../shared/holder';
import type { Addressed } from './read-item';
import type { Tools } from './send';

/** How long a run waits for the texts that came while n8n was down, and how long texts wait for them altogether. */
export const unreadPatience = { runMs: 30_000, altogetherMs: 15 * 60_000, lookEveryMs: 500 };

const RETRY_MS = 60_000;

/**
 * Waits until the Reply Watcher of the number has read the texts that came in while it was not there: one of them may ask
 * for no more texts. When they cannot be read for long, texts go out without.
 *
 * @throws {ProviderError} when they could not be read yet; the call stays in the outbox to be tried again.
 */
export async function untilTextsAreRead(
	{ ledger, system }: Pick<Tools, 'ledger' | 'system'>,
	{ key, pair }: Pick<Addressed, 'key' | 'pair'>,
): Promise<void> {
	if (!system.texts.list) return;
	const endsAt = performance.now() + unreadPatience.runMs;
	for (;;) {
		const watcher = await watcherOf(ledger, system, pair.business);
		if (!watcher || watcher.caughtUp) return;
		const now = Date.now();
		const since = await ledger.awaitedSince(watcher.holder, now);
		if (now - since >= unreadPatience.altogetherMs) return;
		if (performance.now() >= endsAt) {
			await ledger.retryAt(key, now + RETRY_MS, now);
			throw unread(system);
		}
		await wait(unreadPatience.lookEveryMs);
	}
}

/** The latest that gets the number's texts, or is about to come back for them. */
async function watcherOf(
	ledger: Ledger,
	{ id }: TextSystem,
	business: string,
): Promise<HeldRegistration | undefined> {
	const registrations = await ledger.registrationsOf(id, business, 'texts');
	return registrations.find(({ holder, released }) => !released && !isTestHolder(holder));
}

function unread({ displayName }: TextSystem): ProviderError {
	return new ProviderError(
		'unavailable',
		'The texts that came in while n8n was down could not be read yet',
		`One of them may ask for no more texts. If the Reply Watcher of this number is active, it keeps asking ${displayName}; see its errors in n8n’s log. The caller is texted afterwards, or after ${unreadPatience.altogetherMs / 60_000} minutes all the same.`,
	);
}
