import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { HttpRequest, HttpResponse } from '../../providers/contract';
import { asText, isRecord } from './parameters';

/** n8n's own HTTP helper, with the credential's authentication, as the function that providers take. */
export function httpWith(context: IAllExecuteFunctions, credentialType: string): HttpRequest {
	return async (request) => {
		const options: IHttpRequestOptions = {
			method: request.method,
			url: request.url,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// The credential must not go where an answer points.
			disableFollowRedirect: true,
			...(request.query && { qs: request.query }),
			...(request.headers && { headers: request.headers }),
			...(request.json && { body: request.json, json: true }),
			...(request.form && { body: new URLSearchParams(request.form) }),
			...(request.timeoutMs !== undefined && { timeout: request.timeoutMs }),
		};
		const response: unknown = await context.helpers.httpRequestWithAuthentication.call(
			context,
			credentialType,
			options,
		);
		return readResponse(response);
	};
}

/** @throws TypeError when it is not what n8n's HTTP helper gives with `returnFullResponse`. */
export function readResponse(response: unknown): HttpResponse {
	if (!isRecord(response) || typeof response.statusCode !== 'number') {
		throw new TypeError('The HTTP helper gave no full response');
	}
	const headers = isRecord(response.headers) ? response.headers : {};
	return {
		status: response.statusCode,
		body: response.body,
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asText(value)])),
	};
}
