import type { CallRoute } from '../../textback/call';
import type { Credential, HttpRequest, NumberWebhooks, PhoneNumber, WebhookUse } from '../contract';
import { ProviderError } from '../error';
import { callApi } from './api';
import { stepUrl } from './call-steps';
import { records, text } from './json';

/** https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource */
const PATH = '/IncomingPhoneNumbers';

/** The fields that we change, by what they are for: API field and the name it has in answers. */
const FIELDS: Record<WebhookUse, Record<string, string>> = {
	calls: {
		VoiceUrl: 'voice_url',
		VoiceMethod: 'voice_method',
		StatusCallback: 'status_callback',
		StatusCallbackMethod: 'status_callback_method',
	},
	texts: { SmsUrl: 'sms_url', SmsMethod: 'sms_method' },
};

/** Settings of the number that make Twilio pass our address over. */
const OVERRULING: Record<WebhookUse, Record<string, string>> = {
	calls: {
		voice_application_sid: 'its calls go to a TwiML App',
		trunk_sid: 'its calls go to a SIP Trunk',
	},
	texts: { sms_application_sid: 'its texts go to a TwiML App' },
};

export async function listNumbers(http: HttpRequest, credential: Credential): Promise<PhoneNumber[]> {
	const answer = await callApi(http, credential, {
		method: 'GET',
		path: `${PATH}.json`,
		query: { PageSize: '1000' },
	});
	return records(answer, 'incoming_phone_numbers').map((record) => {
		const number = text(record, 'phone_number');
		return { id: text(record, 'sid'), number, label: text(record, 'friendly_name') || number };
	});
}

/** The addresses that the number has now, and what would keep ours from being called. */
export async function readWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<NumberWebhooks> {
	const record = await findNumber(http, credential, number);
	const current = Object.fromEntries(
		Object.entries(FIELDS[use]).map(([field, inAnswer]) => [field, text(record, inAnswer)]),
	);
	const problems = Object.entries(OVERRULING[use])
		.filter(([field]) => text(record, field) !== '')
		.map(
			([, why]) =>
				`Twilio would not call this workflow: ${why}. Remove that in the Twilio Console under the number’s configuration.`,
		);
	return { current, problems };
}

export function webhookFields(use: WebhookUse, route: CallRoute, webhookUrl: string): Record<string, string> {
	const status = { StatusCallback: stepUrl(webhookUrl, 'status'), StatusCallbackMethod: 'POST' };
	if (use === 'texts') return { SmsUrl: webhookUrl, SmsMethod: 'POST' };
	// Where another system handles the calls, its own address stays.
	return route === 'listen'
		? status
		: { VoiceUrl: stepUrl(webhookUrl, 'incoming'), VoiceMethod: 'POST', ...status };
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
		path: `${PATH}/${encodeURIComponent(text(record, 'sid'))}.json`,
		form: fields,
	});
}

async function findNumber(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<Record<string, unknown>> {
	const answer = await callApi(http, credential, {
		method: 'GET',
		path: `${PATH}.json`,
		query: { PhoneNumber: number },
	});
	const record = records(answer, 'incoming_phone_numbers').find(
		(found) => text(found, 'phone_number') === number,
	);
	if (record) return record;
	throw new ProviderError(
		'notAllowed',
		`The phone number ${number} does not belong to this Twilio account`,
		'Choose a number from the list, or the credential of the (sub)account that owns the number.',
	);
}
