import type { CallEvent, IgnoreReason, Verdict } from '../textback/call';
import type { ArrivedText, ArrivedTexts } from '../textback/conversation-item';
import type { SkipReason, TextBackEvent, TextBackItem, TextStatus } from '../textback/item';
import type { HistoryEvent, Outcome } from '../textback/report/history';

export type { ArrivedText };

/** One caller's dealings with one business; both numbers are E.164. */
export type Pair = { business: string; caller: string };

/** A call, told apart across phone systems; or, with {@link REPLY} as its provider, a reply that we answer. */
export type CallKey = { provider: string; callId: string };

/** Stands for the phone system in the key of a reply that is answered. Such a key holds no claim that a call's does. */
export const REPLY = 'reply';

export type Conversation = Pair & {
	firstSeenAt: number;
	missedCalls: number;
	/** The last call of this caller that was missed. */
	lastCall?: CallKey;
	/** `variant`: which wording of the message it was, where there are several. */
	lastText?: { id: string; body: string; status: TextStatus; at: number; variant?: string };
	/** Which wording they got last of a message that has several. */
	lastVariant?: string;
	lastReplyAt?: number;
	/** When a call of this caller was last answered. */
	lastAnsweredAt?: number;
	/** The number was found to be a landline, and has not written since. */
	landline?: true;
};

/** A conversation as a person reviews it. */
export type ListedConversation = Conversation & {
	/** When that last call was missed. */
	lastMissedAt?: number;
	/** What the caller wrote last. */
	lastReply?: string;
	/** Since when the caller waits: what they wrote then was followed by no text, no answered call and no outcome. */
	waitingSince?: number;
	/** Why the last call was not texted. */
	skippedBecause?: SkipReason;
	/** As a person entered it last, and when. */
	outcome?: Outcome;
	outcomeAt?: number;
	optedOutAt?: number;
	/** Part of what is on record cannot be read, and nothing was done about it since. */
	setAside?: true;
};

/** What is left out does not narrow the list. */
export type ConversationFilter = {
	/** Something happened then or later. */
	since?: number;
	/** The caller waits, and has done so since then or earlier. */
	waitingUntil?: number;
	/** The last missed call got no text, and no earlier one stood in for it. */
	notTexted?: boolean;
	/** Only this caller's, E.164. */
	caller?: string;
	limit: number;
};

/** `source`: who said so, e.g. `reply` or `import`. */
export type OptOut = Pair & { at: number; source: string };

/** Who may text a caller. `resumed`: an earlier run claimed for this same call and may have sent: ask before sending. */
export type Claim =
	| { granted: true; resumed: false }
	| { granted: true; resumed: true; since: number }
	| { granted: false; heldBy: CallKey; sameCall: boolean; until: number }
	| ({ granted: false } & LimitReached);

/** How many texts may go out within an hour and a day; what is left out is not limited. */
export type TextLimits = { hourly?: number; daily?: number };

/** The limits of the business's texts, and of those to one caller, where texts that answer replies count apart. */
export type SendLimits = TextLimits & { perCaller?: TextLimits };

/**
 * `isNews`: the first time within the hour or day that the business's limit refused anybody. `keepsRest`: what is left of
 * it is kept for callers whose number is proven.
 */
export type LimitReached =
	| { limit: keyof TextLimits; most: number; isNews: boolean; keepsRest?: true }
	| { callerLimit: keyof TextLimits; most: number };

/** How far a call has come on record. `ended`: the caller's end was reported, which does not decide the call by itself. */
export type CallState = 'unknown' | 'undecided' | 'ended' | 'decided';

/** All that is known of a call, and which part of it was news. */
export type RecordedEvents = { all: CallEvent[]; added: CallEvent[] };

/** What became of a call. Only one that was neither answered nor ignored has an item. */
export type Decision =
	| { verdict: Extract<Verdict, { kind: 'answered' }> }
	| { verdict: Exclude<Verdict, { kind: 'answered' }>; ignoredBecause: IgnoreReason }
	| {
			verdict: Exclude<Verdict, { kind: 'answered' }>;
			/** Writes the item, from the conversation with this call counted in. Pure. */
			item(conversation: Conversation, optedOut: boolean): TextBackItem;
			/** Whose outbox the item goes into; undefined for none. */
			outbox: string | undefined;
	  };

