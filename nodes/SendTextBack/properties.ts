import type { INodeProperties } from 'n8n-workflow';
import { phoneSystemField } from '../shared/phone-system-fields';
import { guardProperties } from './guard-properties';

const byHours = { messageFrom: ['hours'] };

const templateHint =
	'Variables such as {{business.name}}, {{hours.nextOpenText}} and {{caller.name}} are filled in for each caller';

export const properties: INodeProperties[] = [
	phoneSystemField,
	{
		displayName: 'Message',
		name: 'messageFrom',
		type: 'options',
		noDataExpression: true,
		default: 'hours',
		options: [
			{
				name: 'Depends on Opening Hours',
				value: 'hours',
				description: 'One message while open, one after hours and one on holidays',
			},
			{ name: 'Always the Same', value: 'same', description: 'One message for every missed call' },
			{
				name: 'From an Earlier Node',
				value: 'earlier',
				description: 'Ready text that another node wrote, sent as it is',
			},
		],
	},
	{
		displayName: 'Message When Open',
		name: 'openMessage',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 5 },
		required: true,
		default:
			'Hi, this is {{business.name}}. Sorry we missed your call! We will call you back in a few minutes. How can we help?',
		displayOptions: { show: byHours },
		hint: templateHint,
	},
	{
		displayName: 'Message After Hours',
		name: 'afterHoursMessage',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 5 },
		required: true,
		default:
			'Hi, this is {{business.name}}. Sorry we missed your call, we are closed right now. We will call you back {{hours.nextOpenText}}. Tell us how we can help and we will be ready.',
		displayOptions: { show: byHours },
	},
	{
		displayName: 'Message on Holidays',
		name: 'holidayMessage',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 5 },
		required: true,
		default:
			'Hi, this is {{business.name}}. Sorry we missed your call, we are closed today: {{hours.holiday}}. We will call you back {{hours.nextOpenText}}. How can we help?',
		displayOptions: { show: byHours },
	},
	{
		displayName: 'Text of the Message',
		name: 'sameMessage',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 5 },
		required: true,
		default: 'Hi, this is {{business.name}}. Sorry we missed your call! How can we help?',
		displayOptions: { show: { messageFrom: ['same'] } },
		hint: templateHint,
	},
	{
		displayName: 'Text From an Earlier Node',
		name: 'earlierMessage',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		placeholder: 'e.g. the output of an AI node, dragged in from the left',
		displayOptions: { show: { messageFrom: ['earlier'] } },
	},
	{
		displayName: 'Text Again After (Hours)',
		name: 'coolDownHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 12,
		description: 'Somebody who calls several times within this time is texted once',
	},
	guardProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Opt-Out Line',
				name: 'optOutLine',
				type: 'string',
				default: 'Reply STOP to opt out.',
				description: 'Added to the first text that a caller ever gets from this business. Empty for none.',
			},
			{
				displayName: 'Text Callers up to (Minutes) Late',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1440 },
				default: 30,
				description:
					'When n8n or the phone system was down, calls older than this are not texted any more; they leave by Skipped, so that you can call back',
			},
			{
				displayName: 'Wait Before Texting (Seconds)',
				name: 'waitSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 300 },
				default: 0,
				description:
					'Counted from the end of the call. Who gets through or writes in that time is not texted.',
			},
			{
				displayName: 'Wait at Most (Seconds)',
				name: 'waitAtMostSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 300 },
				default: 0,
				description: 'When it is more than the wait above, each text waits a random time between the two',
			},
		],
	},
];
