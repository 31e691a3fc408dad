import type { Ledger } from '../../ledger/ledger';
import type { WebhookUse } from '../../providers/contract';
import { parsePhone } from '../../textback/phone-number';
import { activeHolder, otherHolders } from './number-holders';
import { EVERY_NUMBER } from './number-options';
import { orOverdue } from './taking';

type Asked = {
	holder: string;
	provider: string;
	use: WebhookUse;
	/** Only a number that this workflow serves already: what is told may be about somebody else's. */
	onlyKnown?: boolean;
	/** Since when somebody waits for the answer, by `performance.now()`: the record is waited for no longer than they do. */
	waitingSince?: number | undefined;
};

/**
 * The number that a call or a text went to, where a trigger serves every number that reports to its address. Its workflow
 * is remembered as the one that serves it.
 *
 * @param to As the phone system gave it.
 * @returns E.164; undefined when it is no number, or belongs to another workflow, which is active with just this number.
 */
export async function servedNumber(
	openLedger: () => Promise<Ledger>,
	to: string,
	asked: Asked,
): Promise<string | undefined> {
	const phone = parsePhone(to);
	if (phone.kind !== 'number') return undefined;
	const number = phone.e164;
	// A caller who waits must not suffer when the record fails. Whoever writes the call down meets the failure, and logs it.
	const isOurs = isServed(openLedger, number, asked).catch(() => true);
	const { waitingSince } = asked;
	const isServedHere =
		waitingSince === undefined ? await isOurs : await orOverdue(isOurs, true, waitingSince);
	return isServedHere ? number : undefined;
}

async function isServed(openLedger: () => Promise<Ledger>, number: string, asked: Asked): Promise<boolean> {
	const ledger = await openLedger();
	if (activeHolder(await otherHolders(ledger, { ...asked, number }))) return false;
	const servedBy = workflowOf(asked.holder);
	if ((await ledger.business(number))?.servedBy === servedBy) return true;
	if (asked.onlyKnown) return false;
	await ledger.saveBusiness({ number, servedBy });
	return true;
}

/** Whether this, as the phone system gave it, may be that number: an extension does not tell. */
export function mayBe(told: string, number: string): boolean {
	const phone = parsePhone(told);
	return phone.kind !== 'number' || phone.e164 === number;
}

/** The workflow of a holder, see `holderOf`. */
export function workflowOf(holder: string): string {
	return holder.split(':', 1)[0] ?? '';
}

/** Where the delivery of a text of this number is to be reported: to whoever watches it, or else every number. */
export async function receiptAddress(
	ledger: Ledger,
	provider: string,
	number: string,
	workflow: string,
): Promise<string | undefined> {
	const [own] = await ledger.registrationsOf(provider, number, 'texts');
	if (own) return own.webhookUrl;
	const every = await ledger.registrationsOf(provider, EVERY_NUMBER, 'texts');
	return every.find(({ holder }) => workflowOf(holder) === workflow)?.webhookUrl;
}
