import { parse } from 'node:querystring';

/** A request as the phone system sends it to a webhook's public address. */
export type WebhookCall = {
	/** Defaults to POST. */
	method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers?: Record<string, string>;
	query?: Record<string, string>;
	/** Sent form-encoded. */
	form?: Record<string, string>;
	/** Sent as JSON. */
	json?: unknown;
	/** Sent as it is; say what it is in `headers`. */
	raw?: string | Buffer;
};

/** The parts of Express's request that n8n fills in and a node may read. */
export type RequestObject = {
	method: string;
	url: string;
	originalUrl: string;
	path: string;
	headers: Record<string, string>;
	query: Record<string, string>;
	params: Record<string, string>;
	contentType: string | undefined;
	rawBody: Buffer;
	/** Undefined when n8n does not know how to read the body. */
	body: unknown;
	get(name: string): string | undefined;
};

/** Builds the request the way n8n does after it read the body. */
export function toRequest(address: string, call: WebhookCall): RequestObject {
	const { pathname } = new URL(address);
	const query = new URLSearchParams(call.query).toString();
	const search = query && `?${query}`;
	const { rawBody, type } = encode(call);
	const headers = Object.fromEntries(
		Object.entries({
			// n8n stands behind a proxy: what arrives is not the public host.
			host: '127.0.0.1:5678',
			...(type && { 'content-type': type }),
			'content-length': String(rawBody.length),
			...call.headers,
		}).map(([name, value]) => [name.toLowerCase(), value]),
	);
	const contentType = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
	return {
		method: call.method ?? 'POST',
		url: `${pathname}${search}`,
		originalUrl: `${pathname}${search}`,
		path: pathname,
		headers,
		query: call.query ?? {},
		params: {},
		contentType,
		rawBody,
		body: decode(contentType, rawBody),
		get: (name) => headers[name.toLowerCase()],
	};
}

function encode({ form, json, raw }: WebhookCall): { rawBody: Buffer; type?: string } {
	if (raw !== undefined) return { rawBody: Buffer.from(raw) };
	if (json !== undefined) return { rawBody: Buffer.from(JSON.stringify(json)), type: 'application/json' };
	if (form === undefined) return { rawBody: Buffer.alloc(0) };
	return {
		rawBody: Buffer.from(new URLSearchParams(form).toString()),
		type: 'application/x-www-form-urlencoded; charset=utf-8',
	};
}

function decode(contentType: string | undefined, rawBody: Buffer): unknown {
	if (rawBody.length === 0) return undefined;
	const text = rawBody.toString('utf8');
	if (contentType === 'application/json') return JSON.parse(text);
	if (contentType === 'application/x-www-form-urlencoded')
		return { ...parse(text, undefined, undefined, { maxKeys: 1000 }) };
	if (contentType === 'text/plain') return text;
	return undefined;
}

/** What a node answered by itself. */
export type WebhookAnswer = { status: number; headers: Record<string, string>; body: string };

/** The parts of Express's response that a node may use; keeps what was answered. */
export class ResponseObject {
	statusCode = 200;
	headersSent = false;
	writableEnded = false;
	private readonly headers: Record<string, string> = {};
	private body = '';

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string | number): this {
		if (this.headersSent) throw new Error('Cannot set headers after they are sent');
		this.headers[name.toLowerCase()] = String(value);
		return this;
	}

	set(name: string, value: string | number): this {
		return this.setHeader(name, value);
	}

	header(name: string, value: string | number): this {
		return this.setHeader(name, value);
	}

	getHeader(name: string): string | undefined {
		return this.headers[name.toLowerCase()];
	}

	type(mediaType: string): this {
		return this.setHeader('Content-Type', mediaType);
	}

	writeHead(code: number, headers: Record<string, string | number> = {}): this {
		this.status(code);
		for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		this.headersSent = true;
		return this;
	}

	send(body: string | Buffer | object = ''): this {
		if (typeof body === 'object' && !Buffer.isBuffer(body)) return this.json(body);
		if (!this.getHeader('content-type')) this.type('text/html; charset=utf-8');
		return this.end(body);
	}

	json(body: unknown): this {
		if (!this.getHeader('content-type')) this.type('application/json; charset=utf-8');
		return this.end(JSON.stringify(body));
	}

	sendStatus(code: number): this {
		return this.status(code).send(String(code));
	}

	end(body: string | Buffer = ''): this {
		if (this.writableEnded) throw new Error('The node answered twice');
		this.body += body.toString();
		this.headersSent = true;
		this.writableEnded = true;
		return this;
	}

	/** Undefined while the node left the answer to n8n. */
	answer(): WebhookAnswer | undefined {
		if (!this.writableEnded) return undefined;
		return { status: this.statusCode, headers: { ...this.headers }, body: this.body };
	}
}