/** How Send Text-Back ended for a call. */
export type SendOutcome =
	| {
			kind: 'sent';
			textId: string;
			body: string;
			segments: number;
			status: TextStatus;
			/** The number it was sent from, where it was not the business's. */
			sender?: string;
			variant?: string;
	  }
	/** `claimed`: this run holds the claim of the call, or knows that nothing was sent for it: the claim ends, too. */
	| { kind: 'skipped'; reason: SkipReason; claimed?: true };

/** What a text asks of us: no more texts from these numbers of ours, or texts from them again. */
export type Wish = { kind: 'optOut' | 'optIn'; businesses: readonly string[] };

/** `at` is when it was written, as far as the phone system tells; `arrivedAt` when we got it, where that is another time. */
export type ReceivedText = Pair & { provider: string; wish?: Wish; arrivedAt?: number } & ArrivedText;

/** How the workflow is to hear of an inbound text. */
export type Telling = {
	/** Whose workflow; undefined where none is to hear of it. */
	holder: string | undefined;
	event: 'reply' | 'optedOut' | 'ownerReply';
	/** How long the caller must write nothing more before a reply is handed out, together with what they did write. */
	gatherMs: number;
};

/** What a phone system tells of a caller's number besides one text. */
export type Finding = 'optedOut' | 'landline' | 'mayBeLandline';

/** What the phone system reports of one of our texts. */
export type Receipt = {
	textId: string;
	/** By the numbers in it; a text that another number of ours sent is found by its id. */
	pair: Pair;
	status: TextStatus;
	errorCode?: string;
	/** What the error says of the caller: see {@link Ledger.noteFinding}. */
	finding?: Finding;
	/** Whose workflow is to hear of a text that did not arrive. */
	holder?: string;
};

/** Texts of a caller, in the order in which they came; at least one. */
export type ArrivedReply = ArrivedTexts & { event: Telling['event'] };

/** What came of an inbound text. `optsOut`: it made somebody opt out who had not before. */
export type RecordedReply = { conversation: Conversation; arrival: ArrivedReply; optsOut: boolean };

/** Something that a workflow is to hear of. */
export type Arrival =
	| ArrivedReply
	| { event: 'noReply' }
	| {
			event: 'notDelivered';
			text: { id: string; body: string; at: number; status: 'undelivered' | 'failed'; errorCode?: string };
	  };

/** `attempts` counts how often it was handed out, this time included. */
export type News = Arrival & { id: number; pair: Pair; attempts: number };

/**
 * Something that the owner is to be told. What has the same `recipients` and `kind` is counted together: beyond `most`
 * within an hour it is told together. With a `most` of 0 all of it is held until none came for a minute, at most for ten.
 */
export type NewNotice = { pair: Pair; recipients: string; kind: string; most: number; item: TextBackItem };

/** What the owner is told in one message, oldest first. */
export type Digest = { business: string; ids: number[]; items: TextBackItem[] };

/** What the number's webhooks were before we set ours, to be put back. */
export type Registration = {
	/** Which node registered: workflow id and node id. */
	holder: string;
	/** The workflow's name, as a person knows it. */
	workflow: string;
	provider: string;
	/** E.164. */
	number: string;
	use: 'calls' | 'texts';
	/** Our address, where the phone system reports. */
	webhookUrl: string;
	/** The provider's own fields, as they were. */
	previous: Record<string, string>;
	/** The provider's own fields, as we set them; none where a person sets them. */
	ours: Record<string, string>;
	/** By which the phone system proves these webhooks, where it handed that out with them. */
	secret?: string;
	/** The account at the phone system that its calls named, once one did. */
	account?: string;
	/** Up to when the phone system's own list of calls or texts was compared with this record. */
	lookedUntil: number;
};

/**
 * `live`: made or confirmed by this process, and not given up since. `released`: given up, see `releaseRegistration`. What is
 * neither was left by a process that is gone, whose workflow may yet come back for it. `caughtUp`: it is live, and its process
 * has compared the phone system's list with this record.
 */
export type HeldRegistration = Registration & { live: boolean; released: boolean; caughtUp: boolean };

/** What a phone system hosts for a number, so that its phones ring while n8n does not answer. */
export type Standby = {
	provider: string;
	/** E.164. */
	number: string;
	/** By which the phone system knows it. */
	id: string;
	/** Tells whether it was made for other settings. */
	settings: string;
	/** The number's own fields, as they were and as we set them. */
	previous: Record<string, string>;
	ours: Record<string, string>;
};

