import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';

export type Received = {
	/** Path and query as they came over the wire. */
	path: string;
	method: string;
	params: Record<string, string>;
	body: string;
	/** Whether its signature is right. */
	authentic: boolean;
};

export type Answer = { status?: number; type?: string; body: string };

/** Whether a request's signature is right. */
export type Validator = (request: {
	url: string;
	headers: IncomingHttpHeaders;
	params: Record<string, string>;
	body: string;
}) => boolean;

/** Twilio's own. */
export function signedByTwilio(authToken: string): Validator {
	return ({ url, headers, params }) =>
		validateRequest(authToken, String(headers['x-twilio-signature']), url, params);
}

/** A customer's server: answers webhooks by path and keeps what it got. */
export async function startReceiver(validate: Validator, answerTo: (request: Received) => Answer | string) {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			const path = request.url ?? '';
			const params = Object.fromEntries(new URLSearchParams(body));
			const got = {
				path,
				method: request.method ?? '',
				params,
				body,
				authentic: validate({ url: `${url}${path}`, headers: request.headers, params, body }),
			};
			received.push(got);
			const answer = answerTo(got);
			const {
				status = 200,
				type = 'text/xml',
				body: text,
			} = typeof answer === 'string' ? { body: answer } : answer;
			response.writeHead(status, { 'Content-Type': type }).end(text);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		received,
		/** Those whose path begins so. */
		at: (path: string) => received.filter((request) => request.path.startsWith(path)),
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}
