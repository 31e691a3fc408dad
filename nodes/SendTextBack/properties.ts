import type { INodeProperties } from 'n8n-workflow';
import { phoneNumberField, textSystemField } from '../shared/phone-system-fields';
import { guardProperties } from './guard-properties';

const byHours = { messageFrom: ['hours'] };

const templateHint =
	'Variables such as {{business.name}}, {{hours.nextOpenText}} and {{contact.name}} are filled in for each caller';

const wordings =
	'Several wordings, with a line of three dashes between them, are chosen at random, so that you can compare the replies';

export const properties: INodeProperties[] = [
	textSystemField,
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
		description: wordings,
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
			'Hi, this is {{business.name}}. Sorry we missed your call, we are {{hours.closedText}}. We will call you back {{hours.nextOpenText}}. How can we help?',
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
		description: wordings,
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
		displayName: 'Fill In Variables',
		name: 'fillIn',
		type: 'boolean',
		default: false,
		displayOptions: { show: { messageFrom: ['earlier'] } },
		description:
			'Whether words in double braces, such as {{business.name}}, are filled in: for a text from a table of your clients, not for one that an AI or a caller wrote',
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
				displayName: 'Dry Run',
				name: 'dryRun',
				type: 'boolean',
				default: false,
				description: 'Whether to send nothing and only show what would be sent',
			},
			{
				displayName: 'Messaging Service',
				name: 'messagingService',
				type: 'string',
				default: '',
				placeholder: 'e.g. MG0123456789abcdef0123456789abcdef',
				description: 'A Twilio service that chooses the number to send from. Its ID begins with MG.',
			},
			{
				displayName: 'Opt-Out Line',
				name: 'optOutLanguage',
				type: 'options',
				default: 'auto',
				options: [
					{ name: 'English', value: 'en' },
					{ name: 'French', value: 'fr' },
					{ name: 'German', value: 'de' },
					{ name: 'In the Language of the Message', value: 'auto' },
					{ name: 'Italian', value: 'it' },
					{ name: 'None', value: 'none' },
					{ name: 'Portuguese', value: 'pt' },
					{ name: 'Spanish', value: 'es' },
				],
				description:
					'Added to the first text that a caller ever gets from this business, unless the message holds the word STOP',
			},
			{
				displayName: 'Own Opt-Out Line',
				name: 'optOutLine',
				type: 'string',
				default: '',
				placeholder: 'e.g. Text STOP and we will not text you again.',
				description: 'In place of the line above',
			},
			{
				displayName: 'Picture',
				name: 'picture',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://example.com/coupon.png',
				description:
					'Web address of a picture to send along, which anybody may open. A text with a picture costs more.',
			},
			{
				displayName: 'Plain Punctuation',
				name: 'plainPunctuation',
				type: 'boolean',
				default: true,
				description:
					'Whether to replace curly quotes, long dashes and the like where that makes a text hold 160 characters instead of 70',
			},
			{
				...phoneNumberField,
				displayName: 'Send From',
				name: 'sendFrom',
				required: false,
				description:
					'The number that texts, where it is not the one that was called. Give it a Reply Watcher.',
			},
			{
				displayName: 'Shorten to (Parts)',
				name: 'mostParts',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 3,
				description:
					'A text that would count as more ends early, after a word. For texts that an AI node writes.',
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
				displayName: 'Wait at Most (Seconds)',
				name: 'waitAtMostSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 300 },
				default: 0,
				description: 'When it is more than the wait above, each text waits a random time between the two',
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
		],
	},
];
