import { ask } from '../api';
import type { Credential, HttpRequest } from '../contract';
import { readAccount, type TwilioAccount } from './account';
import { readPagedList } from '../twiml/paged-list';
import { twilioApi } from './errors';

type Call = {
	method: 'GET' | 'POST';
	/** Below the account, e.g. `/Messages.json`. */
	path: string;
	form?: Record<string, string>;
	query?: Record<string, string>;
};

/**
 * One request to Twilio's REST API, version 2010-04-01.
 *
 * @returns the JSON object of a 2xx answer.
 * @throws ProviderError for every other answer, and when none came.
 */
export async function callApi(
	http: HttpRequest,
	credential: Credential,
	call: Call,
): Promise<Record<string, unknown>> {
	const account = readAccount(credential);
	return await request(http, {
		method: call.method,
		url: `${accountUrl(account)}${call.path}`,
		...(call.form && { form: call.form }),
		...(call.query && { query: call.query }),
	});
}

/**
 * All records of a list below the account, by Twilio's REST API, version 2010-04-01.
 *
 * @param name What the list is called in answers, e.g. `calls`.
 * @throws ProviderError as {@link callApi}, and for a list without an end.
 */
export async function listAll(
	http: HttpRequest,
	credential: Credential,
	path: string,
	query: Record<string, string>,
	name: string,
): Promise<Array<Record<string, unknown>>> {
	const url = `${accountUrl(readAccount(credential))}${path}?${new URLSearchParams(query).toString()}`;
	return await readPagedList((page) => request(http, { method: 'GET', url: page }), url, name);
}

/** One request to any of Twilio's addresses, with the outcomes of {@link callApi}. */
export async function request(
	http: HttpRequest,
	of: Parameters<HttpRequest>[0],
): Promise<Record<string, unknown>> {
	return await ask(twilioApi, http, of);
}

/** @param sid Of another account that the credential may use, such as a subaccount. */
export function accountUrl(account: TwilioAccount, sid = account.sid): string {
	return `${account.apiUrl}/2010-04-01/Accounts/${encodeURIComponent(sid)}`;
}
