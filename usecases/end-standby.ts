import type { Ledger } from '../ledger/ledger';
import type { Account } from '../providers/contract';
import { ProviderError } from '../providers/error';
import { includesFields } from '../providers/webhook-fields';

/**
 * Puts back what the number did without us, and takes away what rang its phones.
 *
 * @returns what kept it from being taken away: it stays on record then, for the next time.
 * @throws ProviderError when the number could not be read or changed.
 */
export async function endStandby(
	ledger: Pick<Ledger, 'standby' | 'dropStandby'>,
	{ provider, number }: { provider: string; number: string },
	{ numbers, http, credential }: Account,
): Promise<ProviderError | undefined> {
	const known = await ledger.standby(provider, number);
	if (!known) return undefined;
	if (includesFields(await numbers.readWebhooks(http, credential, number, 'calls'), known.ours)) {
		await numbers.writeWebhooks(http, credential, number, known.previous);
	}
	try {
		await numbers.standby?.remove(http, credential, known.id);
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		return error;
	}
	await ledger.dropStandby(provider, number);
	return undefined;
}
