import { newSid } from './sids';

/** One of the business's numbers, with Twilio's field names: this is what its REST API shows. */
export type IncomingNumber = {
	sid: string;
	phone_number: string;
	friendly_name: string;
	date_created: string;
	date_updated: string;
} & Record<NumberSetting, string>;

/** The settings of a number that its REST API lets one change, by the API's form field. */
export const NUMBER_SETTINGS = {
	FriendlyName: 'friendly_name',
	VoiceUrl: 'voice_url',
	VoiceMethod: 'voice_method',
	VoiceFallbackUrl: 'voice_fallback_url',
	VoiceFallbackMethod: 'voice_fallback_method',
	VoiceApplicationSid: 'voice_application_sid',
	StatusCallback: 'status_callback',
	StatusCallbackMethod: 'status_callback_method',
	SmsUrl: 'sms_url',
	SmsMethod: 'sms_method',
	SmsFallbackUrl: 'sms_fallback_url',
	SmsFallbackMethod: 'sms_fallback_method',
	SmsApplicationSid: 'sms_application_sid',
	TrunkSid: 'trunk_sid',
} as const;

type NumberSetting = (typeof NUMBER_SETTINGS)[keyof typeof NUMBER_SETTINGS];

/** The customer of the phone company: credentials and numbers. */
export class Account {
	readonly numbers: IncomingNumber[];

	constructor(
		readonly sid: string,
		readonly authToken: string,
		readonly apiKey: { sid: string; secret: string } | undefined,
		numbers: Array<{ number: string; label: string }>,
	) {
		this.numbers = numbers.map(({ number, label }) => newNumber(number, label));
	}

	number(phoneNumber: string): IncomingNumber | undefined {
		return this.numbers.find((candidate) => candidate.phone_number === phoneNumber);
	}

	/** The customer gives the number up. */
	remove(phoneNumber: string): void {
		const index = this.numbers.findIndex((candidate) => candidate.phone_number === phoneNumber);
		if (index !== -1) this.numbers.splice(index, 1);
	}

	/** Whether these Basic credentials are the account's own or those of its API key. */
	accepts(user: string, password: string): boolean {
		return (
			(user === this.sid && password === this.authToken) ||
			(this.apiKey !== undefined && user === this.apiKey.sid && password === this.apiKey.secret)
		);
	}
}

function newNumber(phoneNumber: string, label: string): IncomingNumber {
	const now = new Date().toUTCString();
	return {
		sid: newSid('PN'),
		phone_number: phoneNumber,
		friendly_name: label,
		date_created: now,
		date_updated: now,
		voice_url: '',
		voice_method: 'POST',
		voice_fallback_url: '',
		voice_fallback_method: 'POST',
		voice_application_sid: '',
		status_callback: '',
		status_callback_method: 'POST',
		sms_url: '',
		sms_method: 'POST',
		sms_fallback_url: '',
		sms_fallback_method: 'POST',
		sms_application_sid: '',
		trunk_sid: '',
	};
}
