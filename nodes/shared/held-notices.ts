import type { Ledger } from '../../ledger/ledger';
import type { TextBackEvent, TextBackItem } from '../../textback/item';

/**
 * Items that lead a run to the Notify Owner node that holds notifications whose time has come. A trigger hands out those
 * of its own events, so that each goes the way it went before.
 *
 * @param numbers The businesses that the trigger serves.
 */
export async function* heldNotices(
	ledger: Ledger,
	numbers: readonly string[],
	events: readonly TextBackEvent[],
	now: number,
): AsyncGenerator<TextBackItem> {
	for (const number of numbers) {
		for (const item of await ledger.dueDigests(number, events, now)) yield { ...item, digest: true };
	}
}
