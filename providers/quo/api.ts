import { ask, type Api } from '../api';
import type { Credential, HttpRequest } from '../contract';
import { ProviderError } from '../error';
import { isRecord } from '../json';
import { turn } from './pace';

const REGISTER =
	'US carriers block texts from unregistered numbers. Register the business in Quo: Settings > Trust & Compliance.';
const UNREACHABLE = 'Call them back instead: this number cannot get texts.';

/**
 * Quo's own codes of refusals, and those of carriers, which come with receipts.
 * https://www.quo.com/docs/mdx/api-reference/error-codes
 */
export const quoApi: Api = {
	name: 'Quo',
	meanings: {
		'401': {
			kind: 'credentials',
			what: 'Quo did not accept the API key',
			advice: 'Make a new key in Quo under Settings > API, and put it into the credential.',
		},
		'402': {
			kind: 'notAllowed',
			what: 'The Quo account has no credit left for texts',
			advice: 'Add credit in Quo: Settings > Plan & Billing.',
		},
		'403': {
			kind: 'notAllowed',
			what: 'This API key may not use this phone number',
			advice: 'Choose a number of this Quo workspace, or let an owner or admin make the key.',
		},
		'429': {
			kind: 'busy',
			what: 'Quo is getting too many requests with this API key',
			advice: 'It is tried again in a minute.',
		},
		'0206400': {
			kind: 'notAllowed',
			what: 'The number is not registered for business texting (A2P 10DLC)',
			advice: REGISTER,
		},
		'21610': {
			kind: 'optedOut',
			what: 'The caller has told the carrier to stop texts from this number',
			advice: 'Call them instead. They can text START to get texts again.',
		},
		'30003': {
			kind: 'unreachableNumber',
			what: 'The caller’s phone is switched off or out of reach',
			advice: 'Call them back later.',
		},
		'30005': { kind: 'unreachableNumber', what: 'The caller’s number does not exist', advice: UNREACHABLE },
		'30006': {
			kind: 'unreachableNumber',
			what: 'The caller’s number is a landline or cannot be reached',
			advice: UNREACHABLE,
		},
		'30007': {
			kind: 'notAllowed',
			what: 'The carrier filtered the text as unwanted',
			advice: 'Make the message plainer (no links, no offers, name the business) and check the registration.',
		},
		'30034': {
			kind: 'notAllowed',
			what: 'The number is not registered for business texting (A2P 10DLC)',
			advice: REGISTER,
		},
	},
	codeOfStatus: { 401: '401', 402: '402', 403: '403', 429: '429' },
	readRefusal: (body) => {
		if (!isRecord(body)) return {};
		const { code, message } = body;
		return {
			...(typeof code === 'string' && { code }),
			...(typeof message === 'string' && { message }),
		};
	},
	aboutCode: () => 'https://www.quo.com/docs/mdx/api-reference/error-codes',
	statusPage: 'https://status.quo.com',
};

/** 30006: landline or unreachable carrier. */
export function isLandline(code: string | undefined): boolean {
	return code === '30006';
}

/** Address of the API that the credential points to, without a slash at the end. */
export function apiUrl({ apiUrl: typed }: Credential): string {
	return (typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : 'https://api.quo.com').replace(
		/(?<!\/)\/+$/,
		'',
	);
}

/**
 * One request, when its turn has come: Quo lets each key make ten a second.
 * https://www.quo.com/docs/mdx/api-reference/rate-limits
 *
 * @param of `path` below the API's address.
 * @throws ProviderError for every answer but 2xx, and when none came.
 */
export async function callApi(
	http: HttpRequest,
	credential: Credential,
	of: { path: string } & Omit<Parameters<HttpRequest>[0], 'url'>,
): Promise<Record<string, unknown>> {
	const { apiKey } = credential;
	if (typeof apiKey !== 'string' || apiKey.trim() === '') {
		throw new ProviderError(
			'credentials',
			'The Quo credential is incomplete',
			'Open the credential and fill in the API Key; an owner or admin makes one in Quo under Settings > API.',
		);
	}
	const { path, ...request } = of;
	await turn(apiKey);
	return await ask(quoApi, http, { ...request, url: apiUrl(credential) + path });
}
