import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Tested by Send Text-Back's `ledgerConnection`: a database speaks no HTTP. */
export class MissedCallPostgresApi implements ICredentialType {
	name = 'missedCallPostgresApi';

	displayName = 'Missed Call: Postgres API';

	icon = { light: 'file:icons/postgres.svg', dark: 'file:icons/postgres.dark.svg' } as const;

	documentationUrl = 'https://www.npmjs.com/package/n8n-nodes-missed-call-text-back';

	properties: INodeProperties[] = [
		{
			displayName:
				'Only needed when n8n runs as several processes (queue mode). Choose the same credential in every node of this package.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. postgres.example.com',
			description: 'The Postgres server. It may be the one that n8n itself uses.',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			required: true,
			default: 5432,
			description: 'The server’s own port, not that of a connection pooler',
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. n8n',
			description:
				'The record is kept in a schema of its own in it, missed_call_text_back, apart from everything else',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. n8n',
			description: 'A user that may create a schema in this database',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'TLS',
			name: 'tls',
			type: 'options',
			options: [
				{
					name: 'On, and Check the Certificate',
					value: 'verified',
					description: 'For a server anywhere else',
				},
				{
					name: 'On, Without a Check',
					value: 'unverified',
					description: 'Encrypted, but whoever answers is believed to be the server',
				},
				{
					name: 'Off',
					value: 'off',
					description: 'Only for a server on this machine or its private network',
				},
			],
			default: 'verified',
			description: 'How the connection to the server is protected',
		},
		{
			displayName: 'Certificate Authority',
			name: 'trustedAuthority',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. -----BEGIN CERTIFICATE-----',
			displayOptions: { show: { tls: ['verified'] } },
			description:
				'Only for a server whose certificate is not publicly signed, as with many hosting companies',
		},
	];
}
