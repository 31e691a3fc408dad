import type { IAuthenticate, ICredentialTestRequest, ICredentialType, INodeProperties } from 'n8n-workflow';

const API_URL =
	'={{ $credentials.apiUrl || ({ ie1: "https://api.dublin.ie1.twilio.com", au1: "https://api.sydney.au1.twilio.com" })[$credentials.region] || "https://api.twilio.com" }}';

export class MissedCallTwilioApi implements ICredentialType {
	name = 'missedCallTwilioApi';

	displayName = 'Missed Call: Twilio API';

	icon = { light: 'file:icons/twilio.svg', dark: 'file:icons/twilio.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. AC and 32 more characters',
			description:
				'On the first page of the Twilio Console. For a client’s subaccount, the subaccount’s own.',
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'Below the Account SID. It proves that calls and texts really come from Twilio, so it is needed even with an API key.',
		},
		{
			displayName: 'Sign In With',
			name: 'signInWith',
			type: 'options',
			default: 'account',
			options: [
				{ name: 'Account SID and Auth Token', value: 'account' },
				{ name: 'API Key', value: 'apiKey', description: 'A key of its own that can be withdrawn by itself' },
			],
			description: 'How requests to Twilio are authorized',
		},
		{
			displayName: 'API Key SID',
			name: 'apiKeySid',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. SK and 32 more characters',
			displayOptions: { show: { signInWith: ['apiKey'] } },
		},
		{
			displayName: 'API Key Secret',
			name: 'apiKeySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { signInWith: ['apiKey'] } },
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			default: 'us1',
			options: [
				{ name: 'Australia (AU1)', value: 'au1' },
				{ name: 'Ireland (IE1)', value: 'ie1' },
				{ name: 'United States (US1)', value: 'us1' },
			],
			description: 'Where the account’s data is kept. The Auth Token or API key must be of the same region.',
		},
		{
			displayName: 'Advanced: API Address',
			name: 'apiUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://api.twilio.com',
			description: 'Only for a proxy or a pretend phone company. Empty for Twilio itself.',
		},
	];

	/** A function and no expressions: n8n sets up a sandbox to evaluate those, which takes longer than the request. */
	authenticate: IAuthenticate = (credentials, requestOptions) => {
		const [username, password] =
			credentials.signInWith === 'apiKey'
				? [credentials.apiKeySid, credentials.apiKeySecret]
				: [credentials.accountSid, credentials.authToken];
		return Promise.resolve({
			...requestOptions,
			auth: { username: asText(username), password: asText(password) },
		});
	};

	/** A list that Standard API keys may read, too; the account itself they may not. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: API_URL,
			url: '=/2010-04-01/Accounts/{{ $credentials.accountSid }}/IncomingPhoneNumbers.json?PageSize=1',
			disableFollowRedirect: true,
		},
	};
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
