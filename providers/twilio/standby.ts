import type { Standby } from '../contract';
import { ProviderError } from '../error';
import { text } from '../json';
import { hostUrl, readAccount, type TwilioAccount } from './account';
import { request } from './api';
import { standbyFlow } from './standby-flow';

const NOT_FOUND = 404;

/** A Studio flow for each number: https://www.twilio.com/docs/studio/rest-api/v2/flow */
export const standby: Standby = {
	field: 'VoiceFallbackUrl',

	async put(http, credential, settings, known) {
		const account = readAccount(credential);
		const form = {
			FriendlyName: `Fallback for ${settings.businessName} ${settings.number ?? ''} (n8n)`,
			Status: 'published',
			CommitMessage: 'Set by the Missed Call Trigger in n8n',
			Definition: JSON.stringify(standbyFlow(settings)),
		};
		const post = async (url: string) => await request(http, { method: 'POST', url, form });
		const updated = known === undefined ? undefined : await unlessGone(post(flowUrl(account, known)));
		const flow = updated ?? (await post(flowsUrl(account)));
		const id = text(flow, 'sid');
		return {
			id,
			fields: {
				VoiceFallbackUrl: text(flow, 'webhook_url') || answerUrl(account, id),
				VoiceFallbackMethod: 'POST',
			},
		};
	},

	async remove(http, credential, id) {
		await unlessGone(request(http, { method: 'DELETE', url: flowUrl(readAccount(credential), id) }));
	},
};

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
	return await asked.catch((error: unknown) => {
		if (error instanceof ProviderError && error.details.httpStatus === NOT_FOUND) return undefined;
		throw error;
	});
}

function flowsUrl(account: TwilioAccount): string {
	return `${hostUrl(account, 'studio')}/v2/Flows`;
}

function flowUrl(account: TwilioAccount, id: string): string {
	return `${flowsUrl(account)}/${encodeURIComponent(id)}`;
}

/** https://www.twilio.com/docs/studio/widget-library/trigger-start */
function answerUrl(account: TwilioAccount, id: string): string {
	return `${hostUrl(account, 'webhooks')}/v1/Accounts/${account.sid}/Flows/${id}`;
}
