import type { INodeProperties } from 'n8n-workflow';
import { DAYS_OF_WEEK } from '../../textback/hours/week';
import { dateSpan, holidayProperties } from './holiday-properties';
import { timeZoneField } from '../shared/time-zones';

const days = [
	{ name: 'Every Day', value: 'everyday' },
	{ name: 'Monday to Friday', value: 'weekdays' },
	{ name: 'Saturday and Sunday', value: 'weekend' },
	...DAYS_OF_WEEK.map((day) => ({ name: day.charAt(0).toUpperCase() + day.slice(1), value: day })),
];

export const properties: INodeProperties[] = [
	timeZoneField,
	{
		displayName: 'Set Hours As',
		name: 'hoursAs',
		type: 'options',
		noDataExpression: true,
		default: 'rows',
		options: [
			{
				name: 'One Line of Text',
				value: 'text',
				description: 'As on a website, or from a table of your clients',
			},
			{ name: 'Rows of Days and Times', value: 'rows' },
		],
	},
	{
		displayName: 'Hours in Words',
		name: 'hoursText',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Mon-Fri 8am-5pm, Sat 9am-12pm, Sun closed',
		displayOptions: { show: { hoursAs: ['text'] } },
		description: 'When the business answers the phone. Days you leave out are closed.',
	},
	{
		displayName: 'Weekly Hours',
		name: 'weeklyHours',
		type: 'fixedCollection',
		placeholder: 'Add Hours',
		typeOptions: { multipleValues: true, sortable: true },
		displayOptions: { show: { hoursAs: ['rows'] } },
		default: { row: [{ days: ['weekdays'], opens: '8:00 AM', closes: '5:00 PM' }] },
		description: 'When the business answers the phone. For a lunch break, add two rows for the same days.',
		options: [
			{
				displayName: 'Hours',
				name: 'row',
				values: [
					{
						displayName: 'Days',
						name: 'days',
						type: 'multiOptions',
						options: days,
						default: [],
						description: 'The days that have these hours',
					},
					{
						displayName: 'Open 24 Hours',
						name: 'allDay',
						type: 'boolean',
						default: false,
						description: 'Whether the business never closes on these days',
					},
					{
						displayName: 'Opens',
						name: 'opens',
						type: 'string',
						default: '',
						placeholder: 'e.g. 8:00 AM',
						displayOptions: { hide: { allDay: [true] } },
						description: 'The way you write it: 8:00 AM, 8am, 08:00 or noon',
					},
					{
						displayName: 'Closes',
						name: 'closes',
						type: 'string',
						default: '',
						placeholder: 'e.g. 5:00 PM',
						displayOptions: { hide: { allDay: [true] } },
						description: 'After midnight is fine: 6:00 PM to 2:00 AM closes the next morning',
					},
				],
			},
		],
	},
	...holidayProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Decide By',
				name: 'moment',
				type: 'options',
				default: 'run',
				description: 'Which moment has to fall into the hours',
				options: [
					{
						name: 'Time of the Missed Call',
						value: 'call',
						description: 'Items that tell of no call go by the time of this run',
					},
					{
						name: 'Time of This Run',
						value: 'run',
						description: 'What the caller then reads is true when they read it',
					},
				],
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'options',
				default: 'en-US',
				description: 'In which your texts say when the business opens, and how they write times',
				options: [
					{ name: 'English (12-Hour Clock)', value: 'en-US' },
					{ name: 'English (24-Hour Clock)', value: 'en-GB' },
					{ name: 'French', value: 'fr-FR' },
					{ name: 'German', value: 'de-DE' },
					{ name: 'Italian', value: 'it-IT' },
					{ name: 'Portuguese', value: 'pt-BR' },
					{ name: 'Spanish (12-Hour Clock)', value: 'es-US' },
					{ name: 'Spanish (24-Hour Clock)', value: 'es-ES' },
				],
			},
			{
				displayName: 'Seasonal Hours',
				name: 'seasons',
				type: 'fixedCollection',
				placeholder: 'Add Season',
				typeOptions: { multipleValues: true, sortable: true },
				default: {},
				description: 'Another week for a part of the year, such as summer hours',
				options: [
					{
						displayName: 'Season',
						name: 'season',
						values: [
							...dateSpan,
							{
								displayName: 'Hours in Words',
								name: 'hours',
								type: 'string',
								default: '',
								placeholder: 'e.g. Mon-Thu 7am-6pm, Fri 7am-12pm',
								description: 'The whole week. Days you leave out are closed.',
							},
						],
					},
				],
			},
		],
	},
];
