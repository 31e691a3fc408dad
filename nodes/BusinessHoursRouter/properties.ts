import type { INodeProperties } from 'n8n-workflow';
import { DAYS_OF_WEEK } from '../../textback/hours/week';
import { WORKFLOW_TIME_ZONE } from './time-zones';

const days = [
	{ name: 'Every Day', value: 'everyday' },
	{ name: 'Monday to Friday', value: 'weekdays' },
	{ name: 'Saturday and Sunday', value: 'weekend' },
	...DAYS_OF_WEEK.map((day) => ({ name: day.charAt(0).toUpperCase() + day.slice(1), value: day })),
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: WORKFLOW_TIME_ZONE.value, cachedResultName: WORKFLOW_TIME_ZONE.name },
		description: 'Where the business is. Its hours are read by the clock there.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchTimeZones', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. America/New_York',
			},
		],
	},
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
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Hours', sortable: true },
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
	{
		displayName: 'Holidays',
		name: 'holidays',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Holiday', sortable: true },
		default: {},
		description: 'Days on which the business is closed all day',
		options: [
			{
				displayName: 'Holiday',
				name: 'holiday',
				values: [
					{
						displayName: 'Date',
						name: 'date',
						type: 'dateTime',
						typeOptions: { dateOnly: true },
						default: '',
						description: 'The day the business is closed',
					},
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. Thanksgiving Day',
						description: 'What your texts can call the day',
					},
				],
			},
		],
	},
	{
		displayName: 'Temporarily Closed Through',
		name: 'closedThrough',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description:
			'The last day the business is closed, for a vacation or a repair. It counts from now; leave empty when open as usual.',
	},
	{
		displayName: 'Closed For',
		name: 'closureReason',
		type: 'string',
		default: '',
		placeholder: 'e.g. vacation',
		displayOptions: { hide: { closedThrough: ['', null] } },
		description: 'How your texts can put it: "we are closed for vacation"',
	},
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
		],
	},
];
