/** What a phone system reports of one call, in our words. Times are milliseconds since 1970-01-01 UTC. */
export type CallEvent =
	| {
			kind: 'received';
			at: number;
			from: string;
			to: string;
			forwardedFrom?: string;
			callerName?: string;
			attestation?: Attestation;
			/** The caller's leg, where the phone system reports others of the same call, too. */
			leg?: string;
	  }
	/** A dialled phone began to ring: it is neither engaged nor out of reach. */
	| { kind: 'ringing'; at: number; phone: string }
	/** A dialled phone was engaged or declined the call: it need not ring again. */
	| { kind: 'refused'; at: number; phone: string }
	/** A dialled phone was picked up: by a person or by a voicemail, nobody knows yet. `leg`: the phone system's id. */
	| { kind: 'pickedUp'; at: number; phone: string; leg?: string }
	/** A person on a dialled phone pressed the key that takes the call. */
	| { kind: 'accepted'; at: number; phone: string }
	/** What the phone system took the voice on a picked-up phone for. */
	| { kind: 'heard'; at: number; phone: string; voice: HeardVoice }
	/** A ringing ended in vain, the caller waits, and other phones ring on. `turn`: which ringing begins, from 1. */
	| { kind: 'rangOn'; at: number; turn: number }
	/** Ringing the owner's phones is over, all of them. `bridged`: caller and phone were connected; `leg`: which. */
	| { kind: 'dialEnded'; at: number; outcome: DialOutcome; bridged?: boolean; seconds?: number; leg?: string }
	/**
	 * The caller's own leg ended. `seconds`: since it was answered, 0 when it never was. `leg`: which leg it was, where it
	 * may be another one than the caller's.
	 */
	| { kind: 'ended'; at: number; outcome: LegOutcome; seconds?: number; leg?: string }
	/** A message of the caller, with what is told of its recording. */
	| { kind: 'voicemail'; at: number; id: string; url?: string; seconds?: number }
	/** The words of that message, which come later. */
	| { kind: 'transcribed'; at: number; id: string; text: string };

/** One kind of event. */
export type EventOf<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>;

export type Attestation = 'A' | 'B' | 'C' | 'failed' | 'none';

export type HeardVoice = 'person' | 'machine' | 'unknown';

export type DialOutcome = 'completed' | 'busy' | 'noAnswer' | 'failed' | 'canceled';
export type LegOutcome = 'completed' | 'busy' | 'noAnswer' | 'failed' | 'canceled';

/** How calls reach the business's number, which decides what an event proves. */
export type CallRoute =
	/** Our number is public; we ring the owner's phones first. */
	| 'ring'
	/** The carrier forwards here what nobody answered: every call that arrives was missed. */
	| 'forwarded'
	/** Another system handles the call; we only hear how it ended. */
	| 'listen';

/** What counts as a person having answered: a pressed key, a voice that sounds like a person, any pick-up. */
export type AnswerProof = 'pressed1' | 'heard' | 'pickUp';

export type MissedReason =
	'noAnswer' | 'busy' | 'declined' | 'hungUp' | 'voicemailPickedUp' | 'unreachable' | 'forwarded';

export type Verdict =
	| { kind: 'missed'; reason: MissedReason }
	| { kind: 'answered'; phone?: string; afterSeconds?: number; provenBy: AnswerProof }
	/** `missing`: what nobody reported, so that it cannot be known. */
	| { kind: 'uncertain'; missing: Missing };

export type Missing = 'howItEnded' | 'whoPickedUp';

/** Why a missed call starts nothing. */
export type IgnoreReason = 'tooShort' | 'unverifiedNumber';
