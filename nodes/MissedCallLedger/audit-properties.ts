import type { INodeProperties } from 'n8n-workflow';

const forAudit = { resource: ['report'], operation: ['buildAudit'] };
const from = (...sources: string[]) => ({ show: { ...forAudit, callsFrom: sources } });

const column = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

export const auditProperties: INodeProperties[] = [
	{
		displayName: 'Calls From',
		name: 'callsFrom',
		type: 'options',
		displayOptions: { show: forAudit },
		options: [
			{
				name: 'CSV File',
				value: 'file',
				description: 'A phone bill or an export, in a file of the item',
			},
			{
				name: 'CSV Text',
				value: 'text',
				description: 'The same, as text',
			},
			{
				name: 'List of the Phone System',
				value: 'list',
				description: 'Its own list of calls; choose its credential above',
			},
		],
		default: 'file',
		description: 'Where the list of calls comes from',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryField',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: from('file'),
		hint: 'The name of the field that holds the file',
	},
	{
		displayName: 'List of Calls',
		name: 'csv',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '',
		placeholder: 'e.g. From,Time,Duration',
		displayOptions: from('text'),
		description: 'One call in a line, below a line with the names of the columns',
	},
	{
		displayName: 'Phone Number',
		name: 'prospectNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. (415) 555-0100',
		displayOptions: from('list'),
		description: 'The number that people call',
	},
	{
		displayName: 'Days to Look Back',
		name: 'daysBack',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 366 },
		default: 30,
		displayOptions: from('list'),
	},
	{
		displayName: 'Opening Hours',
		name: 'openingHours',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mon-Fri 8am-5pm, Sat 9am-12pm',
		displayOptions: { show: forAudit },
		description: 'To tell calls missed while open from those after hours. Days you leave out are closed.',
	},
	{
		displayName: 'Columns',
		name: 'columns',
		type: 'collection',
		placeholder: 'Add Column',
		default: {},
		displayOptions: from('file', 'text'),
		description:
			'Only where the list’s own names are not understood: which column is which, by its name in the list',
		options: [
			{
				displayName: 'Business’s Own Numbers',
				name: 'ownNumbers',
				type: 'string',
				default: '',
				placeholder: 'e.g. (415) 555-0100',
				description:
					'For a list that does not say which calls came in: what these numbers made is no call of a customer. A comma between several.',
			},
			column('Call ID', 'callId', 'What names a call, where it has a row for each phone that rang'),
			column('Called Number', 'called', 'Who was called'),
			column('Caller', 'caller', 'Who called'),
			column(
				'Country',
				'country',
				'Two letters, such as US or GB: for numbers without a country code, and dates in figures. Empty: the country of the time zone.',
			),
			column('Date', 'date', 'The day, where it stands apart from the time'),
			column('Direction', 'direction', 'Incoming or outgoing'),
			column('Duration', 'duration', 'How long they talked'),
			{
				displayName: 'Order of Dates',
				name: 'dateOrder',
				type: 'options',
				options: [
					{ name: 'Day First', value: 'dayFirst', description: '02/11/2026 is in November' },
					{ name: 'Month First', value: 'monthFirst', description: '02/11/2026 is in February' },
				],
				default: 'monthFirst',
				description: 'For dates in figures that could be read both ways',
			},
			column('Result', 'result', 'Answered, missed, busy and so on'),
			column('Time', 'time', 'When the call came in'),
		],
	},
];
