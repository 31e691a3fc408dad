import type { INodeProperties } from 'n8n-workflow';
import { NO_PUBLIC_HOLIDAYS, WHOLE_COUNTRY } from './holiday-lists';

/** Days as a person sets them: one, or several in a row; once, or every year. */
export const dateSpan: INodeProperties[] = [
	{
		displayName: 'Date',
		name: 'date',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'The day, or the first of several',
	},
	{
		displayName: 'Last Day',
		name: 'lastDay',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'Leave empty for a single day',
	},
	{
		displayName: 'Every Year',
		name: 'everyYear',
		type: 'boolean',
		default: false,
		description: 'Whether it comes back each year on the same dates',
	},
];

const hoursThatDay: INodeProperties = {
	displayName: 'Hours That Day',
	name: 'hours',
	type: 'string',
	default: '',
	placeholder: 'e.g. 10am-2pm',
	description: 'Leave empty when closed all day',
};

/** A resource locator's condition goes by its value. */
const forACountry = { hide: { publicHolidays: [NO_PUBLIC_HOLIDAYS.value, ''] } };
const place = ['publicHolidays.value', 'holidayRegion.value'];

const publicHolidays: INodeProperties[] = [
	{
		displayName: 'Public Holidays',
		name: 'publicHolidays',
		type: 'resourceLocator',
		default: { mode: 'list', value: NO_PUBLIC_HOLIDAYS.value, cachedResultName: NO_PUBLIC_HOLIDAYS.name },
		description: 'The country whose public holidays the business keeps',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchCountries', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. United States',
			},
		],
	},
	{
		displayName: 'State or Region',
		name: 'holidayRegion',
		type: 'resourceLocator',
		default: { mode: 'list', value: WHOLE_COUNTRY.value, cachedResultName: WHOLE_COUNTRY.name },
		displayOptions: forACountry,
		description: 'Adds the public holidays that only a part of the country has',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchRegions', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. Texas',
			},
		],
	},
	{
		displayName: 'Open as Usual On',
		name: 'openHolidays',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getPublicHolidays', loadOptionsDependsOn: place },
		default: [],
		displayOptions: forACountry,
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		hint: 'Public holidays on which the business works',
	},
	{
		displayName: 'Other Hours On',
		name: 'holidayHours',
		type: 'fixedCollection',
		placeholder: 'Add Holiday',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		displayOptions: forACountry,
		description: 'Holidays with hours of their own, and other days to close on, such as Christmas Eve',
		options: [
			{
				displayName: 'Holiday',
				name: 'row',
				values: [
					{
						displayName: 'Holiday',
						name: 'holiday',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						description: 'On whatever day it falls',
						modes: [
							{
								displayName: 'From List',
								name: 'list',
								type: 'list',
								typeOptions: { searchListMethod: 'searchHolidays', searchable: true },
							},
							{
								displayName: 'By Name',
								name: 'name',
								type: 'string',
								placeholder: 'e.g. Christmas Eve',
							},
						],
					},
					hoursThatDay,
				],
			},
		],
	},
];

const ownHolidays: INodeProperties = {
	displayName: 'Own Holidays',
	name: 'holidays',
	type: 'fixedCollection',
	placeholder: 'Add Holiday',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	description:
		'Other days on which the business is closed, or has other hours. Where two meet, the upper one counts.',
	options: [
		{
			displayName: 'Holiday',
			name: 'holiday',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. Company Picnic',
					description: 'How your texts can put it: "we are closed today: Company Picnic"',
				},
				...dateSpan,
				hoursThatDay,
			],
		},
	],
};

const closure: INodeProperties[] = [
	{
		displayName: 'Temporarily Closed From',
		name: 'closedFrom',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description:
			'The first day the business is closed, for a vacation or a repair. Leave empty to close from now on.',
	},
	{
		displayName: 'Temporarily Closed Through',
		name: 'closedThrough',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description:
			'The last day the business is closed. After it, all is as usual again; leave empty when open as usual.',
	},
	{
		displayName: 'Closed For',
		name: 'closureReason',
		type: 'string',
		default: '',
		placeholder: 'e.g. vacation',
		displayOptions: { hide: { closedThrough: ['', null] } },
		description: 'How your texts put it: "we are closed for vacation". Empty: "we are temporarily closed".',
	},
];

/** Everything that keeps the business from its weekly hours. */
export const holidayProperties: INodeProperties[] = [...publicHolidays, ownHolidays, ...closure];
