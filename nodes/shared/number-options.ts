import type { IHookFunctions, INodeProperties, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { PhoneSystem, WebhookUse } from '../../providers/contract';
import { phoneSystems } from '../../providers/registry';

const PASTE = 'paste';
const EVERY = 'everyNumber';

/** Stands in a registration for every number that reports to its address. */
export const EVERY_NUMBER = '*';

/** Hides a field that is about one number where many are served. */
export const unlessEveryNumber = { hide: { '/numberOptions.addresses': [EVERY] } };

const settable = phoneSystems.filter(({ numbers }) => numbers !== undefined);
const unsettable = phoneSystems.filter(({ numbers }) => numbers === undefined);

/** Where a person may set the addresses instead. */
const pasteable = (use: WebhookUse) => settable.filter(({ whereToPaste }) => whereToPaste[use] !== undefined);

type Context = IHookFunctions | ITriggerFunctions | IWebhookFunctions;

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
						{
							name: 'I Will Paste Them at Many Numbers',
							value: EVERY,
							description:
								'One workflow serves every number that reports here, and looks the client up in a table',
						},
					],
					description: 'How the phone system learns where to report calls and texts of this number',
				},
				...more,
			],
		},
		...pasteable(use).map((system) => notice(system, use, { '/numberOptions.addresses': [PASTE, EVERY] })),
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
export const hideAddressUnlessPasted = `={{ ${JSON.stringify(settable.map(({ id }) => id))}.includes($parameter["phoneSystem"]) && (($parameter["numberOptions"] || {}).addresses || "set") === "set" }}`;

/** Whether a person sets the number's webhooks, so that we must not. */
export function pastesAddresses(context: IHookFunctions, system: PhoneSystem, use: WebhookUse): boolean {
	if (system.whereToPaste[use] === undefined) return false;
	return addressesOf(context) === PASTE || servesEveryNumber(context);
}

/** Whether every number that reports here is served, and not one that was chosen. */
export function servesEveryNumber(context: Context): boolean {
	return addressesOf(context) === EVERY;
}

function addressesOf(context: Context): unknown {
	return context.getNodeParameter('numberOptions.addresses', 'set');
}
