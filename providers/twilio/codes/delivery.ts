import { CARRIER_CODES } from '../../carrier-codes';
import { blocked, BY_HAND, lost, PLAINER, recipient, type Meanings } from '../../meaning';

const REGISTER =
	'US carriers block texts from unregistered numbers. Register the number in the Twilio Console: Messaging > Regulatory Compliance';
const DAILY = `${BY_HAND} The limit goes up with the trust score of the registered brand: see the Twilio Console under Messaging > Regulatory Compliance.`;
const NAME = 'Register the sender for that country in the Twilio Console, or call them back.';

/** What became of a text that Twilio took, as its receipts say. */
export const DELIVERY_CODES = {
	...CARRIER_CODES,
	'30001': {
		kind: 'busy',
		what: 'Too many texts of this number were waiting to be sent',
		advice: BY_HAND,
		again: 'never',
	},
	'30002': blocked(
		'The Twilio account was suspended before the text went out',
		'Look at the notices and at Billing in the Twilio Console.',
	),
	'30007': blocked('The carrier filtered the text as unwanted', PLAINER),
	'30009': lost('A part of the text was lost on the way'),
	'30010': blocked(
		'The text costs more than the most that is set for one',
		'Raise the limit in the Twilio Console.',
	),
	'30011': recipient('The caller’s number cannot get pictures', 'Remove the picture, or call them back.'),
	'30012': lost('The time for which the text was valid was too short for the carrier'),
	'30013': lost('The time for which the text was valid was too long for the carrier'),
	'30014': recipient('The caller’s number is not one that this text can go to'),
	'30015': recipient('The caller’s address is not of a kind that gets texts'),
	'30016': recipient('The caller’s address and the sender are of different kinds'),
	'30017': lost('The caller’s carrier had too many texts to deliver'),
	'30018': blocked('The caller’s carrier takes texts only from registered senders', NAME),
	'30019': lost(
		'The text or its picture is too large for the caller’s carrier',
		'Shorten it, or leave the picture out.',
	),
	'30020': lost('Twilio failed to send the text'),
	'30021': lost('Twilio failed to send the text'),
	'30022': lost('More texts were sent at a time than the number’s registration allows'),
	'30023': blocked('The registered campaign has sent as many texts as it may in a day', DAILY),
	'30024': blocked(
		'The sending number is not set up at the caller’s carrier yet',
		'Try again tomorrow, or ask Twilio’s support.',
	),
	'30027': blocked('The registered brand has sent as many texts to T-Mobile as it may in a day', DAILY),
	'30032': blocked(
		'The toll-free number is not verified for texting',
		`${REGISTER} > Toll-Free Verifications.`,
	),
	'30033': blocked(
		'The campaign that the number is registered with was suspended',
		'Look at the campaign in the Twilio Console: Messaging > Regulatory Compliance > A2P 10DLC.',
	),
	'30034': blocked(
		'The number is not registered for business texting (A2P 10DLC)',
		`${REGISTER} > A2P 10DLC.`,
	),
	'30035': blocked(
		'The number’s registration for business texting is still being set up at the carriers',
		'Wait a day or two after it was added to the campaign.',
	),
	'30036': lost('The text could not be sent within the 15 minutes after which it would be stale'),
	'30040': blocked('The caller’s carrier takes texts only from registered senders', NAME),
	'30042': blocked('The caller’s carrier blocked the name that the text was sent under', NAME),
	'30410': lost('The caller’s carrier did not answer in time'),
	'30450': blocked(
		'Twilio blocked the text to protect the account from fraud',
		'Look at Messaging > Settings in the Twilio Console, or ask Twilio’s support.',
	),
} satisfies Meanings;
