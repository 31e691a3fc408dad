import { ChannelError } from './channel';

/** Posts JSON; resolves with any status. n8n's own HTTP helper stands behind it, with the credential where there is one. */
export type PostJson = (request: {
	url: string;
	body: Record<string, unknown>;
	timeoutMs: number;
}) => Promise<{ status: number; body: unknown }>;

/** @throws ChannelError when no answer comes. */
export async function post(
	http: PostJson,
	server: string,
	request: Parameters<PostJson>[0],
): Promise<{ status: number; body: unknown }> {
	return http(request).catch((error: unknown) => {
		const code = networkCode(error);
		throw new ChannelError(
			`${server} could not be reached${code ? ` (${code})` : ''}. Check its address and this n8n’s network.`,
		);
	});
}

/** A server's address as a person typed it, without a slash at the end. Refuses secrets in it, as it is shown. */
export function serverAddress(field: string, typed: string): { url: string; host: string } {
	const trimmed = typed.trim();
	const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw new ChannelError(`“${field}” is no web address. Write it like https://ntfy.sh.`);
	}
	if (url.username || url.password) {
		throw new ChannelError(
			`“${field}” holds a user name or password. Remove them from the address; a credential is the place for them.`,
		);
	}
	return { url: (url.origin + url.pathname).replace(/(?<!\/)\/+$/, ''), host: url.host };
}

/** Whether the answer points elsewhere, where we do not go: whoever gives it may not choose who gets the keys. */
export function isRedirect(status: number): boolean {
	return status >= 300 && status <= 399;
}

/** A text field of a JSON answer; undefined when it has none. */
export function answered(body: unknown, name: string): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Node's own code of the failure, e.g. `ECONNREFUSED`; n8n wraps the error that carries it. */
function networkCode(error: unknown, depth = 0): string | undefined {
	if (typeof error !== 'object' || error === null || depth > 5) return undefined;
	if ('code' in error && typeof error.code === 'string' && /^E[A-Z_]+$/.test(error.code)) return error.code;
	return 'cause' in error ? networkCode(error.cause, depth + 1) : undefined;
}
