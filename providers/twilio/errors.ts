import type { Api, Meaning } from '../api';
import { isRecord } from '../json';

const UNREACHABLE = 'Call them back instead: this number cannot get texts.';
const REGISTER =
	'US carriers block texts from unregistered numbers. Register the number in the Twilio Console: Messaging > Regulatory Compliance';

/** What Twilio's codes mean to the person who must act on them. https://www.twilio.com/docs/api/errors */
const MEANINGS: Record<string, Meaning> = {
	'20003': {
		kind: 'credentials',
		what: 'Twilio did not accept the credential',
		advice:
			'Check Account SID and Auth Token (or API Key and Secret) in the credential, and that the region fits.',
	},
	'20429': {
		kind: 'busy',
		what: 'Twilio is getting too many requests from this account',
		advice: 'It is tried again in a minute.',
	},
	'21211': {
		kind: 'unreachableNumber',
		what: 'The caller’s number is not a valid phone number',
		advice: UNREACHABLE,
	},
	'21408': {
		kind: 'notAllowed',
		what: 'This Twilio account may not text to the caller’s country',
		advice: 'Enable the country in the Twilio Console: Messaging > Settings > Geo Permissions.',
	},
	'21606': {
		kind: 'notAllowed',
		what: 'The sending number is not a number of this Twilio account that can send texts',
		advice: 'Choose a number of this account, or the credential of the account that owns the number.',
	},
	'21608': {
		kind: 'notAllowed',
		what: 'A Twilio trial account can only text verified numbers',
		advice:
			'Upgrade the Twilio account, or verify the number in the Twilio Console: Phone Numbers > Verified Caller IDs.',
	},
	'21610': {
		kind: 'optedOut',
		what: 'The caller has told the carrier to stop texts from this number',
		advice: 'Call them instead. They can text START to get texts again.',
	},
	'21611': {
		kind: 'busy',
		what: 'Too many texts of this number are waiting to be sent',
		advice: 'It is tried again in a minute.',
	},
	'21614': {
		kind: 'unreachableNumber',
		what: 'The caller’s number is not a mobile number',
		advice: UNREACHABLE,
	},
	'21635': { kind: 'unreachableNumber', what: 'The caller’s number is a landline', advice: UNREACHABLE },
	'30001': {
		kind: 'busy',
		what: 'Too many texts of this number were waiting to be sent',
		advice: 'Text them by hand, or call.',
	},
	'30003': {
		kind: 'unreachableNumber',
		what: 'The caller’s phone is switched off or out of reach',
		advice: 'Call them back later.',
	},
	'30006': {
		kind: 'unreachableNumber',
		what: 'The caller’s number is a landline or cannot be reached',
		advice: UNREACHABLE,
	},
	'30007': {
		kind: 'notAllowed',
		what: 'The carrier filtered the text as unwanted',
		advice:
			'Make the message plainer (no links, no offers, name the business) and check the number’s registration.',
	},
	'30032': {
		kind: 'notAllowed',
		what: 'The toll-free number is not verified for texting',
		advice: `${REGISTER} > Toll-Free Verifications.`,
	},
	'30034': {
		kind: 'notAllowed',
		what: 'The number is not registered for business texting (A2P 10DLC)',
		advice: `${REGISTER} > A2P 10DLC.`,
	},
};

/** https://www.twilio.com/docs/usage/twilios-response */
export const twilioApi: Api = {
	name: 'Twilio',
	meanings: MEANINGS,
	codeOfStatus: { 401: '20003', 403: '20003', 429: '20429' },
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

/** 21635: refused as a landline; 30006: landline or unreachable carrier. */
export function isLandline(code: string | undefined): boolean {
	return code === '21635' || code === '30006';
}
