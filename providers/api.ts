import type { HttpRequest } from './contract';
import { ProviderError } from './error';
import { isRecord } from './json';
import type { Meaning, Meanings } from './meaning';

/** One phone system's API: how it refuses, and what its refusals mean. */
export type Api = {
	/** As people know the phone system, e.g. `Twilio`. */
	name: string;
	/** By the API's own error codes. */
	meanings: Meanings;
	/** The code that a status stands for when the answer names none we know. */
	codeOfStatus: Record<number, string>;
	/** Codes that say what they are listed with only beside this status. */
	onlyWithStatus?: Record<string, number>;
	/** The error code, and the API's own words, in the body of a refusal. */
	readRefusal(body: unknown): { code?: string; message?: string };
	/** Web address that says more of a code. */
	aboutCode(code: string): string;
	statusPage: string;
};

const TIMEOUT_MS = 10_000;
const NO_CONTENT = 204;

/**
 * One request.
 *
 * @returns the JSON object of a 2xx answer, empty when there is nothing to say.
 * @throws ProviderError for every other answer, and when none came.
 */
export async function ask(
	api: Api,
	http: HttpRequest,
	of: Parameters<HttpRequest>[0],
): Promise<Record<string, unknown>> {
	const response = await http({ ...of, timeoutMs: TIMEOUT_MS }).catch((error: unknown) => {
		throw unreachable(api, error instanceof Error ? error.message : String(error), !neverLeft(error));
	});
	if (response.status < 200 || response.status > 299) throw refusal(api, response.status, response.body);
	if (response.status === NO_CONTENT) return {};
	if (!isRecord(response.body)) throw unreachable(api, `what answered is not ${api.name}’s API`);
	return response.body;
}

/** What a delivery error code means and what to do, in a sentence or two. */
export function explain(api: Api, code: string): string {
	const meaning = known(api, code);
	if (meaning) return `${meaning.what}. ${meaning.advice}`;
	return CODE.test(code)
		? `The text was not delivered (${api.name} error ${code}). See ${api.aboutCode(code)}`
		: `The text was not delivered, for a reason that ${api.name} does not explain.`;
}

/** The error for a request that got no answer, or one that is not the API's. */
export function unreachable(api: Api, why: string, mayHaveHappened = true): ProviderError {
	return new ProviderError(
		'unavailable',
		`${api.name} could not be reached: ${why}`,
		'Check this machine’s internet connection and the API address in the credential’s advanced field.',
		{ mayHaveHappened },
	);
}

/** Whatever else stands where a code should is not passed on: it may be of any length, and no part of a web address. */
const CODE = /^[\w.-]{1,60}$/;

function meaningOf(api: Api, httpStatus: number, code = ''): Meaning | undefined {
	const only = api.onlyWithStatus?.[code];
	const isMeant = only === undefined || only === httpStatus;
	return (isMeant ? known(api, code) : undefined) ?? known(api, api.codeOfStatus[httpStatus]);
}

function known({ meanings }: Api, code = ''): Meaning | undefined {
	return Object.hasOwn(meanings, code) ? meanings[code] : undefined;
}

function refusal(api: Api, httpStatus: number, body: unknown): ProviderError {
	const { code: said, message } = api.readRefusal(body);
	const code = said !== undefined && CODE.test(said) ? said : undefined;
	const meaning = meaningOf(api, httpStatus, code);
	const details = { httpStatus, ...(code !== undefined && { code }), mayHaveHappened: httpStatus >= 500 };
	if (meaning) {
		const what = code ? `${meaning.what} (${api.name} error ${code})` : meaning.what;
		const isFinal = meaning.again === 'never';
		return new ProviderError(meaning.kind, what, meaning.advice, { ...details, ...(isFinal && { isFinal }) });
	}
	if (httpStatus >= 500) {
		return new ProviderError(
			'unavailable',
			`${api.name} had a problem of its own (HTTP ${httpStatus})`,
			`It is tried again in a minute. See ${api.statusPage}`,
			details,
		);
	}
	const words = message ? `: ${message.slice(0, 300)}` : '';
	return new ProviderError(
		'refused',
		`${api.name} refused the request (HTTP ${httpStatus}${code ? `, error ${code}` : ''})${words}`,
		code ? `See ${api.aboutCode(code)}` : 'Check the settings of this node.',
		details,
	);
}

/** Whether no connection came about, so that the request cannot have been carried out. */
function neverLeft(error: unknown): boolean {
	for (let cause = error, depth = 0; isRecord(cause) && depth < 4; cause = cause.cause, depth++) {
		if (typeof cause.code === 'string' && NO_CONNECTION.includes(cause.code)) return true;
	}
	return false;
}

const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