export type BusinessProfile = {
	number: string;
	name: string;
	/** Phones that are rung for this number, which are never to be texted. */
	ownNumbers?: string[];
	/** Phones of the owner, as Notify Owner knows them; the latest first. */
	ownerNumbers?: string[];
	/** The workflow that serves many numbers and got this one's calls or texts last. */
	servedBy?: string;
};

/**
 * The single record of what happened, and what makes "exactly once" true.
 *
 * Every method is atomic: of any number of concurrent calls, from any number of processes that share the
 * ledger, exactly one wins. Times are milliseconds since 1970-01-01 UTC and always come from the caller. One that lies in
 * the future, beyond what clocks may differ, was written by a wrong clock and does not count.
 */
export interface Ledger {
	// --- businesses -----------------------------------------------------------------------------
	saveBusiness(profile: Partial<BusinessProfile> & { number: string }): Promise<void>;
	business(number: string): Promise<BusinessProfile | undefined>;
	/** The numbers that this workflow serves among many, see {@link BusinessProfile.servedBy}. */
	businessesServedBy(workflow: string): Promise<string[]>;
	/** Remembers a phone as the owner's, with the few before it. */
	addOwnerNumber(business: string, phone: string): Promise<void>;

	// --- calls ----------------------------------------------------------------------------------
	/**
	 * Writes down what the phone system said of a call. Repeats change nothing, and of a call whose caller was forgotten since
	 * nothing is written.
	 */
	recordCallEvents(key: CallKey, pair: Pair, holder: string, events: CallEvent[]): Promise<RecordedEvents>;
	/**
	 * Gives the call its verdict; a verdict is never taken back. For a call that has an item, in the same step: counts it
	 * in its conversation, writes its item and puts the item into the outbox, so that no crash comes between.
	 *
	 * @returns the item, to the one caller who is first; undefined to everybody else, and for a call without one.
	 */
	decideCall(key: CallKey, pair: Pair, decision: Decision, now: number): Promise<TextBackItem | undefined>;
	/** What is known of a call that the phone system's own list holds. One whose caller was forgotten since is decided. */
	callState(key: CallKey): Promise<CallState>;
	/**
	 * Calls of this holder whose last event is older than `before` and that have no verdict yet.
	 *
	 * @param setAside Told of a call whose events cannot be read: it counts as missed, and is left to a person.
	 */
	undecidedCalls(
		holder: string,
		before: number,
		setAside?: (what: string) => void,
	): Promise<Array<{ key: CallKey; pair: Pair; events: CallEvent[] }>>;

	// --- outbox ---------------------------------------------------------------------------------
	/**
	 * The outbox entries that a dead process or a lost run left behind, or that asked to be tried again, now ours to emit.
	 * `attempts` counts how often an entry was handed out, this time included, since anybody last took it up.
	 *
	 * @param setAside Told of an entry that cannot be read, which goes out of the way of the others.
	 */
	takeDue(
		holder: string,
		now: number,
		setAside?: (what: string) => void,
	): Promise<Array<{ key: CallKey; item: TextBackItem; attempts: number }>>;
	/** A run has taken the call up. If nothing more is heard of it for a quarter of an hour, the call is handed out again. */
	begin(key: CallKey, now: number): Promise<void>;
	/** The text is not to be sent yet; hand the call out again at `at`. False when it is in nobody's outbox. */
	retryAt(key: CallKey, at: number, now: number): Promise<boolean>;
	/** Nothing ever takes the call up: it leaves the outbox, which is written down. */
	giveUp(key: CallKey, now: number): Promise<void>;

	// --- claims ---------------------------------------------------------------------------------
	/**
	 * Claims the right to text this caller until `now + coolDownMs`, and one of the texts that the limits allow. Texts that
	 * answer replies are claimed apart from all others: that a caller was texted back does not keep us from answering them.
	 *
	 * @param attested Whether the networks vouch for the caller's number; undefined when nobody says. Once a business has
	 * had such callers, the others get at most two thirds of its limits, for their numbers may be forged.
	 */
	claim(
		pair: Pair,
		key: CallKey,
		now: number,
		coolDownMs: number,
		limits?: SendLimits,
		attested?: boolean,
	): Promise<Claim>;
	/** When the call was claimed by an earlier run that may have sent its text, and of which nobody knows. */
	unsettledSince(pair: Pair, key: CallKey): Promise<number | undefined>;
	/** Nothing was sent: gives the claim back. */
	release(pair: Pair, key: CallKey): Promise<void>;
	/** The result of the send is unknown: keeps the claim and lets the next attempt for this call settle it. */
	doubt(pair: Pair, key: CallKey): Promise<void>;
	/**
	 * Records how it ended, settles the claim and takes the call out of the outbox. Who skips a call that another run is
	 * texting changes nothing: how that ends is for the other run to record.
	 */
	recordSend(pair: Pair, key: CallKey, outcome: SendOutcome, now: number): Promise<void>;

