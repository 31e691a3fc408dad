import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { PostJson } from './channels/json-http';

/** n8n's HTTP helper for a server that asks for no sign-in. */
export function openPost(context: IExecuteFunctions): PostJson {
	return async (request) => read(await context.helpers.httpRequest(options(request)));
}

/** n8n's HTTP helper with the credential's authentication. */
export function signedInPost(context: IExecuteFunctions, credentialType: string): PostJson {
	return async (request) =>
		read(await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options(request)));
}

function options({ url, body, timeoutMs }: Parameters<PostJson>[0]): IHttpRequestOptions {
	return {
		method: 'POST',
		url,
		body,
		json: true,
		timeout: timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Keys are in the body, too, and must not go where an answer points.
		disableFollowRedirect: true,
	};
}

function read(response: unknown): { status: number; body: unknown } {
	if (typeof response !== 'object' || response === null || !('statusCode' in response)) {
		throw new TypeError('The HTTP helper gave no full response');
	}
	return { status: Number(response.statusCode), body: 'body' in response ? response.body : undefined };
}
