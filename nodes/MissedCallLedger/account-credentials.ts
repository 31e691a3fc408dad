import type { INodeCredentialDescription } from 'n8n-workflow';
import type { PhoneSystem } from '../../providers/contract';
import { phoneSystems } from '../../providers/registry';

/** Of the phone systems that this node asks by itself; the record needs none. */
export const accountCredentials: INodeCredentialDescription[] = phoneSystems
	.map((system) => ({ system, uses: usesOf(system) }))
	.filter(({ uses }) => uses.length > 0)
	.map(({ system: { credentialType, displayName }, uses }) => ({
		name: credentialType,
		displayName: `${displayName} (Only for ${uses.join(' and ')})`,
		required: false,
	}));

function usesOf({ calls, numbers }: PhoneSystem): string[] {
	return [...(calls?.list ? ['a Prospect Audit'] : []), ...(numbers ? ['Unpublish All'] : [])];
}
