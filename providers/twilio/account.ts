import type { Credential } from '../contract';
import { ProviderError } from '../error';

/** A Twilio account as the credential describes it. */
export type TwilioAccount = {
	sid: string;
	/** Signs Twilio's webhooks. API keys cannot, so it is needed even where an API key sends. */
	authToken: string;
	/** Address of the REST API without a slash at the end. */
	apiUrl: string;
};

/** https://www.twilio.com/docs/global-infrastructure/understanding-twilio-regions */
const REGION_HOSTS: ReadonlyMap<string, string> = new Map(
	Object.entries<string>({
		us1: 'https://api.twilio.com',
		ie1: 'https://api.dublin.ie1.twilio.com',
		au1: 'https://api.sydney.au1.twilio.com',
	}),
);

/** @throws ProviderError when the credential lacks what every request or signature needs. */
export function readAccount(credential: Credential): TwilioAccount {
	const sid = field(credential, 'accountSid');
	const authToken = field(credential, 'authToken');
	const region = field(credential, 'region') || 'us1';
	const apiUrl = field(credential, 'apiUrl') || REGION_HOSTS.get(region);
	if (!sid || !authToken || !apiUrl) {
		throw new ProviderError(
			'credentials',
			'The Twilio credential is incomplete',
			'Open the credential and fill in Account SID and Auth Token; both are on the first page of the Twilio Console.',
		);
	}
	return { sid, authToken, apiUrl: apiUrl.replace(/(?<!\/)\/+$/, '') };
}

/** Address of the Messaging API, which has a host of its own at Twilio; a proxy or a pretend one serves both. */
export function messagingUrl({ apiUrl }: TwilioAccount): string {
	return apiUrl.replace(/^https:\/\/api\.(?=([^/]+\.)?twilio\.com$)/, 'https://messaging.');
}

/** Address of another of Twilio's hosts, which all regions share; a proxy or a pretend one serves it, too. */
export function hostUrl({ apiUrl }: TwilioAccount, host: 'studio' | 'webhooks'): string {
	return /^https:\/\/api\.([^/]+\.)?twilio\.com$/.test(apiUrl) ? `https://${host}.twilio.com` : apiUrl;
}

function field(credential: Credential, name: string): string {
	const value = credential[name];
	return typeof value === 'string' ? value.trim() : '';
}
