import type { AnswerProof, CallEvent, CallRoute } from '../textback/call';
import type { TextStatus } from '../textback/item';
import type { ListedCall, ListedMessage, ListedPhone } from '../textback/listed-call';

/** The HTTP function that a node hands in: n8n's own, with the credential's authentication already in it. */
export type HttpRequest = (request: {
	method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
	url: string;
	/** Beside those of the credential. */
	headers?: Record<string, string>;
	/** Sent form-encoded. */
	form?: Record<string, string>;
	/** Sent as JSON, in place of a form. */
	json?: Record<string, unknown>;
	query?: Record<string, string>;
	timeoutMs?: number;
}) => Promise<HttpResponse>;

export type HttpResponse = { status: number; body: unknown; headers: Record<string, string> };

/** Values of the credential, as n8n decrypts them. */
export type Credential = Record<string, unknown>;

/** A webhook as it arrived, before anything in it is believed. */
export type WebhookRequest = {
	/** The public address as the provider called it, query included. */
	url: string;
	headers: Record<string, string | undefined>;
	query: Record<string, string>;
	rawBody: string;
	/** Milliseconds since 1970-01-01 UTC. */
	receivedAt: number;
};

/** What we say back to the provider. */
export type WebhookAnswer = { status: number; contentType: string; body: string };

/** Settings of the call flow, as a person made them in the trigger. */
export type CallFlowSettings = {
	route: CallRoute;
	businessName: string;
	/** Our number, E.164; undefined when every number that reports here is served. */
	number: string | undefined;
	/** E.164, in the order in which they ring when not all ring at once. */
	phones: Array<{ number: string; seconds: number }>;
	order: 'atOnce' | 'inTurn';
	/** The longest that ringing the phones takes, all of them together. */
	ringSeconds: number;
	proof: AnswerProof;
	/** Whose number the owner sees while it rings. */
	callerId: 'caller' | 'business';
	/** What whoever picks up hears before the caller is connected; empty for nothing. */
	whisper: string;
	voice: Voice;
	afterMiss:
		| { kind: 'hangUp' }
		| { kind: 'busy' }
		| { kind: 'say'; greeting: Greeting }
		| { kind: 'voicemail'; greeting: Greeting; maxSeconds: number; beep: boolean; transcribe: boolean };
};

/** Spoken words, or the web address of a sound file. */
export type Greeting = { text: string } | { audioUrl: string };

/** How words are spoken, e.g. `en-US` by a woman. */
export type Voice = { language: VoiceLanguage; gender: 'woman' | 'man' };

/** Languages that every phone system here can speak. BCP 47. */
export type VoiceLanguage =
	| 'en-US'
	| 'en-GB'
	| 'en-AU'
	| 'es-US'
	| 'es-ES'
	| 'fr-CA'
	| 'fr-FR'
	| 'de-DE'
	| 'it-IT'
	| 'nl-NL'
	| 'pl-PL'
	| 'pt-BR'
	| 'pt-PT';

/** What is known of a call when its webhook is answered. */
export type KnownCall = {
	/** `open`: not decided yet. `over`: decided, and the caller is to hear nothing of a text. */
	standing: 'open' | 'missed' | 'over';
	events: readonly CallEvent[];
};

/** One authentic webhook about a call: what it tells, and how to answer once the events are written down. */
export type CallWebhook = {
	kind: 'call';
	callId: string;
	/** As the phone system gave them; absent when the webhook does not say. */
	from?: string;
	to?: string;
	/** It may be about the leg to somebody else: `to` is then a number of ours only if we know it as one. */
	mayBeOtherLeg?: boolean;
	events: CallEvent[];
	/** The account at the phone system that the call came to, where its list is asked for by that. */
	account?: string;
	/** Whether somebody is on the line for the answer. Otherwise it only reports, and may come again when it is not taken. */
	someoneWaits: boolean;
	answer(known: KnownCall): WebhookAnswer;
};

/** An authentic webhook about a call that leaves out what the phone system's API may tell. */
export type IncompleteWebhook = {
	kind: 'incomplete';
	/** When it happened, ms. */
	at: number;
	/** The call without what is missing: nothing in it is a guess. */
	asItStands: CallWebhook;
	/**
	 * Asks the API for what is missing.
	 *
	 * @throws ProviderError when it does not answer.
	 */
	complete(http: HttpRequest, credential: Credential): Promise<CallWebhook>;
};

/** An authentic webhook that is none of our business, and why: a clause. Phone systems add kinds of events without notice. */
export type IgnoredWebhook = { kind: 'ignored'; why: string };

