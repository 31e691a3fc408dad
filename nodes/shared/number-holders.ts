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
	const taker =
		activeHolder(others) ??
		(isNewcomer ? others.find(({ holder, released }) => !released && !isTestHolder(holder)) : undefined);
	// Each such workflow has the numbers that report to its own address.
	if (!taker || number === EVERY_NUMBER) return;
	const isHere = taker.holder.startsWith(`${String(context.getWorkflow().id)}:`);
	throw new NodeOperationError(
		context.getNode(),
		isHere
			? `Another trigger of this workflow already gets the ${use} of ${number}`
			: `The active workflow “${taker.workflow}” already gets the ${use} of ${number}`,
		{
			description: isHere
				? 'Remove one of the two, or choose another number in “Phone Number”.'
				: 'Unpublish that workflow first, or choose another number in “Phone Number”.',
		},
	);
}
