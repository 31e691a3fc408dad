import type { TextBackItem } from './item';

type Leaf = string | number | boolean | readonly unknown[];

/** Every dotted path that ends at a value, e.g. `call.voicemail.seconds`. */
type PathsOf<T> = {
	[K in keyof T & string]-?: NonNullable<T[K]> extends Leaf ? K : `${K}.${PathsOf<NonNullable<T[K]>>}`;
}[keyof T & string];

/** What a message may name. What Notify Owner did, and is yet to do, is for workflows, not for messages. */
export type TemplateVariable = PathsOf<Omit<TextBackItem, 'notified' | 'problem' | 'digest' | 'testRun'>>;

/**
 * The variables of a message, each in plain words. Being declared here is what makes a variable known: an item
 * that happens to lack one renders it as nothing.
 */
export const TEMPLATE_VARIABLES: Readonly<Record<TemplateVariable, string>> = {
	'business.name': 'Name of the business',
	'business.number': 'Phone number of the business',
	'business.timezone': 'Time zone of the business, such as America/New_York',
	'contact.name': "Caller's name, when the phone system knows it",
	'contact.nationalNumber': "Caller's number as people write it, such as (415) 555-0100",
	'contact.number': "Caller's number with its country code, such as +14155550100",
	'contact.country': "Two letters of the caller's country, such as US",
	'contact.anonymous': 'True when the caller hid their number',
	'contact.missedCalls': 'How many calls of this caller were missed, this one included',
	'contact.firstSeenAt': 'When this caller first called or wrote',
	'contact.optedOut': 'True when the caller asked for no more texts',
	'hours.state': 'Whether the business is open: open, afterHours or holiday',
	'hours.nextOpenText': 'When the business opens next, such as "tomorrow morning at 8:00"',
	'hours.nextOpenAt': 'When the business opens next, as a date and time',
	'hours.localTime': 'Date and time on the wall clock of the business',
	'hours.opensAt': 'When the business opened or opens next, as a date and time',
	'hours.closesAt': 'When the business closes after that, as a date and time',
	'hours.minutesUntilOpen': 'Minutes until the business opens; 0 while it is open',
	'hours.why': 'Why the business is open or closed, in a sentence',
	'hours.week': 'The usual opening hours of the week',
	'hours.holiday': 'Name of the holiday, on a holiday',
	'hours.closedText':
		'Why you are closed, after "we are": "closed today: Labor Day", or "closed for vacation" while temporarily closed',
	'text.body': 'The text that was sent to the caller',
	'text.sentAt': 'When the text was sent',
	'text.status':
		'What became of the text: queued, sent, delivered, undelivered, failed, skipped, held or dryRun',
	'text.heldUntil': 'When the caller is going to be texted, when that is to wait',
	'text.skippedText': 'Why the caller was not texted, in a sentence',
	'text.skippedBecause': 'Why the caller was not texted, in one word',
	'text.failure': 'Why the text did not arrive, in a sentence',
	'text.errorCode': "The phone system's code of the failure",
	'text.problem': 'What is wrong with the message, so that the caller got a plain one',
	'text.warning': 'Why the message counts as many texts on the bill, when it does',
	'text.from': 'Number that the text was sent from, where it was not the one that was called',
	'text.picture': 'Web address of the picture that was sent with the text',
	'text.variant': 'Which wording of the message it was, where there are several: A, B and so on',
	'text.segments': 'How many texts the message counts as on the bill',
	'text.id': "The phone system's id of the text",
	'reply.body': "The caller's reply",
	'reply.receivedAt': 'When the reply came in',
	'reply.secondsAfterText': 'Seconds between the text and the reply',
	'reply.media': 'Web addresses of the pictures in the reply',
	'reply.texts': 'How many texts the reply came in',
	'reply.conversation':
		'Whether the caller is new or known: new when they were never texted and never wrote before',
	'reply.keyword': 'The word the reply is, when it is START or HELP: start or help',
	'reply.mayBeOptOut': 'True when the reply may ask for no more texts without saying so plainly',
	'reply.late': 'True when the reply is handled long after it was written',
	'reply.id': "The phone system's id of the reply",
	'call.from': 'Number that called',
	'call.to': 'Number that was called',
	'call.forwardedFrom': 'Number that the call was forwarded from',
	'call.startedAt': 'When the call began',
	'call.endedAt': 'When the call ended',
	'call.ringSeconds': 'How many seconds it rang',
	'call.verdict': 'Whether the call was missed for sure: missed or uncertain',
	'call.reason': 'Why the call counts as missed, in one word',
	'call.attestation': "How sure the phone networks are of the caller's number: A, B, C, failed or none",
	'call.onlyNotify': 'True when the caller is not to be texted because somebody may have answered',
	'call.late': 'True when the call is handled long after it ended',
	'call.ageSeconds': 'Seconds between the call and its handling',
	'call.foundTogether': 'True when the call was found with others after an outage',
	'call.voicemail.url': 'Web address of the recorded voicemail',
	'call.voicemail.seconds': 'Length of the voicemail in seconds',
	'call.voicemail.transcript': 'What was said in the voicemail',
	'call.provider': 'Phone system that took the call',
	'call.id': "The phone system's id of the call",
	again: 'True when n8n stopped while this was dealt with before',
	event: 'What happened: missedCall, voicemail, reply, noReply, optedOut, notDelivered or ownerReply',
};
