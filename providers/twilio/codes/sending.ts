import { busy, OPTED_OUT, recipient, request, sender, type Meanings } from '../../meaning';

const OWN_NUMBER =
	'Choose a number of this account that can send texts, or the credential of the account that owns it.';
const SERVICE =
	'Open Messaging > Services in the Twilio Console, and check the service that Send Text-Back names';
const PICTURE = 'Check “Picture” under Options: a public address of a picture of 5 MB at most, or none.';

/** What Twilio answers instead of taking a text. */
export const SENDING_CODES = {
	'14107': busy('More texts of this number were sent than Twilio takes at a time'),
	'21211': recipient('The caller’s number is not a valid phone number'),
	'21212': sender('The sending number is not a valid one', OWN_NUMBER),
	'21214': recipient('The caller’s number cannot be reached'),
	'21217': recipient('The caller’s number is not a valid phone number'),
	'21265': recipient('The caller’s number is a short code, which gets no texts'),
	'21266': recipient('The caller’s number is the sending number itself', 'Nothing is to be done.'),
	'21408': sender(
		'This Twilio account may not text to the caller’s country',
		'Enable the country in the Twilio Console: Messaging > Settings > Geo Permissions.',
	),
	'21602': request('The message is empty', 'Check Message.'),
	'21603': sender('The text has no sending number', OWN_NUMBER),
	'21604': recipient('The text has no recipient'),
	'21606': sender(
		'The sending number is not one of this Twilio account that can send texts there',
		OWN_NUMBER,
	),
	'21607': sender(
		'A Twilio trial account can only text from its trial number',
		'Upgrade the Twilio account.',
	),
	'21608': sender(
		'A Twilio trial account can only text verified numbers',
		'Upgrade the Twilio account, or verify the number in the Twilio Console: Phone Numbers > Verified Caller IDs.',
	),
	'21609': request(
		'Twilio cannot use the address for delivery reports',
		'Check that n8n’s public address (WEBHOOK_URL) is right and begins with https.',
	),
	'21610': OPTED_OUT,
	'21611': busy('Too many texts of this number are waiting to be sent'),
	'21612': recipient(
		'Twilio cannot send a text from this number to the caller’s number',
		'Call them back. Numbers of other countries often need a sender of their own there.',
	),
	'21614': recipient('The caller’s number is not a mobile number'),
	'21617': request('The message is longer than 1,600 characters', 'Shorten it.'),
	'21618': request('The message cannot be sent as it is', 'Remove unusual characters.'),
	'21619': request('The message has neither words nor a picture', 'Check Message.'),
	'21620': request('Twilio cannot use the address of the picture', PICTURE),
	'21621': sender(
		'The sending number cannot send pictures',
		'Remove the picture, or send from another number.',
	),
	'21622': sender('The Twilio account cannot send pictures', 'Remove the picture, or ask Twilio’s support.'),
	'21623': request('The message has more pictures than Twilio takes', PICTURE),
	'21635': recipient('The caller’s number is a landline', undefined, 'landline'),
	'21656': request('The message’s values are not ones that Twilio takes', 'Check Message.'),
	'21657': sender('The sender is not a valid one', OWN_NUMBER),
	'21658': request('A value of the text is too long for Twilio', 'Shorten the message.'),
	'21659': sender(
		'The sending number is no Twilio number, or not of the country that it is used for',
		OWN_NUMBER,
	),
	'21660': sender('The sending number belongs to another Twilio account', OWN_NUMBER),
	'21661': sender('The sending number cannot send texts', OWN_NUMBER),
	'21701': sender('There is no such Messaging Service in this Twilio account', `${SERVICE}.`),
	'21702': sender('The Messaging Service takes no texts now', `${SERVICE}.`),
	'21703': sender(
		'The Messaging Service has no number that could send this text',
		`${SERVICE}: add one under Sender Pool.`,
	),
	'21704': sender('The Messaging Service has no phone numbers', `${SERVICE}: add one under Sender Pool.`),
	'21705': sender('The Messaging Service is not a valid one', `${SERVICE}.`),
	'21709': sender('The Messaging Service may not send under this name', `${SERVICE}.`),
	'21711': sender(
		'The sending number is not in the Messaging Service',
		`${SERVICE}: add it under Sender Pool.`,
	),
} satisfies Meanings;
