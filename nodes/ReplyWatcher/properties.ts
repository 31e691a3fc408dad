import type { INodeProperties } from 'n8n-workflow';
import { numberOptions, unlessEveryNumber } from '../shared/number-options';
import { phoneNumberField, textSystemField } from '../shared/phone-system-fields';

export const properties: INodeProperties[] = [
	textSystemField,
	{ ...phoneNumberField, displayOptions: unlessEveryNumber },
	{
		displayName: 'No Reply After (Minutes)',
		name: 'noReplyMinutes',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10080 },
		default: 60,
		description:
			'How long to wait for a reply before the No Reply output fires, once until the caller writes again. 0 for never.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Answer Opt-Outs and HELP',
				name: 'answers',
				type: 'boolean',
				default: true,
				description:
					'Whether to confirm an opt-out, once, and to say who this is when somebody texts HELP. Only where the phone company does not answer by itself.',
			},
			{
				displayName: 'Gather Texts For (Seconds)',
				name: 'gatherSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 120 },
				default: 20,
				description:
					'People write in several texts. The Reply output fires when no more has come for this long, with all of them. 0 for each text by itself.',
			},
			{
				displayName: 'No Reply Only During',
				name: 'noReplyHours',
				type: 'string',
				default: '',
				placeholder: 'e.g. Mon-Fri 8am-5pm, Sat 9-12',
				description:
					'Hours in which the No Reply output may fire, in the time zone of the workflow; in the others it waits. Empty for any time.',
			},
			{
				displayName: 'Pass On Texts of the Owner',
				name: 'passOnOwner',
				type: 'boolean',
				default: false,
				description:
					'Whether a text from one of the business’s own phones leaves by Reply, with the event ownerReply. Otherwise it starts nothing.',
			},
			{
				displayName: 'Pictures',
				name: 'pictures',
				type: 'options',
				default: 'links',
				options: [
					{ name: 'As Web Addresses', value: 'links' },
					{ name: 'As Files, Too', value: 'files', description: 'Downloaded into the item' },
				],
			},
		],
	},
	...numberOptions('texts'),
];
