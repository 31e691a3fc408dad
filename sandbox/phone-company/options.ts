import type { LegOutcome } from './calls/leg';
import type { PbxSettings } from './systems/pbx';
import type { TelnyxKeys } from './systems/telnyx-account';

export type LineType = 'mobile' | 'landline';

/** A number one may call as on the phones page. */
export type CallerPreset = { number: string; label: string; lineType: LineType };

export type Timings = {
	/** Real milliseconds that one second of the telephone network lasts. 1000 is real time. */
	secondMs: number;
	/** Seconds from the acceptance of a text until its carrier has it. */
	textSentSeconds: number;
	/** Seconds from there until it is on the phone. */
	textDeliveredSeconds: number;
	/** Seconds for which a voicemail that picked up listens before it hangs up. */
	voicemailSeconds: number;
	/** Seconds from the pick-up of a phone until answering-machine detection has made up its mind. */
	detectionSeconds: number;
	/** Seconds from the end of a recording until its words are known. */
	transcriptionSeconds: number;
	/** How much longer each webhook takes while the way to the customer is slow, in seconds. */
	slowSeconds: number;
	/** Real milliseconds that the other side has to answer a webhook: Twilio's 15 s. */
	webhookTimeoutMs: number;
	/** Real milliseconds that it has at least, whatever the address asks for: a busy machine is not an n8n that is down. */
	shortestWaitMs: number;
};

/** What the real Twilio does in these cases is not established, so they are settings. */
export type Behaviour = {
	/** Whether `<Dial action>` is requested, with DialCallStatus=canceled, when the caller hangs up while it rings. */
	actionWhenCallerHangsUp: boolean;
	/** CallStatus of an inbound call whose caller hung up before it was answered. */
	callerHungUpUnanswered: LegOutcome;
	/**
	 * Whether the other phones of one `<Dial>` go on ringing while a phone that was picked up hears its `<Number url>`.
	 * Twilio's documentation only says that the first call to pick up is connected and the rest are hung up.
	 */
	othersRingDuringScreening: boolean;
	/**
	 * DialCallStatus after a phone was picked up, and its `<Number url>` hung up on it. Twilio's page says that `completed`
	 * means connected, and names nothing for this.
	 */
	screenedOut: 'completed' | 'no-answer';
	/**
	 * Whether `answerOnBridge` keeps an unanswered call unanswered in a later document, too. Twilio's page asks only that
	 * `<Dial>` comes first in its document.
	 */
	answerOnBridgeLater: boolean;
	/** Whether `<Reject>` ends an unanswered call in a later document, too; otherwise the verb is skipped. */
	rejectLater: boolean;
};

export type PhoneCompanyOptions = {
	/** On 127.0.0.1; 0, the default, takes any free one. */
	port?: number;
	accountSid: string;
	authToken: string;
	apiKey?: { sid: string; secret: string };
	/** The business's numbers at Twilio, E.164. */
	numbers: Array<{ number: string; label: string }>;
	/** The business's account at Telnyx, if it has one. */
	telnyx?: { keys: TelnyxKeys; numbers: Array<{ number: string; label: string }> };
	/** A phone system in the business's office, if it has one. */
	pbx?: PbxSettings;
	/** The phone in the middle of the page; texts and calls to other phones are shown on it, too. */
	owner?: { number: string; label: string };
	callers?: CallerPreset[];
	/** Numbers that cannot receive texts: what is sent to them comes back undelivered with error 30006. */
	landlines?: string[];
	/** Whether STOP is handled by the carrier, so that a later text is refused with 21610. Off by default. */
	carrierOptOut?: boolean;
	/** Where the page's link to the canvas leads. */
	canvasUrl?: () => string | Promise<string>;
	timings?: Partial<Timings>;
	behaviour?: Partial<Behaviour>;
};

export const DEFAULT_TIMINGS: Timings = {
	secondMs: 1000,
	textSentSeconds: 0.3,
	textDeliveredSeconds: 0.5,
	voicemailSeconds: 30,
	detectionSeconds: 3,
	transcriptionSeconds: 10,
	slowSeconds: 5,
	webhookTimeoutMs: 15_000,
	shortestWaitMs: 10_000,
};

export const DEFAULT_BEHAVIOUR: Behaviour = {
	actionWhenCallerHangsUp: true,
	callerHungUpUnanswered: 'no-answer',
	othersRingDuringScreening: false,
	screenedOut: 'completed',
	answerOnBridgeLater: true,
	rejectLater: true,
};

/** What Twilio puts into From when the caller withholds the number: "ANONYMOUS" on a keypad. */
export const ANONYMOUS = '+266696687';

export const DEFAULT_OWNER = { number: '+14155550199', label: 'The owner' };

export const DEFAULT_CALLERS: CallerPreset[] = [
	{ number: '+14155550142', label: 'A caller', lineType: 'mobile' },
	{ number: '+14155550143', label: 'Another caller', lineType: 'mobile' },
	{ number: '+14155550150', label: 'Landline', lineType: 'landline' },
	{ number: ANONYMOUS, label: 'No caller ID', lineType: 'landline' },
];
