import type { MissedCallTwilioApi } from '../credentials/MissedCallTwilioApi.credentials';
import type { HttpRequest, HttpResponse } from '../providers/contract';

/** A credential type of n8n, as far as it puts a credential into a request. */
type Authenticating = Pick<MissedCallTwilioApi, 'authenticate'>;

/** The HTTP function that providers take, without n8n. */
export function httpOf({ authenticate }: Authenticating, credential: Record<string, string>): HttpRequest {
	return async ({ method, url, headers = {}, form, json, query = {}, timeoutMs }) => {
		if (typeof authenticate !== 'function') throw new TypeError('This credential needs n8n');
		const signed = await authenticate(credential, { url, headers });
		const asked = new URL(url);
		for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value);
		const response = await fetch(asked, {
			method,
			headers: {
				...headersOf(signed.headers),
				...(signed.auth && { authorization: basic(signed.auth) }),
				...(json && { 'content-type': 'application/json' }),
			},
			...(form && { body: new URLSearchParams(form) }),
			...(json && { body: JSON.stringify(json) }),
			// The credential must not go where an answer points.
			redirect: 'manual',
			...(timeoutMs !== undefined && { signal: AbortSignal.timeout(timeoutMs) }),
		});
		return await readResponse(response);
	};
}

function headersOf(headers: Record<string, unknown> = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
	);
}

function basic({ username, password }: { username: string; password: string }): string {
	return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

async function readResponse(response: Response): Promise<HttpResponse> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
	const body: unknown = isJson ? JSON.parse(text) : text;
	return { status: response.status, body, headers: Object.fromEntries(response.headers) };
}
