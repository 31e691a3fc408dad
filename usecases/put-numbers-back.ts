import type { Ledger, Registration } from '../ledger/ledger';
import type { Account, WebhookUse } from '../providers/contract';
import { ProviderError } from '../providers/error';
import { includesFields, pick, sameFields, unwound, type Fields } from '../providers/webhook-fields';
import { endStandby } from './end-standby';

/** What became of the calls or the texts of one number. */
export type PutBack = {
	provider: string;
	number: string;
	use: WebhookUse;
	/** The workflows that had them, by name. */
	workflows: string[];
} & (
	| {
			outcome: 'putBack';
			/** As the phone system has them again. */
			fields: Fields;
			/** What rang the phones while n8n was down could not be removed, and rings nothing any more. */
			leftBehind?: string;
	  }
	/** Somebody else has set other addresses since; they stay. */
	| { outcome: 'changedSince' }
	/** A person pasted the addresses at the phone system, and has to take them out there. */
	| { outcome: 'setByHand' }
	| { outcome: 'failed'; problem: string }
);

type Numbers = Pick<Ledger, 'registrations' | 'dropRegistration' | 'standby' | 'dropStandby'>;

/**
 * Puts back what every number on record had before it was pointed at n8n, also where its workflow is gone. What could be put
 * back leaves the record; the rest stays in it.
 *
 * @param accountOf The account at a phone system; undefined where there is none to be used.
 */
export async function* putNumbersBack(
	ledger: Numbers,
	accountOf: (provider: string) => Promise<Account | undefined>,
): AsyncGenerator<PutBack> {
	const all = await ledger.registrations();
	const groups = Map.groupBy(all, ({ provider, number, use }) => `${provider} ${number} ${use}`);
	for (const [first, ...others] of groups.values()) {
		if (first) yield await putBack(ledger, [first, ...others], accountOf);
	}
}

async function putBack(
	ledger: Numbers,
	layers: [Registration, ...Registration[]],
	accountOf: (provider: string) => Promise<Account | undefined>,
): Promise<PutBack> {
	const [{ provider, number, use }] = layers;
	const what = { provider, number, use, workflows: [...new Set(layers.map(({ workflow }) => workflow))] };
	const names = layers.flatMap(({ ours }) => Object.keys(ours));
	if (names.length === 0) return { ...what, outcome: 'setByHand' };
	try {
		const account = await accountOf(provider);
		if (!account)
			return { ...what, outcome: 'failed', problem: 'There is no credential for its phone system.' };
		const { numbers, http, credential } = account;
		const left = use === 'calls' ? await endStandby(ledger, what, account) : undefined;
		const current = pick(await numbers.readWebhooks(http, credential, number, use), names);
		const fields = unwound(current, layers);
		const wasOurs = layers.some(({ ours }) => Object.keys(ours).length > 0 && includesFields(current, ours));
		if (!sameFields(fields, current)) await numbers.writeWebhooks(http, credential, number, fields);
		for (const { holder } of layers) await ledger.dropRegistration(holder);
		if (!wasOurs) return { ...what, outcome: 'changedSince' };
		return { ...what, outcome: 'putBack', fields, ...(left && { leftBehind: left.message }) };
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return { ...what, outcome: 'failed', problem: `${error.message}. ${error.advice}` };
	}
}
