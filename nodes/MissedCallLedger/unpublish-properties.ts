import type { INodeProperties } from 'n8n-workflow';

const forUnpublishing = { show: { resource: ['phoneNumber'], operation: ['unpublishAll'] } };

export const unpublishProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['phoneNumber'] } },
		options: [
			{
				name: 'Unpublish All',
				value: 'unpublishAll',
				action: 'Unpublish all phone numbers',
				description:
					'Puts every number on record back as it was before n8n had it, whose workflow may be gone',
			},
		],
		default: 'unpublishAll',
	},
	{
		displayName:
			'Choose the credential of each phone system above. Callers get no text from then on. A workflow that is still published takes its number again when n8n starts, so unpublish those first.',
		name: 'unpublishNotice',
		type: 'notice',
		default: '',
		displayOptions: forUnpublishing,
	},
	{
		displayName: 'Put Every Number Back',
		name: 'confirmed',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: forUnpublishing,
		description: 'Whether every number on record, of all clients, is to be put back now',
	},
];
