import type { Api, Meaning } from '../api';
import { isRecord, records, text } from '../json';

const CALL_BACK = 'Call them back instead: this number cannot get texts.';
const AGAIN = 'It is tried again in a minute.';
const PLAINER =
	'Make the message plainer (no links, no offers, name the business) and check the number’s registration.';
const PROFILE =
	'In the Telnyx portal open Messaging > Programmable Messaging, and the number’s messaging profile';

const BAD_KEY: Meaning = {
	kind: 'credentials',
	what: 'Telnyx did not accept the credential',
	advice:
		'Make a new API key in the Telnyx portal (Account Settings > Keys & Credentials > API Keys) and paste it into the credential.',
};
const INVALID_NUMBER: Meaning = {
	kind: 'unreachableNumber',
	what: 'The caller’s number is not a phone number that can get texts',
	advice: CALL_BACK,
};
const FILTERED: Meaning = {
	kind: 'notAllowed',
	what: 'The text was filtered as unwanted',
	advice: PLAINER,
};
const TOO_MANY: Meaning = {
	kind: 'busy',
	what: 'More texts were sent than the carrier takes at a time',
	advice: AGAIN,
};
const NOT_READY: Meaning = {
	kind: 'notAllowed',
	what: 'The sending number is not set up for texting at Telnyx',
	advice:
		'In the Telnyx portal open Numbers > My Numbers > the number > Messaging, and assign a messaging profile.',
};
const COUNTRY: Meaning = {
	kind: 'notAllowed',
	what: 'The number’s messaging profile may not text to the caller’s country',
	advice: `${PROFILE}, and add the country under Allowed Destinations.`,
};
const NO_MONEY: Meaning = {
	kind: 'notAllowed',
	what: 'The Telnyx account has no funds left, or is blocked',
	advice: 'Look at Billing in the Telnyx portal.',
};

/**
 * What Telnyx's codes mean to the person who must act on them.
 * https://developers.telnyx.com/docs/messaging/messages/error-codes,
 * https://developers.telnyx.com/development/api-fundamentals/api-errors
 */
const MEANINGS: Record<string, Meaning> = {
	'10009': BAD_KEY,
	'20001': BAD_KEY,
	'20002': BAD_KEY,
	'20003': BAD_KEY,
	'20008': BAD_KEY,
	'10010': {
		kind: 'credentials',
		what: 'The API key may not do this',
		advice: 'Give it the permission in the Telnyx portal, or make one that has all of them.',
	},
	'10011': { kind: 'busy', what: 'Telnyx is getting too many requests from this account', advice: AGAIN },
	'20012': NO_MONEY,
	'20013': NO_MONEY,
	'20100': NO_MONEY,
	'40001': {
		kind: 'unreachableNumber',
		what: 'The caller’s number is a landline, or no text can be sent to it',
		advice: CALL_BACK,
	},
	'40002': FILTERED,
	'40003': {
		kind: 'notAllowed',
		what: 'The carriers have blocked the sending number for unwanted texts',
		advice: 'Send from another number, or ask Telnyx’s support to have it unblocked.',
	},
	'40004': {
		kind: 'refused',
		what: 'The caller’s carrier rejected the text and gave no reason',
		advice: 'Call them back. If it goes on, ask Telnyx’s support.',
	},
	'40005': {
		kind: 'unavailable',
		what: 'The text could not be delivered in time',
		advice: 'Call them back.',
	},
	'40006': {
		kind: 'unreachableNumber',
		what: 'The caller’s carrier or phone is out of reach',
		advice: 'Call them back later.',
	},
	'40008': {
		kind: 'unreachableNumber',
		what: 'The caller’s carrier did not take the text',
		advice: 'Call them back.',
	},
	'40010': {
		kind: 'notAllowed',
		what: 'The number is not registered for business texting (10DLC)',
		advice:
			'US carriers block texts from unregistered numbers. Register it in the Telnyx portal under Messaging > Compliance > 10DLC.',
	},
	'40011': TOO_MANY,
	'40012': INVALID_NUMBER,
	'40013': NOT_READY,
	'40014': {
		kind: 'busy',
		what: 'Too many texts of this number were waiting to be sent',
		advice: 'Text them by hand, or call.',
	},
	'40015': FILTERED,
	'40016': TOO_MANY,
	'40017': FILTERED,
	'40018': TOO_MANY,
	'40019': {
		kind: 'notAllowed',
		what: 'The number’s registration for business texting (10DLC) is wrong or incomplete',
		advice: 'Look at its campaign in the Telnyx portal under Messaging > Compliance > 10DLC.',
	},
	'40100': NOT_READY,
	'40300': {
		kind: 'optedOut',
		what: 'The caller has told the carrier to stop texts from this number',
		advice: 'Call them instead. They can text START to get texts again.',
	},
	'40301': INVALID_NUMBER,
	'40302': {
		kind: 'refused',
		what: 'The message is too long for a text',
		advice: 'Shorten it.',
	},
	'40305': {
		kind: 'notAllowed',
		what: 'The sending number is not a number of this Telnyx account that can send texts',
		advice: 'Choose a number of this account that has a messaging profile, or the credential of its account.',
	},
	'40309': COUNTRY,
	'40310': INVALID_NUMBER,
	'40312': {
		kind: 'notAllowed',
		what: 'The number’s messaging profile is switched off',
		advice: `${PROFILE}, and enable it.`,
	},
	'40314': NO_MONEY,
	'40315': FILTERED,
	'40318': { kind: 'busy', what: 'Too many texts are waiting to be sent', advice: AGAIN },
	'40319': INVALID_NUMBER,
	'40320': NOT_READY,
	'40322': FILTERED,
	'40329': {
		kind: 'notAllowed',
		what: 'The toll-free number is not verified for texting',
		advice: 'Have it verified in the Telnyx portal under Messaging > Compliance > Toll-Free Verification.',
	},
	'40330': NOT_READY,
	'40331': COUNTRY,
	'40333': {
		kind: 'notAllowed',
		what: 'The messaging profile has reached its spend limit for today',
		advice: `${PROFILE}, and raise the limit.`,
	},
};

export const telnyxApi: Api = {
	name: 'Telnyx',
	meanings: MEANINGS,
	codeOfStatus: { 401: '10009', 403: '10010', 429: '10011' },
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

/** “Destination is a landline or non-routable number.” */
export function isLandline(code: string | undefined): boolean {
	return code === '40001';
}
