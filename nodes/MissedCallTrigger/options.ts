import type { INodeProperties } from 'n8n-workflow';
import type { VoiceLanguage } from '../../providers/contract';
import { systemsWith } from '../shared/phone-system-fields';

const ringsPhones = { '/phoneSystem': systemsWith('ring'), '/route': ['ring'] };
const answersCalls = {
	'/phoneSystem': systemsWith('ring', 'forwarded'),
	'/route': ['ring', 'forwarded'],
};

/** In the order in which the editor shows them. */
const LANGUAGES: Record<VoiceLanguage, string> = {
	'nl-NL': 'Dutch',
	'en-AU': 'English (Australia)',
	'en-GB': 'English (United Kingdom)',
	'en-US': 'English (United States)',
	'fr-CA': 'French (Canada)',
	'fr-FR': 'French (France)',
	'de-DE': 'German',
	'it-IT': 'Italian',
	'pl-PL': 'Polish',
	'pt-BR': 'Portuguese (Brazil)',
	'pt-PT': 'Portuguese (Portugal)',
	'es-ES': 'Spanish (Spain)',
	'es-US': 'Spanish (United States)',
};

export function isLanguage(value: unknown): value is VoiceLanguage {
	return typeof value === 'string' && Object.hasOwn(LANGUAGES, value);
}

/** What few people ever change. */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Audio Address',
			name: 'audioUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/greeting.mp3',
			displayOptions: { show: { ...answersCalls, '/afterMiss': ['say', 'voicemail'] } },
			description: 'Web address of a sound file (MP3 or WAV) that is played instead of the spoken words',
		},
		{
			displayName: 'Backups to Keep',
			name: 'backups',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 365 },
			default: 7,
			description:
				'A copy of the record is written once a day into the folder "backups" beside it, and the oldest beyond this number is deleted. 0 for none. Set the same number in all workflows: they share the record.',
		},
		{
			displayName: 'Beep Before Recording',
			name: 'beep',
			type: 'boolean',
			default: true,
			displayOptions: { show: { ...answersCalls, '/afterMiss': ['voicemail'] } },
			description: 'Whether the caller hears a tone when the recording of the voicemail begins',
		},
		{
			displayName: 'Forget Callers After (Days)',
			name: 'keepDays',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 36500 },
			default: 1825,
			description:
				'When nothing is heard of a caller for so long, all that is on record of them is deleted, except that they opted out. 0 to keep it for ever.',
		},
		{
			displayName: 'If Nobody Knows Whether It Was Answered',
			name: 'uncertain',
			type: 'options',
			default: 'missed',
			displayOptions: { show: { '/route': ['ring', 'listen'] } },
			options: [
				{
					name: 'Only Tell Me',
					value: 'onlyNotify',
					description: 'Send Text-Back skips the caller, so that you can call back',
				},
				{ name: 'Treat It as Missed', value: 'missed', description: 'The caller is texted' },
			],
			description:
				'Now and then the phone system does not report how a call ended, or cannot tell a person from a voicemail',
		},
		{
			displayName: 'Ignore Callers Whose Number Fails Verification',
			name: 'ignoreUnverified',
			type: 'boolean',
			default: false,
			description:
				'Whether calls are ignored whose number the telephone networks found to be forged. Your phones ring all the same.',
		},
		{
			displayName: 'Ignore Calls Shorter Than (Seconds)',
			name: 'ignoreShorterThan',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 30 },
			default: 3,
			displayOptions: { hide: { '/route': ['forwarded'] } },
			description:
				'Callers who hang up sooner than this, while it rings, are misdials and robocallers; 0 to ignore nobody',
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'options',
			default: 'en-US',
			displayOptions: { show: answersCalls },
			options: Object.entries(LANGUAGES).map(([value, name]) => ({ name, value })),
			description:
				'What the voice is trained to speak; write the greeting and the rest in that language, too',
		},
		{
			displayName: 'Number Shown on My Phone',
			name: 'callerId',
			type: 'options',
			default: 'caller',
			displayOptions: { show: ringsPhones },
			options: [
				{ name: 'The Caller’s', value: 'caller', description: 'So that you see who calls' },
				{
					name: 'The Business’s',
					value: 'business',
					description: 'So that you see that the call is for the business',
				},
			],
		},
		{
			displayName: 'Ring the Phones',
			name: 'order',
			type: 'options',
			default: 'atOnce',
			displayOptions: { show: ringsPhones },
			options: [
				{
					name: 'All at Once',
					value: 'atOnce',
					description: 'For as long as the one that rings longest',
				},
				{
					name: 'One After the Other',
					value: 'inTurn',
					description: 'In the order of the list, each for its own seconds',
				},
			],
		},
		{
			displayName: 'Voice',
			name: 'voice',
			type: 'options',
			default: 'woman',
			displayOptions: { show: answersCalls },
			options: [
				{ name: 'A Man’s', value: 'man' },
				{ name: 'A Woman’s', value: 'woman' },
			],
			description: 'Who speaks the greeting, and to whoever picks up',
		},
		{
			displayName: 'What My Phone Says First',
			name: 'whisper',
			type: 'string',
			noDataExpression: true,
			typeOptions: { rows: 2 },
			default: 'Call for {{business.name}}. Press 1 to take it.',
			displayOptions: { show: ringsPhones },
			description:
				'What whoever picks up hears before the caller is connected. {{business.name}} is replaced by the business’s name.',
		},
		{
			displayName: 'Write Down the Voicemail',
			name: 'transcribe',
			type: 'boolean',
			default: false,
			displayOptions: { show: { ...answersCalls, '/afterMiss': ['voicemail'] } },
			description:
				'Whether the phone system puts the message into words, at its price. They come some minutes later, by the Voicemail output once more.',
		},
	],
};
