import type { INodeProperties } from 'n8n-workflow';
import { OPTIONAL_GUARDS, type OptionalGuard } from '../../textback/guards/guard';

const SKIPPED: Record<OptionalGuard, string> = {
	otherCountry: 'From Another Country Than the Business',
	tollFreeNumber: 'From Toll-Free Numbers',
	premiumNumber: 'From Premium-Rate and Service Numbers',
	landline: 'From Landlines, Once Known',
	movedOn: 'Who Got Through or Wrote in the Meantime',
};

/** Who must not be texted. Anonymous callers, the business's own phones and who opted out never are. */
export const guardProperties: INodeProperties = {
	displayName: 'Who Not to Text',
	name: 'guards',
	type: 'collection',
	placeholder: 'Add rule',
	default: {},
	options: [
		{
			displayName: 'Block List',
			name: 'blockList',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. (415) 555-0177 the landlord',
			description:
				'One phone number a line; a note may follow it. A star stands for all numbers that begin alike, e.g. +1900*.',
		},
		{
			displayName: 'Caller Is Known',
			name: 'callerIsKnown',
			type: 'boolean',
			default: false,
			description:
				'Whether the business knows this caller, who is then not texted. Drag in a yes/no field, such as one from your CRM.',
		},
		{
			displayName: 'Look Up Landlines',
			name: 'lookUpLandlines',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask the phone system before each text if the number is a landline. It charges for every answer.',
		},
		{
			displayName: 'Most Texts a Caller a Day',
			name: 'callerDailyLimit',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1_000 },
			default: 6,
			description:
				'After so many texts to one caller within 24 hours they get no more. Answers to replies may be five times as many. 0 for no limit.',
		},
		{
			displayName: 'Most Texts a Caller an Hour',
			name: 'callerHourlyLimit',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1_000 },
			default: 3,
			description:
				'After so many texts to one caller within an hour they get no more. Answers to replies may be five times as many. 0 for no limit.',
		},
		{
			displayName: 'Most Texts a Day',
			name: 'dailyLimit',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100_000 },
			default: 300,
			description: 'After so many texts within 24 hours no more callers are texted. 0 for no limit.',
		},
		{
			displayName: 'Most Texts an Hour',
			name: 'hourlyLimit',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100_000 },
			default: 60,
			description:
				'After so many texts within an hour no more callers are texted: whoever floods you with forged calls must not run up your bill. 0 for no limit.',
		},
		{
			displayName: 'People I Know',
			name: 'knownPeople',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. (415) 555-0178 my sister',
			description: 'One phone number a line; a note may follow it. They are not texted.',
		},
		{
			displayName: 'Quiet Hours',
			name: 'quietHours',
			type: 'fixedCollection',
			default: { hours: { from: '9:00 PM', to: '8:00 AM', then: 'hold' } },
			description: 'On the clock where the caller’s number is from',
			options: [
				{
					displayName: 'Hours',
					name: 'hours',
					values: [
						{
							displayName: 'From',
							name: 'from',
							type: 'string',
							default: '9:00 PM',
							placeholder: 'e.g. 9:00 PM',
						},
						{
							displayName: 'Until',
							name: 'to',
							type: 'string',
							default: '8:00 AM',
							placeholder: 'e.g. 8:00 AM',
						},
						{
							displayName: 'Callers in That Time',
							name: 'then',
							type: 'options',
							default: 'hold',
							options: [
								{
									name: 'Are Texted When It Is Over',
									value: 'hold',
									description: 'Until then they leave by Skipped, so that you hear of the call at once',
								},
								{ name: 'Are Not Texted', value: 'skip' },
							],
						},
					],
				},
			],
		},
		{
			displayName: 'Skip Callers',
			name: 'skip',
			type: 'multiOptions',
			default: [...OPTIONAL_GUARDS],
			options: OPTIONAL_GUARDS.map((value) => ({ name: SKIPPED[value], value })),
			description: 'Which callers are not texted. All of these are skipped unless you remove them here.',
		},
	],
};
