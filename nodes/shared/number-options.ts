import type { IHookFunctions, INodeProperties } from 'n8n-workflow';
import type { PhoneSystem, WebhookUse } from '../../providers/contract';
import { phoneSystems } from '../../providers/registry';

const PASTE = 'paste';

const settable = phoneSystems.filter(({ numbers }) => numbers !== undefined);
const unsettable = phoneSystems.filter(({ numbers }) => numbers === undefined);

/** Where a person may set the addresses instead. */
const pasteable = (use: WebhookUse) => settable.filter(({ whereToPaste }) => whereToPaste[use] !== undefined);

/** What to do with a phone system whose numbers cannot be set up from here: there is no choice, so it is always told. */
export function addressNotices(use: WebhookUse): INodeProperties[] {
	return unsettable.map((system) => notice(system, use, {}));
}

/** Settings of the number that few people need, and what to do for those who set the addresses themselves. */
export function numberOptions(use: WebhookUse, more: INodeProperties[] = []): INodeProperties[] {
	return [
		{
			displayName: 'Phone Number Options',
			name: 'numberOptions',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			displayOptions: { show: { phoneSystem: settable.map(({ id }) => id) } },
			options: [
				{
					displayName: 'Addresses at the Phone System',
					name: 'addresses',
					type: 'options',
					default: 'set',
					displayOptions: { show: { '/phoneSystem': pasteable(use).map(({ id }) => id) } },
					options: [
						{
							name: 'Set by This Node',
							value: 'set',
							description: 'While the workflow is active; what was there before is put back afterwards',
						},
						{
							name: 'I Will Paste Them Myself',
							value: PASTE,
							description: 'For a number whose settings must not be changed from here',
						},
					],
					description: 'How the phone system learns where to report calls and texts of this number',
				},
				...more,
			],
		},
		...pasteable(use).map((system) => notice(system, use, { '/numberOptions.addresses': [PASTE] })),
	];
}

function notice(system: PhoneSystem, use: WebhookUse, condition: Record<string, string[]>): INodeProperties {
	return {
		displayName: `Open <b>Webhook URLs</b> at the top of these settings, choose <b>Production URL</b> and click the address to copy it. ${system.whereToPaste[use]}`,
		name: `${system.id}PasteNotice`,
		type: 'notice',
		default: '',
		displayOptions: { show: { phoneSystem: [system.id], ...condition } },
	};
}

/** n8n shows a trigger's address at the top of its settings; only who pastes it needs to see it. */
export const hideAddressUnlessPasted = `={{ ${JSON.stringify(settable.map(({ id }) => id))}.includes($parameter["phoneSystem"]) && ($parameter["numberOptions"] || {}).addresses !== "${PASTE}" }}`;

/** Whether a person sets the number's webhooks, so that we must not. */
export function pastesAddresses(context: IHookFunctions, system: PhoneSystem, use: WebhookUse): boolean {
	if (system.whereToPaste[use] === undefined) return false;
	return context.getNodeParameter('numberOptions.addresses', 'set') === PASTE;
}