	/** The phone systems' ids of our texts to this caller since `since`. */
	textsSince(pair: Pair, since: number): Promise<string[]>;

	// --- conversations --------------------------------------------------------------------------
	conversation(pair: Pair): Promise<Conversation | undefined>;
	/**
	 * Remembers what was found out of a caller: that they opted out; or that the number is a landline, until somebody writes
	 * from it. What may be a landline is taken for one when it is found a second time.
	 */
	noteFinding(pair: Pair, finding: Finding, now: number): Promise<void>;
	/**
	 * Whether the phone system may be asked, at a price, what kind of line this caller's number is: not again within
	 * `afreshAfterMs`, and not more often for the business than the limits allow. Counts it as asked.
	 */
	mayLookUp(pair: Pair, now: number, limits: TextLimits, afreshAfterMs: number): Promise<boolean>;
	/**
	 * The conversation that a text to `number` belongs to: the caller's with it, or the one in which they were last texted
	 * from it in place of another number of ours.
	 */
	conversationAt(number: string, caller: string): Promise<Pair>;
	/**
	 * Writes down an inbound text and, in the same step, does what it asks for and keeps what the workflow is to hear of it.
	 * A text that asks for something is obeyed unless a later one said otherwise; an opt-out that is not is told as a reply.
	 *
	 * @returns undefined when it was seen before, also if its caller was forgotten since: then nothing was done.
	 */
	recordReply(text: ReceivedText, telling?: Telling): Promise<RecordedReply | undefined>;
	/** Whether {@link recordReply} has seen the text. */
	isReplyKnown(provider: string, textId: string): Promise<boolean>;
	/**
	 * Moves a text's status forward, and makes news of one that did not arrive. A receipt that comes before the text is
	 * recorded counts from then on.
	 *
	 * @returns undefined when it was known, is older than what we know, or of no text on record.
	 */
	recordReceipt(receipt: Receipt, now: number): Promise<{ pair: Pair; body: string; at: number } | undefined>;
	/**
	 * Makes news of the conversations of this business that were texted before `before` and are still unanswered: once
	 * each, until the caller writes or a month has passed. Passes over those that were texted before `after`, whose text
	 * did not arrive, or who want no texts.
	 */
	tellUnanswered(
		business: string,
		holder: string,
		between: { after: number; before: number },
		now: number,
	): Promise<void>;

	/**
	 * Claims an answer that nobody is to get more than once within `apartMs`, told apart from others by `kind`. True when it
	 * may be given.
	 */
	mayAnswer(pair: Pair, kind: string, now: number, apartMs: number): Promise<boolean>;

	// --- news -----------------------------------------------------------------------------------
	/**
	 * The news that is due, or that a dead process or a lost run left behind, now ours to hand to the workflow.
	 *
	 * @param running By its id what runs of this process are still dealing with.
	 */
	takeNews(
		holder: string,
		now: number,
		setAside?: (what: string) => void,
		running?: ReadonlySet<number>,
	): Promise<News[]>;
	/** The workflow has dealt with it. */
	settleNews(id: number): Promise<void>;

	// --- notices --------------------------------------------------------------------------------
	/**
	 * Something that the owner is to be told.
	 *
	 * @returns undefined when it is to be told now and on its own; else until when it is held, on record, to be told
	 * together with others.
	 */
	offerNotice(notice: NewNotice, now: number): Promise<{ heldUntil: number } | undefined>;
	/** What these recipients are to be told together now, to one caller alone, who settles or returns it. */
	takeDigest(business: string, recipients: string, now: number): Promise<Digest | undefined>;
	/** The owner was told. The next digest is further away, until few enough come to be told one by one. */
	settleDigest(digest: Digest, now: number): Promise<void>;
	/** The owner could not be told. */
	returnDigest(digest: Digest): Promise<void>;
	/**
	 * An item of each digest that is due and whose last item is of one of these events: handed to the workflow, it leads to
	 * the node that tells it. Each comes again at growing intervals until that was done.
	 */
	dueDigests(business: string, events: readonly TextBackEvent[], now: number): Promise<TextBackItem[]>;

