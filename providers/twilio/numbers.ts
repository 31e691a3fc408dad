import type { CallRoute } from '../../textback/call';
import type { Credential, HttpRequest, PhoneNumber, WebhookUse } from '../contract';
import { ProviderError } from '../error';
import { callApi, listAll } from './api';
import { stepUrl } from '../twiml/call-steps';
import { called, CALLER_WAITS, REPORTED } from './connection';
import { records, text } from '../json';
import { findSubaccount } from './subaccounts';

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
export const NUMBERS_PATH = '/IncomingPhoneNumbers';

/** The fields that we change, by what they are for: API field and the name it has in answers. */
const FIELDS: Record<WebhookUse, Record<string, string>> = {
	calls: {
		VoiceUrl: 'voice_url',
		VoiceMethod: 'voice_method',
		StatusCallback: 'status_callback',
		StatusCallbackMethod: 'status_callback_method',
		VoiceFallbackUrl: 'voice_fallback_url',
		VoiceFallbackMethod: 'voice_fallback_method',
	},
	texts: { SmsUrl: 'sms_url', SmsMethod: 'sms_method' },
};

const CONSOLE = 'In the Twilio Console open Phone Numbers > Manage > Active Numbers > your number';

export const whereToPaste: Record<WebhookUse, string> = {
	calls: `${CONSOLE}. Under Voice Configuration paste the address in two places: “A call comes in” (choose Webhook, HTTP POST) and “Call status changes” (HTTP POST). Where another system handles the calls, paste it only in the second.`,
	texts: `${CONSOLE}. Under Messaging Configuration paste the address at “A message comes in” (choose Webhook, HTTP POST).`,
};

export async function listNumbers(http: HttpRequest, credential: Credential): Promise<PhoneNumber[]> {
	const numbers = await listAll(
		http,
		credential,
		`${NUMBERS_PATH}.json`,
		{ PageSize: '1000' },
		'incoming_phone_numbers',
	);
	return numbers.map((record) => {
		const number = text(record, 'phone_number');
		return { id: text(record, 'sid'), number, label: text(record, 'friendly_name') || number };
	});
}

/** The addresses that the number has now. */
export async function readWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<Record<string, string>> {
	const record = await findNumber(http, credential, number);
	return Object.fromEntries(
		Object.entries(FIELDS[use]).map(([field, inAnswer]) => [field, text(record, inAnswer)]),
	);
}

export function webhookFields(use: WebhookUse, route: CallRoute, webhookUrl: string): Record<string, string> {
	if (use === 'texts') return { SmsUrl: called(webhookUrl, REPORTED), SmsMethod: 'POST' };
	const status = {
		StatusCallback: called(stepUrl({ url: webhookUrl }, 'status'), REPORTED),
		StatusCallbackMethod: 'POST',
	};
	// Where another system handles the calls, its own address stays.
	return route === 'listen'
		? status
		: {
				VoiceUrl: called(stepUrl({ url: webhookUrl }, 'incoming'), CALLER_WAITS),
				VoiceMethod: 'POST',
				...status,
			};
}

export async function writeWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	fields: Record<string, string>,
): Promise<void> {
	const record = await findNumber(http, credential, number);
	await callApi(http, credential, {
		method: 'POST',
		path: `${NUMBERS_PATH}/${encodeURIComponent(text(record, 'sid'))}.json`,
		// A method that was never set is put back by leaving it: Twilio takes an empty address, and no empty method.
		form: Object.fromEntries(
			Object.entries(fields).filter(([name, value]) => value !== '' || !name.endsWith('Method')),
		),
	});
}

/**
 * The number's own record.
 *
 * @throws ProviderError that says whose number it is, as far as this credential can tell.
 */
export async function findNumber(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<Record<string, unknown>> {
	const answer = await callApi(http, credential, {
		method: 'GET',
		path: `${NUMBERS_PATH}.json`,
		query: { PhoneNumber: number },
	});
	const record = records(answer, 'incoming_phone_numbers').find(
		(found) => text(found, 'phone_number') === number,
	);
	if (record) return record;
	const owner = await findSubaccount(http, credential, number);
	throw owner
		? new ProviderError(
				'notAllowed',
				`The phone number ${number} belongs to the Twilio subaccount “${owner.name}”, and this credential is that of another account`,
				`Make a credential with that subaccount’s own Account SID (${owner.sid}) and Auth Token, and choose it here. Both are in the Twilio Console under Account > Subaccounts.`,
			)
		: new ProviderError(
				'notAllowed',
				`The phone number ${number} does not belong to this Twilio account`,
				'Choose a number from the list, or the credential of the (sub)account that owns the number.',
			);
}
