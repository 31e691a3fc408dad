import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '../../ledger/ledger';

/** So short that nobody who calls meanwhile notices. */
const SLICE_MS = 10;
const PAUSE_MS = 90;

/**
 * Forgets callers of this business of whom nothing was heard for `keepMs`, a little at a time.
 *
 * @param closing Stops it between two slices.
 */
export async function forgetOldCallers(
	ledger: Ledger,
	business: string,
	keepMs: number,
	closing: AbortSignal,
): Promise<void> {
	const now = Date.now();
	const times = { before: now - keepMs, now };
	let after: string | undefined = '';
	while (after !== undefined && !closing.aborted) {
		const endsAt = performance.now() + SLICE_MS;
		after = await ledger.forgetOld(business, times, after, () => performance.now() >= endsAt);
		await wait(PAUSE_MS);
	}
}
