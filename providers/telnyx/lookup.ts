import type { Credential, HttpRequest, LineType } from '../contract';
import { isRecord, text } from '../json';
import { askForRecord } from './api';

const TYPES: ReadonlyMap<string, LineType> = new Map(
	Object.entries<LineType>({ 'fixed line': 'landline', mobile: 'mobile' }),
);

/**
 * What kind of line a number is, by Telnyx's Number Lookup, which charges for each answer.
 * https://developers.telnyx.com/api-reference/number-lookup/lookup-phone-number-data
 *
 * @throws ProviderError when Telnyx does not answer.
 */
export async function lookUpLine(
	http: HttpRequest,
	credential: Credential,
	number: string,
): Promise<LineType> {
	const { carrier } = await askForRecord(http, credential, {
		method: 'GET',
		path: `/number_lookup/${encodeURIComponent(number)}`,
		query: { type: 'carrier' },
	});
	return (isRecord(carrier) && TYPES.get(text(carrier, 'type'))) || 'unknown';
}
