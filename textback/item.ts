/**
 * The object that flows from node to node. Every node adds its own part and rewrites nothing.
 *
 * Times are ISO 8601 with offset, phone numbers are E.164, durations carry their unit in the name.
 * These are type aliases, not interfaces, so that they are plain JSON to whoever reads them.
 */
export type TextBackItem = {
	/** What brought the item here. Notify Owner words its default message by it. */
	event: TextBackEvent;
	call?: CallPart;
	contact: ContactPart;
	business: BusinessPart;
	hours?: HoursPart;
	text?: TextPart;
	reply?: ReplyPart;
	notified?: NotifiedPart[];
	/** What is wrong in the settings of a node before this one, so that the caller gets a plain text. */
	problem?: string;
	/** Only when n8n stopped while the workflow dealt with this before: it may have been dealt with already. */
	again?: boolean;
	/** A copy that a test run shows; the published workflow deals with the call or text itself. */
	testRun?: true;
	/** The workflow had this item before; it comes again only to lead to Notify Owner, which tells all that it held. */
	digest?: true;
};

export type TextBackEvent =
	'missedCall' | 'voicemail' | 'reply' | 'noReply' | 'optedOut' | 'notDelivered' | 'ownerReply';

export type CallPart = {
	/** The phone system's own id of the call. */
	id: string;
	/** Which phone system, e.g. `twilio`. */
	provider: string;
	from: string;
	to: string;
	forwardedFrom?: string;
	startedAt: string;
	endedAt?: string;
	ringSeconds?: number;
	verdict: 'missed' | 'uncertain';
	/** Why the call counts as missed, e.g. `noAnswer`; for an uncertain one what is not known, e.g. `whoPickedUp`. */
	reason: string;
	/** True when the owner is to be told of the call and the caller is not to be texted. */
	onlyNotify?: boolean;
	/** STIR/SHAKEN: how sure the networks are of the caller's number. */
	attestation?: 'A' | 'B' | 'C' | 'failed' | 'none';
	voicemail?: VoicemailPart;
	/** True when the call is handled long after it ended, for example because n8n was down. */
	late?: boolean;
	ageSeconds?: number;
	/** Only the phone system's own list told of it and of other calls, as after an outage: the owner hears of them together. */
	foundTogether?: true;
};

export type VoicemailPart = {
	/** Where the recording can be heard, and how long it is, as far as the phone system tells. */
	url?: string;
	seconds?: number;
	transcript?: string;
};

export type ContactPart = {
	/** E.164, or what the phone system sent when it is no phone number (see `anonymous`); `not told` when it did not say who called. */
	number: string;
	/** As people of the caller's country write it, e.g. `(415) 555-0100`. */
	nationalNumber?: string;
	/** ISO 3166-1 alpha-2, e.g. `US`. */
	country?: string;
	name?: string;
	anonymous: boolean;
	/** How many calls of this caller this business has missed, this one included. */
	missedCalls: number;
	firstSeenAt: string;
	optedOut: boolean;
};

export type BusinessPart = {
	name: string;
	number: string;
	/** IANA name, e.g. `America/New_York`. */
	timezone?: string;
};

export type HoursPart = {
	state: 'open' | 'afterHours' | 'holiday';
	/** The business's own wall clock. */
	localTime: string;
	nextOpenAt?: string;
	/** As a person says it: "tomorrow morning at 8:00". */
	nextOpenText?: string;
	/** When the present stretch of opening began, or the next one begins. */
	opensAt?: string;
	/** When that stretch ends. */
	closesAt?: string;
	/** 0 while it is open. */
	minutesUntilOpen?: number;
	holiday?: string;
	/** On a holiday or while temporarily closed, after "we are": "closed today: Labor Day", "closed for vacation". */
	closedText?: string;
	/** The decision in a sentence, for the person who sets the hours up. */
	why?: string;
	/** The usual week at a glance, as it was understood. */
	week?: string;
};

export type TextPart = {
	/** The phone system's id of the message; absent when none was sent. */
	id?: string;
	/** `held`: not texted yet, but at `heldUntil`. `dryRun`: would have been texted. */
	status: TextStatus | 'skipped' | 'held' | 'dryRun';
	body?: string;
	segments?: number;
	/** What the person who wrote it should know of its length. */
	warning?: string;
	/** The number or the Messaging Service that it was sent from, where it was not the number that was called. */
	from?: string;
	/** Web address of the picture sent with it. */
	picture?: string;
	/** Which wording of the message it is, where there are several: A, B, … */
	variant?: string;
	sentAt?: string;
	heldUntil?: string;
	skippedBecause?: SkipReason;
	/** The reason in a sentence a person can read. */
	skippedText?: string;
	/** Why the carrier did not deliver, in a sentence that says what to do. */
	failure?: string;
	errorCode?: string;
	/** What kept the business's own message from being used, so that the caller gets a plain one. */
	problem?: string;
};

export type TextStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';

/** Why Send Text-Back did not text a caller. */
export type SkipReason =
	| 'anonymous'
	| 'numberNotTold'
	| 'invalidNumber'
	| 'shortCode'
	| 'ownNumber'
	| 'optedOut'
	| 'blocked'
	| 'knownCaller'
	| 'otherCountry'
	| 'premiumNumber'
	| 'tollFreeNumber'
	| 'landline'
	| 'mayBeAnswered'
	| 'tooLate'
	| 'gotThrough'
	| 'wroteFirst'
	| 'quietHours'
	| 'alreadyTexted'
	| 'hourlyLimit'
	| 'dailyLimit'
	| 'callerLimit'
	| 'refusedByCarrier'
	/** Nothing is sent in a dry run. */
	| 'dryRun';

export type ReplyPart = {
	/** The phone system's id of the last text. */
	id: string;
	/** All texts that came in a row, a line each. */
	body: string;
	/** How many texts it was. */
	texts?: number;
	receivedAt: string;
	secondsAfterText?: number;
	/** `new`: somebody who was never texted and never wrote before. */
	conversation?: 'new' | 'known';
	/** One of the words that phone systems know: START gets texts again, HELP asks who this is. */
	keyword?: 'start' | 'help';
	media: string[];
	/** True when it may ask for no more texts without saying so plainly: a person should read it. */
	mayBeOptOut?: boolean;
	/** True when it is handled long after it was written, for example because n8n was down. */
	late?: boolean;
};

/** What became of one channel of Notify Owner. One channel's failure never hides another's success. */
export type NotifiedPart = {
	channel: 'text' | 'email' | 'ntfy' | 'pushover';
	to: string;
	ok: boolean;
	/** The channel's id of the message when there is one. */
	id?: string;
	/** What went wrong and what to do, when `ok` is false. */
	error?: string;
	/** So much came that the owner is told of it then, together with the rest; `ok` is false until then. */
	heldUntil?: string;
	at: string;
};
