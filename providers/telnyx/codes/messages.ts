import {
	blocked,
	busy,
	BY_HAND,
	lost,
	OPTED_OUT,
	PLAINER,
	recipient,
	request,
	sender,
	type Meanings,
} from '../../meaning';

const PROFILE =
	'In the Telnyx portal open Messaging > Programmable Messaging, and the number’s messaging profile';
const REGISTER =
	'US carriers block texts from unregistered numbers. Register it in the Telnyx portal under Messaging > Compliance > 10DLC.';
const OWN_NUMBER =
	'Choose a number of this account that has a messaging profile, or the credential of its account.';
const PICTURE = 'Check “Picture” under Options: a public address of a picture of 1 MB at most, or none.';

const FILTERED = blocked('The text was filtered as unwanted', PLAINER);
const TOO_MANY = lost('More texts were sent than the carrier takes at a time');
const NOT_READY = sender(
	'The sending number is not set up for texting at Telnyx',
	'In the Telnyx portal open Numbers > My Numbers > the number > Messaging, and assign a messaging profile.',
);
const COUNTRY = sender(
	'The number’s messaging profile may not text to the caller’s country',
	`${PROFILE}, and add the country under Allowed Destinations.`,
);
const UNREGISTERED = sender('The number is not registered for business texting (10DLC)', REGISTER);
const NAME = sender('The profile may not send under this name', `${PROFILE}, and send from a phone number.`);

/**
 * What Telnyx answers instead of taking a text, and what became of one that it took.
 * https://developers.telnyx.com/docs/messaging/messages/error-codes
 */
export const MESSAGE_CODES = {
	'40001': recipient(
		'The caller’s number is a landline, or no text can be sent to it',
		undefined,
		'mayBeLandline',
	),
	'40002': FILTERED,
	'40003': blocked(
		'The carriers have blocked the sending number for unwanted texts',
		'Send from another number, or ask Telnyx’s support to have it unblocked.',
	),
	'40004': lost(
		'The caller’s carrier rejected the text and gave no reason',
		'Call them back. If it goes on, ask Telnyx’s support.',
	),
	'40005': lost('The text could not be delivered in time', 'Call them back.'),
	'40006': recipient('The caller’s carrier or phone is out of reach', 'Call them back later.'),
	'40007': lost('The text went round in a circle', 'Check that no number forwards texts to this one.'),
	'40008': lost('The caller’s carrier did not take the text', 'Call them back.'),
	'40009': blocked('The caller’s carrier did not take the words of the text', PLAINER),
	'40010': UNREGISTERED,
	'40011': TOO_MANY,
	'40012': recipient('The caller’s number is not a phone number that can get texts'),
	'40013': NOT_READY,
	'40014': {
		kind: 'busy',
		what: 'Too many texts of this number were waiting to be sent',
		advice: BY_HAND,
		again: 'never',
	},
	'40015': FILTERED,
	'40016': TOO_MANY,
	'40017': FILTERED,
	'40018': TOO_MANY,
	'40019': sender(
		'The number’s registration for business texting (10DLC) is wrong or incomplete',
		'Look at its campaign in the Telnyx portal under Messaging > Compliance > 10DLC.',
	),
	'40100': NOT_READY,
	'40300': OPTED_OUT,
	'40301': sender('The sending number cannot send texts of this kind to the caller’s number', OWN_NUMBER),
	'40302': request('The message is too long for a text', 'Shorten it.'),
	'40304': request('Words and picture do not go together in a text of this kind', PICTURE),
	'40305': sender('The sending number is not one of this Telnyx account that can send texts', OWN_NUMBER),
	'40306': NAME,
	'40307': NAME,
	'40308': sender(
		'The sending number cannot send pictures',
		'Remove the picture, or send from another number.',
	),
	'40309': COUNTRY,
	'40310': recipient('The caller’s number is not a phone number that can get texts'),
	'40311': sender('Telnyx did not accept the secret of the messaging profile', `${PROFILE}, and check it.`),
	'40312': sender('The number’s messaging profile is switched off', `${PROFILE}, and enable it.`),
	'40313': sender('The secret of the messaging profile is missing', `${PROFILE}, and check it.`),
	'40314': sender(
		'Texting is switched off for the Telnyx account',
		'Ask Telnyx’s support what the account still needs.',
	),
	'40315': sender(
		'Telnyx has taken the sending number out of use because too many of its texts failed',
		'Send from another number, or ask Telnyx’s support.',
	),
	'40316': request('The message has neither words nor a picture', 'Check Message.'),
	'40317': request('Telnyx cannot use the picture', PICTURE),
	'40318': busy('Too many texts are waiting to be sent'),
	'40319': sender(
		'The sending number’s texts are of a kind that the caller’s number does not get',
		OWN_NUMBER,
	),
	'40320': busy('Telnyx cannot use the sending number for the moment'),
	'40321': sender(
		'The messaging profile has no number that could send this text',
		`${PROFILE}, and assign a number.`,
	),
	'40322': FILTERED,
	'40328': request('The message is too long to get there reliably', 'Shorten it.'),
	'40329': sender(
		'The toll-free number is not verified for texting',
		'Have it verified in the Telnyx portal under Messaging > Compliance > Toll-Free Verification.',
	),
	'40330': UNREGISTERED,
	'40331': COUNTRY,
	'40333': sender(
		'The messaging profile has reached its spend limit for today',
		`${PROFILE}, and raise the limit.`,
	),
} satisfies Meanings;
