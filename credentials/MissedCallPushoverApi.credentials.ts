import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

export class MissedCallPushoverApi implements ICredentialType {
	name = 'missedCallPushoverApi';

	displayName = 'Missed Call: Pushover API';

	icon = { light: 'file:icons/pushover.svg', dark: 'file:icons/pushover.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Of the application you made at pushover.net under Your Applications',
		},
		{
			displayName: 'User Key',
			name: 'userToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'The owner’s key, on the first page of pushover.net after signing in. A group key works too.',
		},
		{
			displayName: 'Advanced: API Address',
			name: 'apiUrl',
			type: 'string',
			default: 'https://api.pushover.net',
			placeholder: 'e.g. https://api.pushover.net',
			description: 'Leave as it is, unless you test against a server of your own',
		},
	];

	/** Pushover takes its keys in the body. https://pushover.net/api */
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			body: { token: '={{$credentials.apiToken}}', user: '={{$credentials.userToken}}' },
		},
	};

	/** https://pushover.net/api#verification */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.apiUrl.trim().replace(/\\/+$/, "")}}',
			url: '/1/users/validate.json',
			method: 'POST',
			disableFollowRedirect: true,
		},
	};
}
