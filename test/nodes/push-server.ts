import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

export type ReceivedPush = { path: string; headers: IncomingHttpHeaders; raw: string; body: unknown };

/** A service of this process: keeps what it gets and gives the answer it is told to give. */
export class PushServer {
	readonly received: ReceivedPush[] = [];
	/** What it answers next, or `never` to leave requests open. */
	answer: { status: number; body: unknown } | 'never' = { status: 200, body: {} };
	private readonly server = createServer((request, response) => {
		void text(request).then((raw) => {
			this.received.push({
				path: request.url ?? '',
				headers: request.headers,
				raw,
				body: parse(request.headers['content-type'], raw),
			});
			if (this.answer === 'never') return;
			const { status, body } = this.answer;
			const page = typeof body === 'string';
			response.writeHead(status, { 'content-type': page ? 'text/html' : 'application/json' });
			response.end(page ? body : JSON.stringify(body));
		});
	});

	/** @returns its address, without a slash at the end. */
	async start(): Promise<string> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('It listens on no port');
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}

function parse(contentType: string | undefined, raw: string): unknown {
	if (contentType?.startsWith('application/x-www-form-urlencoded')) {
		return Object.fromEntries(new URLSearchParams(raw));
	}
	return raw === '' ? undefined : JSON.parse(raw);
}