export type TextToSend = {
	from: string;
	/** The provider's own group of numbers that chooses one to send from, in place of `from`. */
	service?: string;
	to: string;
	body: string;
	/** Web address of a picture to send along. */
	picture?: string;
	/** Where the provider reports delivery. */
	receiptUrl?: string;
};

/** `body`: as it went out, where the provider's list tells. */
export type SentText = { id: string; status: TextStatus; segments?: number; body?: string };

/** Which text of ours is looked for: to `to`, from anybody of ours when `from` is undefined, and none of `except`, by their ids. */
export type Sought = { from: string | undefined; to: string; except: ReadonlySet<string> };

/** What is found out about a recipient beyond one text. A carrier out of reach may look like a landline once. */
export type Finding = 'optedOut' | 'landline' | 'mayBeLandline';

export type LineType = 'mobile' | 'landline' | 'unknown';

/** A text to one of our numbers. */
export type ReceivedText = {
	kind: 'received';
	id: string;
	from: string;
	to: string;
	body: string;
	media: string[];
	/** When it was written, in ms, where the provider tells. */
	sentAt?: number;
	/** What the provider itself took it for. */
	optOut?: 'stop' | 'start' | 'help';
	/** The provider answers this text by itself, as it does the words that carriers know. */
	answered?: boolean;
	/** It went to others as well, who would read an answer: no reply of one caller to us. */
	isGroup?: true;
};

/** A text in the provider's own list, which always tells when it was written. */
export type ListedText = ReceivedText & { sentAt: number };

/** One authentic webhook about texts. */
export type TextWebhook =
	| ReceivedText
	| { kind: 'receipt'; id: string; from: string; to: string; status: TextStatus; errorCode?: string }
	| IgnoredWebhook;

export type PhoneNumber = { id: string; number: string; label: string };

/** Which of a number's webhooks. */
export type WebhookUse = 'calls' | 'texts';

/** The phone system's own list of calls, which is complete also when we were not there. */
export type CallList = {
	/** The calls to the number that began at or after `since` (ms) and are over, oldest first. */
	read(http: HttpRequest, credential: Credential, number: string, since: number): Promise<ListedCall[]>;
	/** The phones that were dialled for a call. */
	phonesOf(http: HttpRequest, credential: Credential, call: ListedCall): Promise<ListedPhone[]>;
	/** The messages that a caller left; absent where the phone system takes none without us. */
	messagesOf?(http: HttpRequest, credential: Credential, callId: string): Promise<ListedMessage[]>;
};

/** The phone system's own list of the texts that came in, which is complete also when we were not there. */
export type TextList = {
	/** How long after a text came in it may still be missing from the list, in ms. */
	readonly lagMs: number;
	/**
	 * The texts to the number that came in at or after `since` (ms), oldest first.
	 *
	 * @param isKnown Whether a text need not be read, by its id.
	 * @throws ProviderError also when the list is too long to be read to its end.
	 */
	read(
		http: HttpRequest,
		credential: Credential,
		number: string,
		since: number,
		isKnown: (id: string) => Promise<boolean>,
	): Promise<ListedText[]>;
};

/** A setting at the phone system that keeps our webhooks from being called. */
export type Obstacle = {
	/** A clause that says what is the matter, without a full stop. */
	what: string;
	/** A sentence that says which setting to change, and where. */
	fix: string;
};

/**
 * One phone system behind the one contract. What it cannot do is absent, and the nodes do not offer it. Throws only
 * {@link ProviderError}.
 */
export interface PhoneSystem {
	readonly id: string;
	readonly displayName: string;
	/** Name of the n8n credential type. */
	readonly credentialType: string;
	/** Whether its signature covers the address it calls, so that what it sent to another address proves nothing here. */
	readonly signsAddress: boolean;
	/**
	 * Whether the webhook really comes from this provider. Constant-time.
	 *
	 * @param secret What {@link Numbers.newSecret} gave when the webhooks were registered, where there is such a thing.
	 */
	isAuthentic(request: WebhookRequest, credential: Credential, secret?: string): boolean;
	/** What keeps this credential from proving anything, in a sentence; undefined when all is well. Absent where the API tells. */
	problemOf?(credential: Credential): string | undefined;
	/** Where a person pastes the one address of a node who sets the webhooks by hand, in a sentence or two; absent where that would not do. */
	readonly whereToPaste: Partial<Record<WebhookUse, string>>;
	readonly calls?: Calls;
	readonly texts?: Texts;
	readonly numbers?: Numbers;
}

export type CallSystem = PhoneSystem & { readonly calls: Calls };
export type TextSystem = PhoneSystem & { readonly texts: Texts };

