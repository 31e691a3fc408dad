import { busy, credential, lost, request, sender, unavailable, type Meanings } from '../../meaning';

const STANDING =
	'Look at the notices and at Billing in the Twilio Console; ask Twilio’s support if neither says why.';
const COUNTRY = 'The call or text goes on without the look-up.';

/** About the account, the credential and Twilio itself, whatever was asked. */
export const ACCOUNT_CODES = {
	'10001': sender('The Twilio account is not active', STANDING),
	'10002': sender('A Twilio trial account cannot do this', 'Upgrade the Twilio account.'),
	'20003': credential(
		'Twilio did not accept the credential',
		'Check Account SID and Auth Token (or API Key and Secret) in the credential, and that the region fits.',
	),
	'20005': sender('The Twilio account is not active', STANDING),
	'20006': credential(
		'This Twilio credential may not do that',
		'Give the API key the right to it, or use one of the type Standard.',
	),
	'20008': credential(
		'The Twilio credential is one for tests, which sends nothing',
		'Put the account’s live Account SID and Auth Token into the credential.',
	),
	'20010': sender('Twilio has switched this off for the account', STANDING),
	'20403': sender('The Twilio account may not use the API: it was suspended or closed', STANDING),
	'20404': request(
		'Twilio does not know what was asked for',
		'Check the number, and that the credential is of the account that owns it.',
	),
	'20409': busy('Twilio was still busy with another change of the same thing'),
	'20422': request('Twilio did not understand a value of the request', 'Check the settings of this node.'),
	'20429': busy('Twilio is getting too many requests from this account'),
	'20500': unavailable('Twilio had a problem of its own'),
	'20503': unavailable('Twilio is not available for the moment'),
	'21470': credential(
		'The Account SID is not a valid one',
		'Copy it again from the first page of the Twilio Console.',
	),
	'21471': credential(
		'There is no Twilio account with this Account SID',
		'Copy it again, and check the region.',
	),
	'21472': sender('The Twilio account is not active', STANDING),
	'21730': unavailable('Twilio’s messaging is under maintenance'),
	'60600': lost('Twilio knows nothing of the line of this number', COUNTRY),
	'60601': sender(
		'Twilio looks up Canadian numbers only for approved accounts',
		'Ask Twilio to approve the account.',
	),
	'60606': sender(
		'The look-up of lines is not switched on for the Twilio account',
		'Ask Twilio’s support to switch on Line Type Intelligence.',
	),
	'60607': lost('Twilio cannot look up numbers of this country', COUNTRY),
	'60610': lost('Twilio knows nothing of the line of this number', COUNTRY),
	'60611': sender('The Twilio account has used up its look-ups', 'Ask Twilio’s support for more.'),
	'60613': unavailable('Twilio’s look-up is not available for the moment'),
	'60614': sender(
		'Twilio looks numbers up in another region than that of the credential',
		'Use a credential of the United States region (US1) for look-ups, or switch the look-up off.',
	),
	'60616': busy('Twilio is getting too many look-ups from this account'),
	'60619': sender(
		'Twilio cannot look up numbers in the credential’s region',
		'Use a credential of the United States region (US1) for look-ups, or switch the look-up off.',
	),
	'70051': credential(
		'The API key lacks the right to do this',
		'Give the restricted key that right in the Twilio Console, or use one of the type Standard.',
	),
} satisfies Meanings;
