import type { CallFlowSettings, HttpRequest, Standby } from '../contract';
import { ProviderError } from '../error';
import { text } from '../json';
import { hostUrl, readAccount, type TwilioAccount } from './account';
import { accountUrl, request } from './api';
import { standbyDocument } from './standby-document';
import { standbyFlow } from './standby-flow';

const NOT_FOUND = 404;

/**
 * What rings a number's phones: at Twilio a Studio flow, https://www.twilio.com/docs/studio/rest-api/v2/flow, and at
 * SignalWire, which has no Studio, a document that it hosts, https://developer.signalwire.com/compatibility-api/rest/entities/xml-bins/
 */
export const standby: Standby = {
	field: 'VoiceFallbackUrl',

	async put(http, credential, settings, known) {
		const account = readAccount(credential);
		const { id, url } = await (hostsDocuments(account) ? putDocument : putFlow)(
			http,
			account,
			settings,
			known,
		);
		return { id, fields: { VoiceFallbackUrl: url, VoiceFallbackMethod: 'POST' } };
	},

	async remove(http, credential, id) {
		const account = readAccount(credential);
		const url = hostsDocuments(account) ? documentUrl(account, id) : flowUrl(account, id);
		await unlessGone(request(http, { method: 'DELETE', url }));
	},
};

type Put = (
	http: HttpRequest,
	account: TwilioAccount,
	settings: CallFlowSettings,
	known: string | undefined,
) => Promise<{ id: string; url: string }>;

const putFlow: Put = async (http, account, settings, known) => {
	const form = {
		FriendlyName: nameOf(settings),
		Status: 'published',
		CommitMessage: 'Set by the Missed Call Trigger in n8n',
		Definition: JSON.stringify(standbyFlow(settings)),
	};
	const post = async (url: string) => await request(http, { method: 'POST', url, form });
	const updated = known === undefined ? undefined : await unlessGone(post(flowUrl(account, known)));
	const flow = updated ?? (await post(flowsUrl(account)));
	const id = text(flow, 'sid');
	return { id, url: text(flow, 'webhook_url') || answerUrl(account, id) };
};

/**
 * https://developer.signalwire.com/compatibility-api/client-sdks/methods/cxml-applications/create and
 * https://developer.signalwire.com/compatibility-api/rest/update-an-xml-bin/
 */
const putDocument: Put = async (http, account, settings, known) => {
	const form = { Name: nameOf(settings), Contents: standbyDocument(settings) };
	const updated =
		known === undefined
			? undefined
			: await unlessGone(request(http, { method: 'PUT', url: documentUrl(account, known), form }));
	const made =
		updated ?? (await request(http, { method: 'POST', url: `${accountUrl(account)}/LamlBins`, form }));
	return { id: text(made, 'sid'), url: text(made, 'request_url') };
};

function nameOf({ businessName, number }: CallFlowSettings): string {
	return `Fallback for ${businessName} ${number ?? ''} (n8n)`;
}

/** Each of SignalWire's spaces has its API there: https://developer.signalwire.com/rest/compatibility-api/overview */
function hostsDocuments({ apiUrl }: TwilioAccount): boolean {
	return apiUrl.endsWith('/api/laml');
}

function documentUrl(account: TwilioAccount, id: string): string {
	return `${accountUrl(account)}/LamlBins/${encodeURIComponent(id)}`;
}

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
