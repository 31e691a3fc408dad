import {
	startPhoneCompany,
	type PhoneCompany,
	type PhoneCompanyOptions,
} from '../../sandbox/phone-company/index';
import { telnyxKeys } from '../../sandbox/phone-company/systems/telnyx-account';

export const BUSINESS = '+14155550100';
export const OWNER = '+14155550199';
export const CALLER = '+14155550142';
export const LANDLINE = '+14155550150';
export const ACCOUNT_SID = `AC${'0'.repeat(32)}`;
export const AUTH_TOKEN = 'a-token-for-tests';
export const API_KEY = { sid: `SK${'1'.repeat(32)}`, secret: 'a-secret-for-tests' };

/** A phone company in which a second lasts 10 ms, and which waits a minute for an answer: a busy machine takes its time. */
export function startQuickCompany(options: Partial<PhoneCompanyOptions> = {}): Promise<PhoneCompany> {
	return startPhoneCompany({
		accountSid: ACCOUNT_SID,
		authToken: AUTH_TOKEN,
		apiKey: API_KEY,
		numbers: [
			{ number: BUSINESS, label: 'Oak Street Plumbing' },
			{ number: '+14155550101', label: 'Second line' },
		],
		...options,
		timings: { secondMs: 10, webhookTimeoutMs: 60_000, shortestWaitMs: 60_000, ...options.timings },
	});
}

type ApiAnswer = { status: number; json: Record<string, unknown>; text: string };

/** A request to the REST API; as the account unless told otherwise. */
export async function api(
	company: PhoneCompany,
	method: 'GET' | 'POST',
	path: string,
	form?: Record<string, string>,
	credentials = `${ACCOUNT_SID}:${AUTH_TOKEN}`,
): Promise<ApiAnswer> {
	const response = await fetch(`${company.url}/2010-04-01/Accounts/${ACCOUNT_SID}${path}`, {
		method,
		headers: { Authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
		body: form ? new URLSearchParams(form) : null,
	});
	const text = await response.text();
	const isJson = (response.headers.get('content-type') ?? '').includes('json');
	const json: Record<string, unknown> = isJson ? { ...JSON.parse(text) } : {};
	return { status: response.status, json, text };
}

/** The items of a list answer. */
export function itemsOf(answer: ApiAnswer, key: string): Array<Record<string, unknown>> {
	const items = answer.json[key];
	return Array.isArray(items) ? items : [];
}

/** Sets addresses of a number as a customer does: finds it, then updates it. */
export async function setNumber(
	company: PhoneCompany,
	settings: Record<string, string>,
	number = BUSINESS,
): Promise<void> {
	const query = new URLSearchParams({ PhoneNumber: number });
	const [found] = itemsOf(
		await api(company, 'GET', `/IncomingPhoneNumbers.json?${query.toString()}`),
		'incoming_phone_numbers',
	);
	await api(company, 'POST', `/IncomingPhoneNumbers/${String(found?.['sid'])}.json`, settings);
}

export const TELNYX_BUSINESS = '+14155550102';
export const TELNYX_KEYS = telnyxKeys('KEY-for-tests');
/** The business's account at Telnyx, with one number. */
export const AT_TELNYX = {
	keys: TELNYX_KEYS,
	numbers: [{ number: TELNYX_BUSINESS, label: 'Oak Street Plumbing' }],
};

/** A request to Telnyx's REST API. @returns the status and the answer's JSON */
export async function telnyxApi(
	company: PhoneCompany,
	method: 'GET' | 'POST' | 'PATCH',
	path: string,
	json?: object,
	apiKey = TELNYX_KEYS.apiKey,
): Promise<{ status: number; data: unknown; json: Record<string, unknown> }> {
	const response = await fetch(`${company.url}/v2${path}`, {
		method,
		headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
		body: json ? JSON.stringify(json) : null,
	});
	const answer: Record<string, unknown> = { ...JSON.parse(await response.text()) };
	return { status: response.status, data: answer['data'], json: answer };
}
