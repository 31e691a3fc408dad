import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';

export type Received = {
	/** Path and query as they came over the wire. */
	path: string;
	method: string;
	params: Record<string, string>;
	/** What twilio's own validator says of the signature. */
	authentic: boolean;
};

export type Answer = { status?: number; type?: string; body: string };

/** A customer's server: answers webhooks by path and keeps what it got. */
export async function startReceiver(authToken: string, answerTo: (request: Received) => Answer | string) {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((body) => {
			const path = request.url ?? '';
			const params = Object.fromEntries(new URLSearchParams(body));
			const signature = String(request.headers['x-twilio-signature']);
			const got = {
				path,
				method: request.method ?? '',
				params,
				authentic: validateRequest(authToken, signature, `${url}${path}`, params),
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
