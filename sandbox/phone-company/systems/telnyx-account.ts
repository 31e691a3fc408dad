import {
	generateKeyPairSync,
	randomUUID,
	createPrivateKey,
	createPublicKey,
	type KeyObject,
} from 'node:crypto';

/** With the API's own field names, here and below. */
export type TelnyxNumber = {
	id: string;
	record_type: 'phone_number';
	phone_number: string;
	status: 'active';
	customer_reference: string;
	connection_id: string;
	messaging_profile_id: string;
};

export type TexmlApplication = {
	id: string;
	record_type: 'texml_application';
	friendly_name: string;
	active: boolean;
	voice_url: string;
	voice_method: string;
	voice_fallback_url: string;
	status_callback: string;
	status_callback_method: string;
};

export type MessagingProfile = {
	id: string;
	record_type: 'messaging_profile';
	name: string;
	enabled: boolean;
	webhook_url: string | null;
	webhook_api_version: string;
};

/** What a customer of Telnyx signs in with, and what its webhooks are proven by: base64 of the 32 bytes. */
export type TelnyxKeys = { apiKey: string; publicKey: string; privateKey: KeyObject };

/** New keys, or those of an earlier time. @param privateKey as PKCS #8 in base64 */
export function telnyxKeys(apiKey: string, privateKey = newPrivateKey()): TelnyxKeys {
	const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
	const { x } = createPublicKey(key).export({ format: 'jwk' });
	return { apiKey, privateKey: key, publicKey: Buffer.from(String(x), 'base64url').toString('base64') };
}

/** As PKCS #8 in base64. */
export function newPrivateKey(): string {
	const { privateKey } = generateKeyPairSync('ed25519');
	return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** The customer at Telnyx. Each number has a TeXML application and a messaging profile for itself, as it should. */
export class TelnyxAccount {
	readonly id = randomUUID();
	readonly numbers: TelnyxNumber[] = [];
	readonly apps: TexmlApplication[] = [];
	readonly profiles: MessagingProfile[] = [];

	constructor(
		private readonly keys: TelnyxKeys,
		numbers: Array<{ number: string; label: string }>,
	) {
		for (const { number, label } of numbers) this.#add(number, label);
	}

	get privateKey(): KeyObject {
		return this.keys.privateKey;
	}

	accepts(apiKey: string): boolean {
		return apiKey === this.keys.apiKey;
	}

	number(phoneNumber: string): TelnyxNumber | undefined {
		return this.numbers.find((number) => number.phone_number === phoneNumber);
	}

	app(id: string): TexmlApplication | undefined {
		return this.apps.find((app) => app.id === id);
	}

	profile(id: string): MessagingProfile | undefined {
		return this.profiles.find((profile) => profile.id === id);
	}

	#add(phoneNumber: string, label: string): void {
		const app: TexmlApplication = {
			id: newNumericId(),
			record_type: 'texml_application',
			friendly_name: label,
			active: true,
			voice_url: '',
			voice_method: 'get',
			voice_fallback_url: '',
			status_callback: '',
			status_callback_method: 'post',
		};
		const profile: MessagingProfile = {
			id: randomUUID(),
			record_type: 'messaging_profile',
			name: label,
			enabled: true,
			webhook_url: null,
			webhook_api_version: '2',
		};
		this.apps.push(app);
		this.profiles.push(profile);
		this.numbers.push({
			id: newNumericId(),
			record_type: 'phone_number',
			phone_number: phoneNumber,
			status: 'active',
			customer_reference: label,
			connection_id: app.id,
			messaging_profile_id: profile.id,
		});
	}
}

/** Telnyx's older ids are numbers of 19 digits. */
function newNumericId(): string {
	return String(1_000_000_000_000_000_000n + BigInt(`0x${randomUUID().slice(0, 8)}`));
}
