import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Tested by Notify Owner's `smtpConnection`: a mail server speaks no HTTP. */
export class MissedCallSmtpApi implements ICredentialType {
	name = 'missedCallSmtpApi';

	displayName = 'Missed Call: SMTP API';

	icon = { light: 'file:icons/smtp.svg', dark: 'file:icons/smtp.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. smtp.example.com',
			description: 'Your mail provider’s server for outgoing mail',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			required: true,
			default: 587,
			description: 'Most providers use 587 with STARTTLS or 465 with TLS',
		},
		{
			displayName: 'Encryption',
			name: 'encryption',
			type: 'options',
			options: [
				{ name: 'STARTTLS', value: 'starttls', description: 'Usual on port 587' },
				{ name: 'TLS', value: 'tls', description: 'Usual on port 465' },
				{ name: 'None', value: 'none', description: 'Only for a mail server on this machine' },
			],
			default: 'starttls',
			description: 'How the connection to the mail server is protected',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			placeholder: 'e.g. office@example.com',
			description: 'Leave empty when the mail server asks for no sign-in',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Many providers want an app password here, not the one you sign in with',
		},
		{
			displayName: 'From Name',
			name: 'fromName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Oak Street Plumbing',
			description: 'The name that the mail comes from',
		},
		{
			displayName: 'From Email',
			name: 'fromEmail',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. office@example.com',
			description: 'The address that the mail comes from',
		},
	];
}
