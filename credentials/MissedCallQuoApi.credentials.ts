import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

export class MissedCallQuoApi implements ICredentialType {
	name = 'missedCallQuoApi';

	displayName = 'Missed Call: Quo API';

	icon = { light: 'file:icons/quo.svg', dark: 'file:icons/quo.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Made by an owner or admin in Quo (formerly OpenPhone) under Settings, API',
		},
		{
			displayName: 'Advanced: API Address',
			name: 'apiUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.quo.com',
			description: 'Only for a proxy or a pretend phone company. Empty for Quo itself.',
		},
	];

	/** The bare key, without the word Bearer: https://www.quo.com/docs/mdx/api-reference/authentication */
	authenticate: IAuthenticate = (credentials, requestOptions) =>
		Promise.resolve({
			...requestOptions,
			headers: {
				...requestOptions.headers,
				Authorization: typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '',
			},
		});

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.apiUrl || "https://api.quo.com" }}',
			url: '/v1/phone-numbers',
			disableFollowRedirect: true,
		},
	};
}
