import type { CallRoute } from '../../textback/call';
import type { Credential, HttpRequest, WebhookUse } from '../contract';
import { stepUrl } from '../twiml/call-steps';
import { connectionOf, readCallFields, writeCallFields } from './connections';
import { profileOf, readTextFields, writeTextFields } from './messaging-profiles';
import { findNumber } from './numbers';

const NUMBER = 'In the Telnyx portal open Numbers > My Numbers > your number';

export const whereToPaste: Record<WebhookUse, string> = {
	calls: `${NUMBER}, and the TeXML application that it is assigned to. Paste the address in two places: “Webhook URL” (Voice Method POST) and “Call progress events URL” (POST). Where another system handles the calls, paste it as the webhook address of the connection instead.`,
	texts: `${NUMBER} > Messaging, and the messaging profile that it is assigned to. Under Inbound paste the address at “Send a webhook to this URL”, and choose API v2.`,
};

/** Where the number's calls or texts are reported to now; empty where it has nothing that could report them. */
export async function readWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	use: WebhookUse,
): Promise<Record<string, string>> {
	const record = await findNumber(http, credential, number);
	if (use === 'texts') {
		const profile = await profileOf(http, credential, record);
		return profile ? readTextFields(profile) : {};
	}
	const connection = await connectionOf(http, credential, record);
	return connection ? readCallFields(connection) : {};
}

export function webhookFields(use: WebhookUse, route: CallRoute, webhookUrl: string): Record<string, string> {
	if (use === 'texts') return { webhook_url: webhookUrl, webhook_api_version: '2' };
	const events = { event_url: stepUrl({ url: webhookUrl }, 'status'), event_method: 'post' };
	// Where another system handles the calls, its own address stays.
	return route === 'listen'
		? events
		: { voice_url: stepUrl({ url: webhookUrl }, 'incoming'), voice_method: 'post', ...events };
}

export async function writeWebhooks(
	http: HttpRequest,
	credential: Credential,
	number: string,
	fields: Record<string, string>,
): Promise<void> {
	const record = await findNumber(http, credential, number);
	if ('webhook_url' in fields) {
		const profile = await profileOf(http, credential, record);
		if (profile) await writeTextFields(http, credential, profile, fields);
		return;
	}
	const connection = await connectionOf(http, credential, record);
	if (connection) await writeCallFields(http, credential, connection, fields);
}
