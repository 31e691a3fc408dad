import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { textSystemCredentials, textSystemField } from '../shared/phone-system-fields';

const forText = { show: { channels: ['text'] } };
const forEmail = { show: { channels: ['email'] } };
const forNtfy = { show: { channels: ['ntfy', 'ntfyProtected'] } };

/** The phone systems' credentials, asked for only when the owner gets a text. */
export const textCredentials: INodeCredentialDescription[] = textSystemCredentials.map((credential) => ({
	...credential,
	displayOptions: { show: { ...credential.displayOptions?.show, channels: ['text'] } },
}));

export const properties: INodeProperties[] = [
	{
		displayName: 'Channels',
		name: 'channels',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: [
			{
				name: 'Email',
				value: 'email',
				description: 'Sent through your own mail server',
			},
			{
				name: 'Ntfy Push',
				value: 'ntfy',
				description: 'A push message to the free ntfy app',
			},
			{
				name: 'Ntfy Push, With Access Token',
				value: 'ntfyProtected',
				description: 'A push message by ntfy, to a topic that needs signing in',
			},
			{
				name: 'Pushover',
				value: 'pushover',
				description: 'A push message to the Pushover app',
			},
			{
				name: 'Text Message',
				value: 'text',
				description: 'A text from the business’s phone number',
			},
		],
		default: ['text'],
		description: 'How the owner is notified. Each channel is tried, whatever becomes of the others.',
	},
	// Shown always: were its own condition Channels, the editor would take Channels for part of the credential and hide it.
	textSystemField,
	{
		displayName: 'Owner’s Phone Number',
		name: 'ownerPhone',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0123',
		description: 'The mobile phone that gets the text',
		hint: 'Start with + and the country code when it is in another country than the business',
		displayOptions: forText,
	},
	{
		displayName: 'Send From',
		name: 'sendFrom',
		type: 'options',
		options: [
			{
				name: 'Business’s Phone Number',
				value: 'business',
				description: 'The number that the caller rang',
			},
			{
				name: 'Another Number',
				value: 'other',
				description: 'Another number of the same phone system',
			},
		],
		default: 'business',
		description: 'The number that the text to the owner comes from',
		displayOptions: forText,
	},
	{
		displayName: 'Number to Send From',
		name: 'fromNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. (415) 555-0188',
		description: 'A number of your phone system that can send texts',
		displayOptions: { show: { channels: ['text'], sendFrom: ['other'] } },
	},
	{
		displayName: 'Owner’s Email',
		name: 'ownerEmail',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. owner@example.com',
		description: 'Where the e-mail goes. Put a comma between several addresses.',
		displayOptions: forEmail,
	},
	{
		displayName: 'Ntfy Server',
		name: 'ntfyServer',
		type: 'string',
		required: true,
		default: 'https://ntfy.sh',
		placeholder: 'e.g. https://ntfy.sh',
		description: 'Web address of the ntfy server',
		displayOptions: { show: { channels: ['ntfy'] } },
	},
	{
		displayName: 'Ntfy Topic',
		name: 'ntfyTopic',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. oak-street-plumbing-7f3k9q',
		description: 'The topic that the owner’s ntfy app follows. Choose a name that nobody can guess.',
		displayOptions: forNtfy,
	},
	{
		displayName: 'Message',
		name: 'message',
		type: 'options',
		options: [
			{
				name: 'Default Wording',
				value: 'default',
				description: 'A clear message for each event: who called, when, and what they were texted',
			},
			{
				name: 'Own Wording',
				value: 'own',
				description: 'Your own title and message',
			},
			{
				name: 'From an Earlier Node',
				value: 'earlier',
				description: 'Ready text that another node wrote, told as it is',
			},
		],
		default: 'default',
		description: 'What the notification says',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. Missed call from {{contact.nationalNumber}}',
		description: 'Title of the push message and subject of the e-mail. Leave empty for the default wording.',
		displayOptions: { show: { message: ['own'] } },
	},
	{
		displayName: 'Body',
		name: 'body',
		type: 'string',
		typeOptions: { rows: 4 },
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. They called {{business.name}} and were texted: {{text.body}}',
		description: 'The message itself. Leave empty for the default wording.',
		hint: 'Write variables in double braces, such as {{contact.name}}, {{text.body}} or {{reply.body}}',
		displayOptions: { show: { message: ['own'] } },
	},
	{
		displayName: 'Title From an Earlier Node',
		name: 'earlierTitle',
		type: 'string',
		default: '',
		placeholder: 'e.g. Booked',
		description: 'Title of the push message and subject of the e-mail',
		displayOptions: { show: { message: ['earlier'] } },
	},
	{
		displayName: 'Text From an Earlier Node',
		name: 'earlierBody',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. the output of another node, dragged in from the left',
		displayOptions: { show: { message: ['earlier'] } },
	},
	{
		displayName: 'Notify About',
		name: 'events',
		type: 'multiOptions',
		noDataExpression: true,
		options: [
			{ name: 'Missed Call', value: 'missedCall' },
			{ name: 'No Reply', value: 'noReply' },
			{ name: 'Opted Out', value: 'optedOut' },
			{ name: 'Reply', value: 'reply' },
			{ name: 'Text Not Delivered', value: 'notDelivered' },
			{ name: 'Voicemail', value: 'voicemail' },
		],
		default: ['missedCall', 'noReply', 'optedOut', 'reply', 'notDelivered', 'voicemail'],
		displayOptions: { hide: { message: ['earlier'] } },
		description: 'Which events the owner hears of. Items of other events pass through unchanged.',
	},
	{
		displayName: 'Calls Told One by One an Hour',
		name: 'oneByOne',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1_000 },
		default: 5,
		description:
			'When more calls than this are missed within an hour, the owner gets the rest together: after 5 minutes, then 15, 30 and 60. Of texts from callers, six times as many are told one by one. 0 to tell each on its own.',
		displayOptions: { hide: { message: ['earlier'] } },
	},
];
