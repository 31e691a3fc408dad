import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { HeldRegistration, Ledger, Registration } from '../../ledger/ledger';
import { isTestHolder } from './holder';
import { EVERY_NUMBER } from './number-options';

type Mine = Pick<Registration, 'holder' | 'provider' | 'number' | 'use'>;

/** Everybody else who has, or left behind, a claim to the number's calls or texts. */
export async function otherHolders(
	ledger: Ledger,
	{ holder, provider, number, use }: Mine,
): Promise<HeldRegistration[]> {
	const all = await ledger.registrationsOf(provider, number, use);
	return all.filter((registration) => registration.holder !== holder);
}

/** The workflow that is active with this number. */
export function activeHolder(others: HeldRegistration[]): HeldRegistration | undefined {
	return others.find(({ holder, live }) => live && !isTestHolder(holder));
}

/**
 * @param isNewcomer Whether those who had the number before n8n's start go first, who are about to come back for it.
 * @throws NodeOperationError when another active workflow, or another trigger of this one, has the number.
 */
export function refuseTaken(
	context: IHookFunctions,
	{ number, use }: Mine,
	others: HeldRegistration[],
	isNewcomer: boolean,
): void {
	const active = activeHolder(others);
	const taker = active ?? (isNewcomer ? leftHolder(others) : undefined);
	// Each such workflow has the numbers that report to its own address.
	if (!taker || number === EVERY_NUMBER) return;
	const isHere = taker.holder.startsWith(`${String(context.getWorkflow().id)}:`);
	const { message, description } = active
		? haveNow(active, isHere, `the ${use} of ${number}`)
		: hadBefore(taker, isHere, `the ${use} of ${number}`);
	throw new NodeOperationError(context.getNode(), message, { description });
}

/** The workflow that had this number when n8n stopped. */
function leftHolder(others: HeldRegistration[]): HeldRegistration | undefined {
	return others.find(({ holder, released }) => !released && !isTestHolder(holder));
}

function haveNow({ workflow }: Registration, isHere: boolean, what: string) {
	return isHere
		? {
				message: `Another trigger of this workflow already gets ${what}`,
				description: 'Remove one of the two, or choose another number in “Phone Number”.',
			}
		: {
				message: `The active workflow “${workflow}” already gets ${what}`,
				description: 'Unpublish that workflow first, or choose another number in “Phone Number”.',
			};
}

/** Nobody knows whether it comes back: n8n may have lost it, as when its database was made anew. */
function hadBefore({ workflow }: Registration, isHere: boolean, what: string) {
	return isHere
		? {
				message: `Another trigger of this workflow had ${what} before n8n stopped`,
				description:
					'It goes first when n8n starts. If it is not there any more, unpublish this workflow and publish it again.',
			}
		: {
				message: `“${workflow}” had ${what} before n8n stopped`,
				description:
					'That workflow goes first when n8n starts. If it is not there any more, or not to be active, unpublish this one and publish it again.',
			};
}