/** Calls: held by a call flow of ours, or only reported. */
export interface Calls {
	/** How calls can reach a number of this system. */
	readonly routes: readonly CallRoute[];
	/** @param credential The one that proves the request. */
	readWebhook(
		request: WebhookRequest,
		settings: CallFlowSettings,
		webhookUrl: string,
		credential: Credential,
	): CallWebhook | IncompleteWebhook | IgnoredWebhook;
	/** The answer to a webhook that is ignored: with status 200, or it would come again. Ends a call that we cannot handle. */
	readonly refusedAnswer: WebhookAnswer;
	/** Absent where the phone system keeps none that can be read. */
	readonly list?: CallList;
	/**
	 * The same where the credential does not say whose list it is, but {@link CallWebhook.account} does. Calls get into it some time
	 * after they ended, so that no verdict waits for it.
	 */
	listOf?(account: string): CallList;
}

/** Texts: sent, received, and followed to their delivery. */
export interface Texts {
	send(http: HttpRequest, credential: Credential, text: TextToSend): Promise<SentText>;
	/** A text in the provider's own list that was created at or after `since` (ms), if there is one. */
	findSent(
		http: HttpRequest,
		credential: Credential,
		sought: Sought,
		since: number,
	): Promise<SentText | undefined>;
	readWebhook(request: WebhookRequest): TextWebhook;
	/** Absent where the phone system keeps none that can be read. */
	readonly list?: TextList;
	/** The answer to a text webhook that makes the provider send nothing of its own. */
	readonly webhookAnswer: WebhookAnswer;
	/** The answer to a text webhook that makes the provider send this text; absent where a text has to be sent by itself. */
	replyAnswer?(text: string): WebhookAnswer;
	/** What kind of line a number is, `unknown` where the system cannot tell; providers charge for the answer. */
	lookUpLine(http: HttpRequest, credential: Credential, number: string): Promise<LineType>;
	/** What an error code, of a refusal or a receipt, says of the recipient of a text from this number (E.164). */
	finding(errorCode: string | undefined, from: string): Finding | undefined;
	/** What a delivery error code means and what to do, in a sentence. */
	explain(errorCode: string): string;
}

/** The account's numbers, and where their calls and texts are sent. */
export interface Numbers {
	/** Address of the API that the credential points to. */
	apiUrl(credential: Credential): string;
	list(http: HttpRequest, credential: Credential): Promise<PhoneNumber[]>;
	/** Where the number's calls or texts are sent to now: the provider's own fields that we would change. */
	readWebhooks(
		http: HttpRequest,
		credential: Credential,
		number: string,
		use: WebhookUse,
	): Promise<Record<string, string>>;
	/** What would keep our webhooks from being called although they are set; empty when all is well. */
	findObstacles(
		http: HttpRequest,
		credential: Credential,
		number: string,
		use: WebhookUse,
		/** What is to be set, as {@link webhookFields} says it. */
		fields: Record<string, string>,
	): Promise<Obstacle[]>;
	/** The provider's fields for our webhook address. */
	webhookFields(use: WebhookUse, route: CallRoute, webhookUrl: string): Record<string, string>;
	writeWebhooks(
		http: HttpRequest,
		credential: Credential,
		number: string,
		fields: Record<string, string>,
	): Promise<void>;
	/**
	 * A new secret by which the phone system proves the number's webhooks from now on, where it hands one out with them
	 * instead of using one of the credential. Asked for when the record has none.
	 */
	newSecret?(http: HttpRequest, credential: Credential, number: string, use: WebhookUse): Promise<string>;
	/** Handles a number's calls while our address does not answer; absent where the phone system hosts nothing of the kind. */
	readonly standby?: Standby;
	/** Where {@link standby} is absent: how a person makes calls ring without us, in a sentence or two. */
	readonly standbyByHand?: string;
}

/** What it takes to ask a phone system about an account's numbers. */
export type Account = { numbers: Numbers; http: HttpRequest; credential: Credential };

/** What the phone system itself hosts for a number, so that its phones ring also when n8n is down. */
export interface Standby {
	/** The number's field that names whom to ask when our address fails. */
	readonly field: string;
	/**
	 * Makes it, or brings it in line with the settings where it is `known`.
	 *
	 * @returns by what it is known, and the number's fields that lead there.
	 * @throws ProviderError among others where the credential may not make it.
	 */
	put(
		http: HttpRequest,
		credential: Credential,
		settings: CallFlowSettings,
		known: string | undefined,
	): Promise<{ id: string; fields: Record<string, string> }>;
	/** Takes it away; it may be gone already. */
	remove(http: HttpRequest, credential: Credential, id: string): Promise<void>;
}
