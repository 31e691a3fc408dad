import type { Credential, HttpRequest } from '../contract';
import { text } from '../json';
import { askForRecord, type TelnyxRecord } from './api';

/** https://developers.telnyx.com/api-reference/profiles/retrieve-a-messaging-profile */
export const PROFILES_PATH = '/messaging_profiles';

/** What we change of a profile. */
export type TextFields = { webhook_url: string; webhook_api_version: string };

/**
 * The messaging profile that the number's texts go through.
 *
 * @returns undefined when it has none.
 */
export async function profileOf(
	http: HttpRequest,
	credential: Credential,
	number: TelnyxRecord,
): Promise<TelnyxRecord | undefined> {
	const id = text(number, 'messaging_profile_id');
	if (id === '') return undefined;
	return await askForRecord(http, credential, {
		method: 'GET',
		path: `${PROFILES_PATH}/${encodeURIComponent(id)}`,
	});
}

export function readTextFields(profile: TelnyxRecord): TextFields {
	return {
		webhook_url: text(profile, 'webhook_url'),
		webhook_api_version: text(profile, 'webhook_api_version'),
	};
}

export async function writeTextFields(
	http: HttpRequest,
	credential: Credential,
	profile: TelnyxRecord,
	{ webhook_url: url, webhook_api_version: version }: Partial<TextFields>,
): Promise<void> {
	await askForRecord(http, credential, {
		method: 'PATCH',
		path: `${PROFILES_PATH}/${encodeURIComponent(text(profile, 'id'))}`,
		json: {
			...(url !== undefined && { webhook_url: url === '' ? null : url }),
			...(version && { webhook_api_version: version }),
		},
	});
}
