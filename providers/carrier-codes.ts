import { BY_HAND, lost, OPTED_OUT, recipient, type Meanings } from './meaning';

/**
 * Codes of receipts that say the same wherever Twilio's network is behind a phone system, as it is behind Quo: what the
 * carriers reported. https://www.twilio.com/docs/api/errors
 */
export const CARRIER_CODES = {
	'21610': OPTED_OUT,
	'30003': recipient('The caller’s phone is switched off or out of reach', 'Call them back later.'),
	'30004': {
		kind: 'refused',
		what: 'The text was blocked: the caller’s carrier or the caller does not take texts from this number',
		advice: 'Call them back. From a toll-free number it means that they texted STOP.',
		again: 'never',
		finding: 'optedOutOfTollFree',
	},
	'30005': recipient('The caller’s number does not exist, or is not in service any more'),
	'30006': recipient(
		'The caller’s number is a landline, or its carrier cannot be reached',
		undefined,
		'mayBeLandline',
	),
	'30008': lost(
		'The text was not delivered, and the carrier gave no reason',
		`${BY_HAND} If it goes on, ask support.`,
	),
} satisfies Meanings;
