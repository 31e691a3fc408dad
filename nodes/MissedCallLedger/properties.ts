import type { INodeProperties } from 'n8n-workflow';
import { clientProperties } from './client-properties';
import { conversationProperties } from './conversation-properties';
import { optOutProperties } from './opt-out-properties';
import { reportProperties } from './report-properties';
import { unpublishProperties } from './unpublish-properties';

export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Client', value: 'client' },
			{ name: 'Conversation', value: 'conversation' },
			{ name: 'Opt-Out', value: 'optOut' },
			{ name: 'Phone Number', value: 'phoneNumber' },
			{ name: 'Report', value: 'report' },
		],
		default: 'conversation',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['client'] } },
		options: [
			{
				name: 'Check',
				value: 'check',
				action: 'Check a client',
				description: 'Checks a new client’s number, hours and messages before they go into a table',
			},
		],
		default: 'check',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['conversation'] } },
		options: [
			{
				name: 'Forget Caller',
				value: 'forget',
				action: 'Forget a caller',
				description: 'Deletes all that is known of a caller, except that they opted out',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many conversations',
				description: 'Lists callers with what was said last, who waits and who got no text',
			},
			{
				name: 'Set Outcome',
				value: 'setOutcome',
				action: 'Set the outcome of a conversation',
				description: 'Records that a caller booked, became a job, was lost or was spam',
			},
		],
		default: 'getAll',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['optOut'] } },
		options: [
			{
				name: 'Add',
				value: 'add',
				action: 'Add an opt out',
				description: 'Makes sure that a person is never texted',
			},
			{
				name: 'Import',
				value: 'import',
				action: 'Import opt outs',
				description: 'Adds a whole list, such as the one of the system that was used before',
			},
			{
				name: 'List',
				value: 'list',
				action: 'List opt outs',
				description: 'Lists who is never texted, and since when',
			},
			{
				name: 'Remove',
				value: 'remove',
				action: 'Remove an opt out',
				description: 'Lets a person be texted again who has asked for that',
			},
		],
		default: 'list',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['report'] } },
		options: [
			{
				name: 'Build',
				value: 'build',
				action: 'Build a report',
				description: 'What came of a client’s missed calls: texted, replied, booked, and what it is worth',
			},
			{
				name: 'Build Prospect Audit',
				value: 'buildAudit',
				action: 'Build a prospect audit',
				description: 'What a business without text-back misses, from a list of its calls',
			},
		],
		default: 'build',
	},
	{
		displayName: 'Client’s Phone Numbers',
		name: 'phoneNumbers',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0100',
		displayOptions: { hide: { operation: ['buildAudit', 'unpublishAll'] } },
		description: 'The numbers that this node may see, all of one client. Put a comma between several.',
		hint: 'Start with + and the country code when a number is outside the United States',
	},
	...clientProperties,
	...conversationProperties,
	...optOutProperties,
	...reportProperties,
	...unpublishProperties,
];
