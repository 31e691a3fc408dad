import type { Credential, HttpRequest } from '../contract';
import { ProviderError } from '../error';
import { readAccount } from './account';
import { accountUrl, request } from './api';
import { firstThat } from './first-that';
import { records, text } from '../json';

/** An agency may have more; of a number of one of those the answer is that nobody knows. */
const MOST_SUBACCOUNTS = 100;

/**
 * The subaccount that has this number. Only the credential of the main account sees its subaccounts, and an API key may
 * not list accounts. https://www.twilio.com/docs/iam/api/account
 *
 * @returns undefined when none has it or this credential cannot tell.
 */
export async function findSubaccount(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<{ sid: string; name: string } | undefined> {
	const account = readAccount(credential);
	const list = async (url: string, query: Record<string, string>, name: string) =>
		records(await request(http, { method: 'GET', url, query }), name);
	try {
		const accounts = await list(
			`${account.apiUrl}/2010-04-01/Accounts.json`,
			{ Status: 'active', PageSize: String(MOST_SUBACCOUNTS) },
			'accounts',
		);
		const owner = await firstThat(
			accounts.filter((other) => text(other, 'sid') !== account.sid),
			async (other) => {
				const url = `${accountUrl(account, text(other, 'sid'))}/IncomingPhoneNumbers.json`;
				const found = await list(url, { PhoneNumber: number }, 'incoming_phone_numbers');
				return found.some((record) => text(record, 'phone_number') === number);
			},
		);
		return owner && { sid: text(owner, 'sid'), name: text(owner, 'friendly_name') };
	} catch (error) {
		if (error instanceof ProviderError) return undefined;
		throw error;
	}
}
