import { ask, unreachable } from '../api';
import type { Credential, HttpRequest } from '../contract';
import { isRecord, records } from '../json';
import { apiUrl } from './account';
import { telnyxApi } from './errors';
import { readPagedList } from '../twiml/paged-list';

type Call = {
	method: 'GET' | 'POST' | 'PATCH';
	/** Below `/v2`, e.g. `/messages`. */
	path: string;
	json?: Record<string, unknown>;
	query?: Record<string, string>;
};

/** One record, as Telnyx shows it. */
export type TelnyxRecord = Record<string, unknown>;

/**
 * One request about one record to Telnyx's REST API, version 2.
 *
 * @throws ProviderError for every answer but a 2xx with a record, and when none came.
 */
export async function askForRecord(
	http: HttpRequest,
	credential: Credential,
	call: Call,
): Promise<TelnyxRecord> {
	const { data } = await callApi(http, credential, call);
	if (!isRecord(data)) throw unreachable(telnyxApi, 'its answer has no data');
	return data;
}

/** Most lists give no more at a time. */
const PAGE_SIZE = 250;

/** Detail records are refused by the hundred. */
export const RECORDS_A_PAGE = 50;

/** A list that is longer than this many pages is not read to its end. */
const MOST_PAGES = 40;

/**
 * All records of a list.
 *
 * @param pageSize What is asked for at a time: some lists refuse as much as others give.
 * @throws ProviderError as {@link askForRecord}
 */
export async function listRecords(
	http: HttpRequest,
	credential: Credential,
	path: string,
	query: Record<string, string> = {},
	pageSize = PAGE_SIZE,
): Promise<TelnyxRecord[]> {
	const found: TelnyxRecord[] = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const paging = { 'page[size]': String(pageSize), 'page[number]': String(page) };
		const answer = await callApi(http, credential, { method: 'GET', path, query: { ...query, ...paging } });
		found.push(...records(answer, 'data'));
		const pages = isRecord(answer.meta) ? Number(answer.meta.total_pages) : 1;
		if (!(page < pages)) break;
	}
	return found;
}

/**
 * All records of a list that is shaped as Twilio's are.
 *
 * @param name What the list is called in answers, e.g. `calls`.
 * @throws ProviderError as {@link askForRecord}, and for a list without an end.
 */
export async function listAsTwilio(
	http: HttpRequest,
	credential: Credential,
	path: string,
	query: Record<string, string>,
	name: string,
): Promise<TelnyxRecord[]> {
	const url = `${apiUrl(credential)}/v2${path}?${new URLSearchParams(query).toString()}`;
	return await readPagedList((page) => ask(telnyxApi, http, { method: 'GET', url: page }), url, name);
}

async function callApi(http: HttpRequest, credential: Credential, { path, ...call }: Call) {
	return await ask(telnyxApi, http, { ...call, url: `${apiUrl(credential)}/v2${path}` });
}
