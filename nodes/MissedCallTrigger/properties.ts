import type { INodeProperties } from 'n8n-workflow';
import { addressNotices, numberOptions, unlessEveryNumber } from '../shared/number-options';
import { callSystemField, phoneNumberField, systemsWith } from '../shared/phone-system-fields';
import { callSystems } from '../../providers/registry';
import { options } from './options';

/** Phone systems that can ring phones by themselves. */
const systemsWithStandby = callSystems.filter(({ numbers }) => numbers?.standby).map(({ id }) => id);

const ringsPhones = { phoneSystem: systemsWith('ring'), route: ['ring'] };
const answersCalls = { phoneSystem: systemsWith('ring', 'forwarded'), route: ['ring', 'forwarded'] };

export const properties: INodeProperties[] = [
	callSystemField,
	...addressNotices('calls'),
	{ ...phoneNumberField, displayOptions: unlessEveryNumber },
	{
		displayName: 'Business Name',
		name: 'businessName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Oak Street Plumbing',
		displayOptions: unlessEveryNumber,
		description: 'As callers know it. Texts and greetings name it.',
	},
	{
		displayName: 'How Calls Reach This Number',
		name: 'route',
		type: 'options',
		noDataExpression: true,
		default: 'ring',
		displayOptions: { show: { phoneSystem: systemsWith('ring', 'forwarded') } },
		options: [
			{
				name: 'Ring My Phone First',
				value: 'ring',
				description: 'Callers dial this number; it rings your phones, and a call that nobody takes is missed',
			},
			{
				name: 'Calls Are Forwarded Here When Missed',
				value: 'forwarded',
				description:
					'Your phone company forwards here what you do not answer, so every call that arrives was missed',
			},
			{
				name: 'Another System Handles the Calls',
				value: 'listen',
				description: 'Something else answers this number; this node only hears how each call ended',
			},
		],
	},
	{
		displayName: 'Phones to Ring',
		name: 'phones',
		type: 'fixedCollection',
		placeholder: 'Add Phone',
		typeOptions: { multipleValues: true },
		default: { phone: [{ number: '', seconds: 18 }] },
		displayOptions: { show: ringsPhones },
		description: 'Whoever takes the call first gets it',
		options: [
			{
				displayName: 'Phone',
				name: 'phone',
				values: [
					{
						displayName: 'Phone Number',
						name: 'number',
						type: 'string',
						default: '',
						placeholder: 'e.g. (415) 555-0111',
					},
					{
						displayName: 'Ring For (Seconds)',
						name: 'seconds',
						type: 'number',
						typeOptions: { minValue: 5, maxValue: 60 },
						default: 18,
						description: 'A mobile’s own voicemail picks up after 20 to 30 seconds, so stay below that',
					},
				],
			},
		],
	},
	{
		displayName: 'What Counts as an Answer',
		name: 'proof',
		type: 'options',
		noDataExpression: true,
		default: 'pressed1',
		displayOptions: { show: ringsPhones },
		description: 'How a person is told from the voicemail of your own phone, which may pick up as well',
		options: [
			{
				name: 'A Person Presses 1',
				value: 'pressed1',
				description: 'Whoever picks up hears whom the call is for and presses 1; nothing else is as sure',
			},
			{
				name: 'The Phone System Hears a Person',
				value: 'heard',
				description:
					'It listens for some seconds and tells a voice from a voicemail. Costs a little per call, and is wrong now and then.',
			},
			{
				name: 'Any Pick-Up',
				value: 'pickUp',
				description: 'At once, without a key. A voicemail that picks up counts as an answer, too.',
			},
		],
	},
	{
		displayName: 'After a Missed Call',
		name: 'afterMiss',
		type: 'options',
		noDataExpression: true,
		default: 'say',
		displayOptions: { show: answersCalls },
		options: [
			{
				name: 'Busy Signal',
				value: 'busy',
				description: 'The caller hears that the line is busy and is texted',
			},
			{ name: 'Hang Up', value: 'hangUp', description: 'The caller hears nothing and is texted' },
			{ name: 'Say Something', value: 'say', description: 'The caller hears a sentence and is texted' },
			{
				name: 'Take a Voicemail',
				value: 'voicemail',
				description: 'The caller can leave a message, and is texted at once all the same',
			},
		],
	},
	{
		displayName: 'What the Caller Hears',
		name: 'sayText',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 2 },
		default: 'Sorry we missed your call. We are sending you a text right now.',
		displayOptions: { show: { ...answersCalls, afterMiss: ['say'] } },
	},
	{
		displayName: 'Greeting',
		name: 'greeting',
		type: 'string',
		noDataExpression: true,
		typeOptions: { rows: 2 },
		default:
			'You have reached {{business.name}}. Sorry we missed your call. We are sending you a text right now. You can also leave a message after the tone.',
		displayOptions: { show: { ...answersCalls, afterMiss: ['voicemail'] } },
		description:
			'What the caller hears before the tone. {{business.name}} is replaced by the business’s name.',
	},
	{
		displayName: 'Longest Voicemail (Seconds)',
		name: 'voicemailSeconds',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 600 },
		default: 120,
		displayOptions: { show: { ...answersCalls, afterMiss: ['voicemail'] } },
	},
	options,
	...numberOptions('calls', [
		{
			displayName: 'Calls During an Outage',
			name: 'whenDown',
			type: 'options',
			default: 'ring',
			displayOptions: { show: { '/phoneSystem': systemsWithStandby } },
			options: [
				{
					name: 'Ring My Phones Anyway',
					value: 'ring',
					description:
						'The phone system rings the same phones on its own. This node sets that up when you publish, and removes it when you unpublish.',
				},
				{
					name: 'Leave It to the Phone System',
					value: 'leave',
					description: 'Callers hear an error while n8n is down, unless you set up a fallback there',
				},
			],
			description: 'What happens to calls while n8n is stopped, restarting, or out of reach',
		},
		{
			displayName: 'Look for Lost Calls (Hours)',
			name: 'lookBackHours',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 72 },
			default: 12,
			description:
				'How far back to look in the phone system’s own list for calls that came in while n8n or its internet connection was down. 0 to not look.',
		},
	]),
];
