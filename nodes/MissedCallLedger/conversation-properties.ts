import type { INodeProperties } from 'n8n-workflow';
import { limitFields } from './limit-properties';

const forMany = { resource: ['conversation'], operation: ['getAll'] };
const forOutcome = { resource: ['conversation'], operation: ['setOutcome'] };

export const conversationProperties: INodeProperties[] = [
	{
		displayName: 'Show',
		name: 'show',
		type: 'options',
		displayOptions: { show: forMany },
		options: [
			{
				name: 'All Conversations',
				value: 'all',
				description: 'Everybody who called and was missed, or wrote',
			},
			{
				name: 'Got No Text',
				value: 'notTexted',
				description: 'Whose last missed call was not followed by a text, with the reason',
			},
			{
				name: 'Replied and Not Followed Up',
				value: 'replied',
				description: 'Who wrote, and since then was not texted, not talked to and has no outcome',
			},
			{
				name: 'Waiting for Us Longer Than',
				value: 'waiting',
				description: 'The same, once it takes too long',
			},
		],
		default: 'all',
		description: 'Which conversations are listed',
	},
	{
		displayName: 'Hours',
		name: 'waitingHours',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 2,
		displayOptions: { show: { ...forMany, show: ['waiting'] } },
		description: 'How long the caller has waited since they wrote',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'options',
		displayOptions: { show: forMany },
		options: [
			{ name: 'Any Time', value: 'anyTime' },
			{ name: 'Last 30 Days', value: 'last30Days' },
			{ name: 'Last 7 Days', value: 'last7Days' },
			{ name: 'Today', value: 'today' },
			{ name: 'Yesterday', value: 'yesterday' },
		],
		default: 'anyTime',
		description: 'Only conversations in which something has happened since the beginning of that day',
	},
	{
		displayName: 'Only This Caller',
		name: 'onlyCaller',
		type: 'string',
		default: '',
		placeholder: 'e.g. (415) 555-0142',
		displayOptions: { show: forMany },
		description: 'Phone number of the only caller who is listed. Leave empty for everybody.',
	},
	...limitFields(forMany),
	{
		displayName: 'Caller',
		name: 'caller',
		type: 'string',
		default: '={{ $json.contact?.number }}',
		placeholder: 'e.g. (415) 555-0142',
		displayOptions: { show: { resource: ['conversation'], operation: ['setOutcome', 'forget'] } },
		description: 'Phone number of the caller; as it stands, the one of the item',
	},
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		displayOptions: { show: forOutcome },
		options: [
			{ name: 'Booked', value: 'booked', description: 'An appointment was made' },
			{ name: 'Lost', value: 'lost', description: 'Nothing will come of it' },
			{ name: 'Spam', value: 'spam', description: 'Not a customer; left out of reports' },
			{ name: 'Won', value: 'won', description: 'It became a job' },
		],
		default: 'booked',
		description: 'How it turned out. The last word counts.',
	},
	{
		displayName: 'Value of the Job',
		name: 'value',
		type: 'string',
		default: '',
		placeholder: 'e.g. 350',
		displayOptions: { show: { ...forOutcome, outcome: ['won'] } },
		description: 'What the job brings, in the client’s money. Leave empty when nobody knows.',
	},
];
