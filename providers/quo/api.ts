import { ask, type Api } from '../api';
import type { Credential, HttpRequest } from '../contract';
import { ProviderError } from '../error';
import { isRecord, records, text } from '../json';
import { QUO_CODES } from './codes';
import { turn } from './pace';

export const quoApi: Api = {
	name: 'Quo',
	meanings: QUO_CODES,
	codeOfStatus: { 401: '401', 402: '402', 403: '403', 409: '409', 429: '429' },
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

/** The version after v1: a webhook keeps the one that it was made with. */
export const VERSION = { 'Quo-Api-Version': '2026-03-30' };

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

/** A list of one caller's with more pages than this goes round in a circle. */
const MOST_PAGES = 20;

/**
 * All records of a list, page after page: Quo hands a token for the next one.
 * @throws ProviderError as {@link callApi}, and for a list without an end.
 */
export async function listAll(
	http: HttpRequest,
	credential: Credential,
	path: string,
	query: Record<string, string>,
): Promise<Array<Record<string, unknown>>> {
	const found: Array<Record<string, unknown>> = [];
	let pageToken = '';
	for (let page = 0; page < MOST_PAGES; page++) {
		const asked = { ...query, ...(pageToken !== '' && { pageToken }) };
		const answer = await callApi(http, credential, { method: 'GET', path, query: asked });
		found.push(...records(answer, 'data'));
		pageToken = text(answer, 'nextPageToken');
		if (pageToken === '') return found;
	}
	throw new ProviderError('unavailable', 'Quo’s list has no end', 'It is asked again later.');
}