	// --- opt-outs -------------------------------------------------------------------------------
	isSuppressed(pair: Pair): Promise<boolean>;
	/**
	 * The caller is to get no more texts, or may get them again: unless the opposite was said at a later time than `now`.
	 * Of two at the same time the opt-out counts. True when this changed something.
	 */
	suppress(pair: Pair, source: string, now: number): Promise<boolean>;
	unsuppress(pair: Pair, source: string, now: number): Promise<boolean>;

	/** Those of this business, the latest first. */
	optOuts(business: string): Promise<OptOut[]>;

	// --- review ---------------------------------------------------------------------------------
	/**
	 * What a report on this business needs: what was written down since `since`, each caller's in its order.
	 *
	 * @param setAside Told of each entry that cannot be read, and is left out.
	 */
	history(business: string, since: number, setAside?: (what: string) => void): Promise<HistoryEvent[]>;
	/** Conversations of this business: those who wait the longest first when only such are wanted, else the latest. */
	conversations(business: string, filter: ConversationFilter): Promise<ListedConversation[]>;
	/** Enters how a conversation turned out; the last word counts. False when there is no such conversation. */
	setOutcome(pair: Pair, outcome: Outcome, now: number): Promise<boolean>;

	// --- webhooks -------------------------------------------------------------------------------
	registration(holder: string): Promise<Registration | undefined>;
	/** All of them; of one number, first who got it last. */
	registrations(): Promise<Registration[]>;
	/** Everybody who holds the number's calls or texts; first who got them last. */
	registrationsOf(provider: string, number: string, use: Registration['use']): Promise<HeldRegistration[]>;
	/** Makes or confirms a registration: it is live from now on, and the last one of its number. */
	saveRegistration(registration: Registration): Promise<void>;
	/** The registration is not live any more, but could not be undone at the phone system either. */
	releaseRegistration(holder: string): Promise<void>;
	dropRegistration(holder: string): Promise<void>;
	/** The phone system's list of calls or texts was compared with this record up to `at`. */
	saveLookedUntil(holder: string, at: number): Promise<void>;
	/** A call named the account at the phone system. */
	saveAccount(holder: string, account: string): Promise<void>;
	standby(provider: string, number: string): Promise<Standby | undefined>;
	saveStandby(standby: Standby): Promise<void>;
	dropStandby(provider: string, number: string): Promise<void>;
	/**
	 * Something waits for this holder to catch up with the phone system's list.
	 *
	 * @returns since when, in ms: `now` for the first that waits since it last did.
	 */
	awaitedSince(holder: string, now: number): Promise<number>;

	/** Appends to the record what has no table of its own, e.g. that the owner was told. */
	note(
		kind: string,
		pair: Pair,
		key: CallKey | undefined,
		data: Record<string, unknown>,
		now: number,
	): Promise<void>;

	// --- forgetting -----------------------------------------------------------------------------
	/**
	 * Takes out all that is on record of this caller and this business. That they opted out stays, as a hash that does not
	 * tell the number; and for 90 days hashes of the ids of their calls and texts, so that whatever tells of one of them again
	 * writes nothing. A new call or text makes them a new caller.
	 *
	 * @returns false when another program that reads the ledger keeps some of it in the log, which goes when it has ended.
	 */
	forget(pair: Pair, now: number): Promise<boolean>;
	/**
	 * Forgets callers of this business of whom nothing was heard since `before`, a slice of them: until `isOver` says so.
	 *
	 * @param after Where the slice before ended; empty for the first.
	 * @returns where this one ended; undefined when nobody is left to look at.
	 */
	forgetOld(
		business: string,
		times: { before: number; now: number },
		after: string,
		isOver: () => boolean,
	): Promise<string | undefined>;

	// --- keeping --------------------------------------------------------------------------------
	/** Writes today's copy of a ledger in a file, where there is none yet, and keeps that many copies. */
	backUp(keep: number, now: number): Promise<void>;
	close(): Promise<void>;
}
