import type { Api } from '../api';
import { isRecord } from '../json';
import { ACCOUNT_CODES } from './codes/account';
import { DELIVERY_CODES } from './codes/delivery';
import { SENDING_CODES } from './codes/sending';

/** https://www.twilio.com/docs/api/errors, https://www.twilio.com/docs/usage/twilios-response */
export const twilioApi: Api = {
	name: 'Twilio',
	meanings: { ...ACCOUNT_CODES, ...SENDING_CODES, ...DELIVERY_CODES },
	codeOfStatus: { 401: '20003', 429: '20429' },
	readRefusal: (body) => {
		if (!isRecord(body)) return {};
		const { code, message } = body;
		return {
			...((typeof code === 'number' || typeof code === 'string') && { code: String(code) }),
			...(typeof message === 'string' && { message }),
		};
	},
	aboutCode: (code) => `https://www.twilio.com/docs/api/errors/${encodeURIComponent(code)}`,
	statusPage: 'https://status.twilio.com',
};
