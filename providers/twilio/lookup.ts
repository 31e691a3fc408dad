import type { Credential, HttpRequest, LineType } from '../contract';
import { ProviderError } from '../error';
import { readAccount } from './account';
import { request } from './api';
import { isRecord, text } from '../json';

/** https://www.twilio.com/docs/lookup/v2-api/line-type-intelligence */
const TYPES: ReadonlyMap<string, LineType> = new Map(
	Object.entries<LineType>({ landline: 'landline', mobile: 'mobile' }),
);

/** Lookup has a host of its own, unless the credential names another address for all of the API. */
const HOST = 'https://lookups.twilio.com';

/** The API's address in a region of its own, whose credentials Lookup refuses. */
const REGIONAL = /^https:\/\/api\.[^/]+\.twilio\.com$/;

/**
 * What kind of line a number is, by Twilio's Lookup, which charges for each answer.
 *
 * @throws ProviderError when Twilio does not answer; in Canada also when it has not approved the account (60601).
 */
export async function lookUpLine(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<LineType> {
	const { apiUrl } = readAccount(credential);
	if (REGIONAL.test(apiUrl)) {
		throw new ProviderError(
			'notAllowed',
			'Twilio looks numbers up for accounts of the United States region (US1) only, and the credential is of another one',
			'Switch “Look Up Landlines” off, or use a credential of the region US1.',
		);
	}
	const host = apiUrl.endsWith('.twilio.com') ? HOST : apiUrl;
	const answer = await request(http, {
		method: 'GET',
		url: `${host}/v2/PhoneNumbers/${encodeURIComponent(number)}`,
		query: { Fields: 'line_type_intelligence' },
	});
	const intelligence = answer.line_type_intelligence;
	return (isRecord(intelligence) && TYPES.get(text(intelligence, 'type'))) || 'unknown';
}
