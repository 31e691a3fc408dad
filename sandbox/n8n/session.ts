import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from './json';

/** The person that the sandbox's n8n belongs to. */
export type Login = { email: string; password: string };

const AUTH_COOKIE = 'n8n-auth';

/** n8n refused a request. */
export class N8nRequestError extends Error {
	constructor(
		request: string,
		readonly status: number,
		message: string,
	) {
		super(`n8n answered ${request} with ${status}: ${message}`);
		this.name = 'N8nRequestError';
	}
}

/**
 * Requests to n8n's own REST interface, the one that its editor uses, as a person who has logged in.
 * n8n binds a login to a browser only when the login's request names one (header `browser-id`); this one names none,
 * so `cookie` logs in any browser that is given it.
 */
export class N8nSession {
	private constructor(
		readonly url: string,
		readonly token: string,
	) {}

	/** Logs in; on an n8n that nobody owns yet it becomes the owner's first. */
	static async open(url: string, login: Login): Promise<N8nSession> {
		const settings = await send(url, undefined, 'GET', '/rest/settings');
		const userManagement = isObject(settings.data) ? settings.data['userManagement'] : undefined;
		const isNew = isObject(userManagement) && userManagement['showSetupOnFirstLoad'] === true;
		const answer = isNew
			? await send(url, undefined, 'POST', '/rest/owner/setup', {
					...login,
					firstName: 'Sandbox',
					lastName: 'Owner',
				})
			: await send(url, undefined, 'POST', '/rest/login', {
					emailOrLdapLoginId: login.email,
					password: login.password,
				});
		if (!answer.token) throw new Error('n8n logged nobody in.');
		return new N8nSession(url, answer.token);
	}

	/** What a browser has to send as its `Cookie` to be logged in. */
	get cookie(): string {
		return `${AUTH_COOKIE}=${this.token}`;
	}

	/**
	 * @returns the `data` of n8n's answer
	 * @throws {N8nRequestError} with n8n's own message when it refuses
	 */
	async request(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
		return (await send(this.url, this.cookie, method, path, body)).data;
	}

	/** Asks again and again, with growing pauses up to half a second, until the answer is found good. */
	async until<T>(
		ask: () => Promise<T>,
		good: (answer: T) => boolean,
		what: string,
		timeoutMs = 120_000,
	): Promise<T> {
		const deadline = performance.now() + timeoutMs;
		for (let pause = 20; ; pause = Math.min(pause * 1.5, 500)) {
			const answer = await ask();
			if (good(answer)) return answer;
			if (performance.now() > deadline)
				throw new Error(`${what} did not happen within ${timeoutMs / 1000} s.`);
			await wait(pause);
		}
	}
}

async function send(
	url: string,
	cookie: string | undefined,
	method: string,
	path: string,
	body?: unknown,
): Promise<{ data: unknown; token?: string }> {
	const response = await fetch(url + path, {
		method,
		headers: {
			// A connection that is kept may be closed, or its n8n ended, in the moment in which it is used again.
			connection: 'close',
			...(cookie ? { cookie } : {}),
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	const answer: unknown = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
	if (!response.ok) {
		const message = isObject(answer) && typeof answer['message'] === 'string' ? answer['message'] : text;
		throw new N8nRequestError(`${method} ${path}`, response.status, message.slice(0, 500));
	}
	const token = response.headers
		.getSetCookie()
		.map((line) => new RegExp(`^${AUTH_COOKIE}=([^;]+)`).exec(line)?.[1])
		.find((value) => value !== undefined);
	const data = isObject(answer) && 'data' in answer ? answer['data'] : answer;
	return token ? { data, token } : { data };
}
