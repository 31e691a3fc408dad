import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';
import type { Registration } from '../../ledger/ledger';
import type { Account, PhoneSystem } from '../../providers/contract';
import { phoneSystem } from '../../providers/registry';
import { httpWith } from './http';
import { refuseUnreachable } from './reachable';
import type { Fields } from '../../providers/webhook-fields';

type Registered = Pick<Registration, 'provider' | 'number' | 'use' | 'ours' | 'webhookUrl'>;

/** The number's webhooks as they are; none where a person sets them, whose number we may not even be let to read. */
export async function readWebhooks(context: IHookFunctions, registered: Registered): Promise<Fields> {
	if (isSetByHand(registered)) return {};
	const { numbers, http, credential } = await reach(context, registered);
	return await numbers.readWebhooks(http, credential, registered.number, registered.use);
}

export async function writeWebhooks(
	context: IHookFunctions,
	registered: Registered,
	fields: Fields,
): Promise<void> {
	const { numbers, http, credential } = await reach(context, registered);
	await numbers.writeWebhooks(http, credential, registered.number, fields);
}

/**
 * The secret that proves the webhooks just written: the one that is known, else a new one. Undefined where the credential
 * has it.
 */
export async function secretOf(
	context: IHookFunctions,
	registered: Registered,
	known: string | undefined,
): Promise<string | undefined> {
	if (known !== undefined || !comesWithWebhooks(phoneSystem(registered.provider))) return known;
	const { numbers, http, credential } = await reach(context, registered);
	return await numbers.newSecret?.(http, credential, registered.number, registered.use);
}

/** Whether the phone system hands out a secret with the webhooks. */
export function comesWithWebhooks({ numbers }: PhoneSystem): boolean {
	return numbers?.newSecret !== undefined;
}

/** @throws NodeOperationError when the phone system would not call us, with what to change and where. */
export async function refuseObstacles(context: IHookFunctions, registered: Registered): Promise<void> {
	if (!phoneSystem(registered.provider).numbers) return;
	const { numbers, http, credential } = await reach(context, registered);
	refuseUnreachable(context.getNode(), registered.webhookUrl, numbers.apiUrl(credential));
	if (isSetByHand(registered)) return;
	const { number, use, ours } = registered;
	const obstacles = await numbers.findObstacles(http, credential, number, use, ours);
	if (obstacles.length === 0) return;
	const words = obstacles.map(({ what, fix }) => `${what}. ${fix}`).join(' ');
	throw new NodeOperationError(context.getNode(), words);
}

/** What is needed to ask the phone system about the number. */
export async function reach(
	context: IHookFunctions | IExecuteFunctions,
	{ provider }: Pick<Registered, 'provider'>,
): Promise<Account> {
	const system = phoneSystem(provider);
	if (!system.numbers) throw new Error(`${system.displayName} does not let its numbers be set up from here`);
	return {
		numbers: system.numbers,
		http: httpWith(context, system.credentialType),
		credential: await context.getCredentials(system.credentialType),
	};
}

function isSetByHand({ ours }: Registered): boolean {
	return Object.keys(ours).length === 0;
}
