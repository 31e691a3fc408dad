import type { Credential } from '../../../providers/contract';
import { addressKey } from '../../../providers/telnyx/account';
import { STEPS, stepUrl } from '../../../providers/twiml/call-steps';

/** The query of an address of ours for a step of a call, as Telnyx asks for it; one that names no step stays as it is. */
export function signedQuery(
	url: string,
	credential: Credential,
	query: Record<string, string>,
): Record<string, string> {
	const step = STEPS.find((known) => known === query.step);
	if (!step) return query;
	const { step: _step, turn, ...details } = query;
	const ours = { ...details, ...(turn !== undefined && { turn: Number(turn) }) };
	const address = stepUrl({ url, key: addressKey(credential) }, step, ours);
	return Object.fromEntries(new URL(address).searchParams);
}
