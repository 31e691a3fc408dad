import type { Ledger } from '../../ledger/ledger';
import type { TextWebhook } from '../../providers/contract';
import { pairKey } from '../../textback/phone-number';
import { mayBe } from '../shared/many-numbers';
import { activeHolder, otherHolders } from '../shared/number-holders';
import type { Watched } from './settings';

/**
 * Whether a text, or the report on one, is about a number of this watcher. Where the phone system does not sign which address
 * it calls, what it told another watcher can be sent here by anybody who has read it.
 */
export async function isServed(
	ledger: Ledger,
	watched: Watched,
	webhook: Exclude<TextWebhook, { kind: 'ignored' }>,
): Promise<boolean> {
	const { number, system } = watched;
	if (system.signsAddress) return true;
	const [ours, theirs] =
		webhook.kind === 'received' ? [webhook.to, webhook.from] : [webhook.from, webhook.to];
	if (number === undefined) return !(await isWatchedElsewhere(ledger, watched, ours));
	if (mayBe(ours, number)) return true;
	const caller = pairKey(theirs);
	// Another number of ours may have texted the caller in place of this one.
	if ((await ledger.conversationAt(pairKey(ours), caller)).business === number) return true;
	return webhook.kind === 'receipt'
		? (await ledger.textsSince({ business: number, caller }, 0)).includes(webhook.id)
		: false;
}

async function isWatchedElsewhere(
	ledger: Ledger,
	{ holder, system }: Watched,
	number: string,
): Promise<boolean> {
	const asked = { holder, provider: system.id, number: pairKey(number), use: 'texts' } as const;
	return activeHolder(await otherHolders(ledger, asked)) !== undefined;
}
