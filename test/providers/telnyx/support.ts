import type { HttpRequest } from '../../../providers/contract';

export const NUMBER = '+14155550100';
export const CREDENTIAL = {
	apiKey: 'KEY-for-tests',
	webhooksSignedBy: Buffer.alloc(32, 7).toString('base64'),
};
export const API = 'https://api.telnyx.com/v2';

type Asked = Parameters<HttpRequest>[0];

/** An account at Telnyx: what it answers to GET by path, and the changes that it was asked for. */
export function account(paths: Record<string, unknown>): { http: HttpRequest; changes: Asked[] } {
	const changes: Asked[] = [];
	return {
		changes,
		http: (request) => {
			const path = request.url.replace(API, '');
			if (request.method !== 'GET') changes.push(request);
			const data = paths[path];
			return Promise.resolve(
				data === undefined
					? { status: 404, headers: {}, body: { errors: [{ code: '10005', title: 'Resource not found' }] } }
					: { status: 200, headers: {}, body: { data, meta: { total_pages: 1 } } },
			);
		},
	};
}

/** The number's record, with what it is assigned to. */
export function numbered(change: object = {}): Record<string, unknown> {
	return { id: '1', phone_number: NUMBER, connection_id: '', messaging_profile_id: '', ...change };
}
