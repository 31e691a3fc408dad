import { CARRIER_CODES } from '../carrier-codes';
import { blocked, busy, credential, PLAINER, sender, type Meanings } from '../meaning';

const REGISTER =
	'US carriers block texts from unregistered numbers. Register the business in Quo: Settings > Trust & Compliance.';
const PLAN = sender(
	'The Quo workspace’s subscription has run out, or it has no credit left for texts by the API',
	'Look at the plan and the credit in Quo: Settings > Plan & Billing.',
);

/**
 * Quo's own codes of refusals, its statuses where it gives none, and those of carriers, which come with receipts.
 * https://www.quo.com/docs/mdx/api-reference/error-codes
 */
export const QUO_CODES = {
	...CARRIER_CODES,
	'401': credential(
		'Quo did not accept the API key',
		'Make a new key in Quo under Settings > API, and put it into the credential.',
	),
	'402': PLAN,
	'403': sender(
		'This API key may not use this phone number',
		'Choose a number of this Quo workspace, or let an owner or admin make the key.',
	),
	'409': busy('Quo was still busy with another change of the same thing'),
	'429': busy('Quo is getting too many requests with this API key'),
	'0201402': sender(
		'The Quo workspace’s subscription has run out',
		'Renew it in Quo: Settings > Plan & Billing.',
	),
	'0206400': sender('The number is not registered for business texting (A2P 10DLC)', REGISTER),
	'30007': blocked('The carrier filtered the text as unwanted', PLAINER),
	'30032': blocked('The toll-free number is not verified for texting', REGISTER),
	'30034': blocked('The number is not registered for business texting (A2P 10DLC)', REGISTER),
} satisfies Meanings;
