import type { INodeProperties } from 'n8n-workflow';
import { timeZoneField } from '../shared/time-zones';

const forReport = { resource: ['report'], operation: ['build'] };
const forBoth = { resource: ['report'] };

export const reportProperties: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		displayOptions: { show: forReport },
		options: [
			{ name: 'Between Two Days', value: 'days' },
			{ name: 'Last 12 Months', value: 'last12Months', description: 'Whole months' },
			{ name: 'Last 30 Days', value: 'last30Days', description: 'Up to and with yesterday' },
			{ name: 'Last 7 Days', value: 'last7Days', description: 'Up to and with yesterday' },
			{ name: 'Last Month', value: 'lastMonth' },
			{ name: 'Last Week', value: 'lastWeek', description: 'Monday to Sunday' },
			{ name: 'This Month', value: 'thisMonth', description: 'Up to and with today' },
			{ name: 'Yesterday', value: 'yesterday' },
		],
		default: 'lastWeek',
		description: 'Which calls the report is about. What came of them later counts, too.',
	},
	{
		displayName: 'First Day',
		name: 'firstDay',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		displayOptions: { show: { ...forReport, period: ['days'] } },
	},
	{
		displayName: 'Last Day',
		name: 'lastDay',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		displayOptions: { show: { ...forReport, period: ['days'] } },
	},
	{ ...timeZoneField, displayOptions: { show: forBoth }, description: 'Where the business is' },
	{
		displayName: 'Client’s Name',
		name: 'clientName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Oak Street Plumbing',
		displayOptions: { show: forBoth },
		description: 'The business’s name. Leave empty for the one in Missed Call Trigger.',
	},
	{
		displayName: 'Figures',
		name: 'figures',
		type: 'collection',
		placeholder: 'Add Figure',
		default: {},
		displayOptions: { show: forBoth },
		description: 'Money is estimated from these alone, and only where they are filled in',
		options: [
			{
				displayName: 'Average Job',
				name: 'averageJob',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'What a job brings on average',
			},
			{
				displayName: 'Close Rate (%)',
				name: 'closeRate',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 100 },
				default: 0,
				description: 'How many of 100 people who ask become a job',
			},
			{
				displayName: 'Currency',
				name: 'currency',
				type: 'string',
				default: 'USD',
				placeholder: 'e.g. USD',
				description: 'Three letters, such as USD, CAD, GBP, EUR or AUD',
			},
			{
				displayName: 'Price of a Text Part',
				name: 'segmentPrice',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 5 },
				default: 0,
				description: 'What the phone company takes for one part of a text, carrier fees included',
			},
		],
	},
];
