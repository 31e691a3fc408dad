import { busy, credential, recipient, request, sender, unavailable, type Meanings } from '../../meaning';

const KEY = credential(
	'Telnyx did not accept the credential',
	'Make a new API key in the Telnyx portal (Account Settings > Keys & Credentials > API Keys) and paste it into the credential.',
);
const FUNDS = sender(
	'The Telnyx account has no funds left, or is blocked',
	'Look at Billing in the Telnyx portal.',
);
const LEVEL =
	'Upgrade or verify the account in the Telnyx portal under Account Settings > Levels and Capabilities.';
const NUMBER =
	'Choose a number of this account that has a messaging profile, or the credential of its account.';
const SETTINGS = 'Check the settings of this node.';

/**
 * About the account, the credential and the request, whatever was asked.
 * https://developers.telnyx.com/development/api-fundamentals/api-errors
 */
export const ACCOUNT_CODES = {
	'10001': sender('The number is not active at Telnyx', NUMBER),
	'10002': recipient('The caller’s number is not a valid phone number'),
	'10003': request(
		'Telnyx cannot use an address of the request',
		'Check “Picture”, and that n8n’s public address (WEBHOOK_URL) is right and begins with https.',
	),
	'10004': request('The request lacks something that Telnyx needs', SETTINGS),
	'10005': request(
		'Telnyx does not know what was asked for',
		'Check the number, and that the credential is of the account that owns it.',
	),
	'10006': request('Telnyx knows nothing under the id that was given', SETTINGS),
	'10007': unavailable('Telnyx had a problem of its own'),
	'10008': unavailable('Telnyx did not answer in time'),
	'10009': KEY,
	'10010': credential(
		'The API key may not do this',
		'Give it the permission in the Telnyx portal, or make one that has all of them.',
	),
	'10011': busy('Telnyx is getting too many requests from this account'),
	'10015': request('Telnyx did not understand the request', SETTINGS),
	'10016': recipient('The caller’s number is not a whole international number'),
	'10017': request('The request names something that is not there', SETTINGS),
	'10038': sender('This Telnyx account may not do this', LEVEL),
	'10039': sender('The Telnyx account may only text numbers that were verified before', LEVEL),
	'20001': KEY,
	'20002': KEY,
	'20003': KEY,
	'20008': KEY,
	'20012': FUNDS,
	'20013': FUNDS,
	'20100': FUNDS,
} satisfies Meanings;
