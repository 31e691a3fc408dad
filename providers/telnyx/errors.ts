import type { Api } from '../api';
import { isRecord, records, text } from '../json';
import { ACCOUNT_CODES } from './codes/account';
import { MESSAGE_CODES } from './codes/messages';

export const telnyxApi: Api = {
	name: 'Telnyx',
	meanings: { ...ACCOUNT_CODES, ...MESSAGE_CODES },
	codeOfStatus: { 401: '10009', 429: '10011' },
	// It also comes with status 400, for a value that is out of bounds.
	onlyWithStatus: { '10011': 429 },
	readRefusal: (body) => {
		const [error] = isRecord(body) ? records(body, 'errors') : [];
		if (!error) return {};
		const code = codeOf(error);
		const message = text(error, 'detail') || text(error, 'title');
		return { ...(code !== '' && { code }), ...(message !== '' && { message }) };
	},
	aboutCode: () => 'https://developers.telnyx.com/docs/messaging/messages/error-codes',
	statusPage: 'https://status.telnyx.com',
};

/** Telnyx writes its codes as text, some of its services as numbers. */
export function codeOf(error: Record<string, unknown>): string {
	return typeof error.code === 'number' ? String(error.code) : text(error, 'code');
}
