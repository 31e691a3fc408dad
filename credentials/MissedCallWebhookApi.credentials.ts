import type { ICredentialType, INodeProperties } from 'n8n-workflow';

export class MissedCallWebhookApi implements ICredentialType {
	name = 'missedCallWebhookApi';

	displayName = 'Missed Call: Signed Webhook API';

	icon = { light: 'file:icons/webhook.svg', dark: 'file:icons/webhook.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'How the Phone System Proves Itself',
			name: 'proof',
			type: 'options',
			default: 'token',
			options: [
				{
					name: 'Token',
					value: 'token',
					description: 'A secret word in a header: every phone system that can send web requests can do it',
				},
				{
					name: 'Signature',
					value: 'signature',
					description: 'As the Standard Webhooks say: safer, for systems or scripts that can sign',
				},
			],
		},
		{
			displayName: 'Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 64 letters and digits',
			displayOptions: { show: { proof: ['token'] } },
			description:
				'Goes into the header: Authorization: Bearer and the token. Make one with: openssl rand -hex 32.',
		},
		{
			displayName: 'Signing Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. whsec_…',
			displayOptions: { show: { proof: ['signature'] } },
			description: 'Make one with: echo whsec_$(openssl rand -base64 32)',
		},
	];
}
