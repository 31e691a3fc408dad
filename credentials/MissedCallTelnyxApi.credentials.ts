import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class MissedCallTelnyxApi implements ICredentialType {
	name = 'missedCallTelnyxApi';

	displayName = 'Missed Call: Telnyx API';

	icon = { light: 'file:icons/telnyx.svg', dark: 'file:icons/telnyx.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. KEY and 50 more characters',
			description: 'In the Telnyx portal under Account Settings, Keys & Credentials, API Keys',
		},
		{
			displayName: 'Public Key',
			// No secret, which a name that ends in “key” would be taken for.
			name: 'webhooksSignedBy',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 44 characters that end with =',
			description:
				'Beside the API keys, under Public Key. It proves that calls and texts really come from Telnyx.',
		},
		{
			displayName: 'Advanced: API Address',
			name: 'apiUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.telnyx.com',
			description: 'Only for a proxy or a pretend phone company. Empty for Telnyx itself.',
		},
	];

	/** A function and no expressions: n8n sets up a sandbox to evaluate those, which takes longer than the request. */
	authenticate: IAuthenticate = (credentials, requestOptions) =>
		Promise.resolve({
			...requestOptions,
			headers: { ...requestOptions.headers, Authorization: `Bearer ${asText(credentials.apiKey).trim()}` },
		});

	/** A list that the nodes read, too. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.apiUrl || "https://api.telnyx.com" }}',
			url: '/v2/phone_numbers?page[size]=1',
			disableFollowRedirect: true,
		},
	};
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
