import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class MissedCallNtfyApi implements ICredentialType {
	name = 'missedCallNtfyApi';

	displayName = 'Missed Call: Ntfy API';

	icon = { light: 'file:icons/ntfy.svg', dark: 'file:icons/ntfy.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'Server',
			name: 'server',
			type: 'string',
			required: true,
			default: 'https://ntfy.sh',
			placeholder: 'e.g. https://ntfy.example.com',
			description: 'Web address of the ntfy server that the token belongs to',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. tk_…',
			description: 'Made in the ntfy web app under Account, Access Tokens',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.accessToken}}' } },
	};

	/** https://docs.ntfy.sh/publish/#access-tokens; the account answers 401 to a token that is wrong. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.server.trim().replace(/\\/+$/, "")}}',
			url: '/v1/account',
			disableFollowRedirect: true,
		},
	};
}
