import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { phoneNumberField, phoneSystemCredentials, phoneSystemField } from '../shared/phone-system-fields';

export const description: INodeTypeDescription = {
	displayName: 'Reply Watcher',
	name: 'replyWatcher',
	icon: { light: 'file:replyWatcher.svg', dark: 'file:replyWatcher.dark.svg' },
	group: ['trigger'],
	version: 1,
	subtitle: '={{ $parameter["phoneNumber"].value }}',
	description: 'Starts the workflow when a texted caller replies, opts out, stays silent or was not reached',
	eventTriggerDescription: 'Waiting for a text to this number',
	activationMessage: 'Texts to this number now start the workflow.',
	defaults: { name: 'Reply Watcher' },
	inputs: [],
	outputs: [
		NodeConnectionTypes.Main,
		NodeConnectionTypes.Main,
		NodeConnectionTypes.Main,
		NodeConnectionTypes.Main,
	],
	outputNames: ['Reply', 'No Reply', 'Opted Out', 'Not Delivered'],
	credentials: phoneSystemCredentials,
	webhooks: [{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'texts' }],
	properties: [
		phoneSystemField,
		phoneNumberField,
		{
			displayName: 'No Reply After (Minutes)',
			name: 'noReplyMinutes',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10080 },
			default: 60,
			description: 'How long to wait for a reply before the No Reply output fires, once per text. 0 for never.',
		},
	],
};
