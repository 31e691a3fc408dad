import type { Credential, HttpRequest, PhoneNumber } from '../contract';
import { ProviderError } from '../error';
import { text } from '../json';
import { listRecords, type TelnyxRecord } from './api';

/** https://developers.telnyx.com/api-reference/phone-number-configurations/list-phone-numbers */
const PATH = '/phone_numbers';

export async function listNumbers(http: HttpRequest, credential: Credential): Promise<PhoneNumber[]> {
	const numbers = await listRecords(http, credential, PATH);
	return numbers.map((record) => {
		const number = text(record, 'phone_number');
		return { id: text(record, 'id'), number, label: text(record, 'customer_reference') || number };
	});
}

/**
 * The number's own record.
 *
 * @throws ProviderError when it is no number of this account.
 */
export async function findNumber(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<TelnyxRecord> {
	const found = await listRecords(http, credential, PATH, { 'filter[phone_number]': number });
	const record = found.find((candidate) => text(candidate, 'phone_number') === number);
	if (record) return record;
	throw new ProviderError(
		'notAllowed',
		`The phone number ${number} does not belong to this Telnyx account`,
		'Choose a number from the list, or the credential of the account that owns the number.',
	);
}

/** The account's other numbers whose calls go where this one's go, or whose texts do. */
export async function numbersBeside(
	http: HttpRequest,
	credential: Credential,
	number: string,
	path: string,
	filter: Record<string, string>,
): Promise<string[]> {
	const found = await listRecords(http, credential, path, filter);
	return found.map((record) => text(record, 'phone_number')).filter((other) => other !== number);
}
