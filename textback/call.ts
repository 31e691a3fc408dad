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
	  }
	/** A dialled phone was picked up: by a person or by a voicemail, nobody knows yet. */
	| { kind: 'pickedUp'; at: number; phone: string }
	/** A person on a dialled phone pressed the key that takes the call. */
	| { kind: 'accepted'; at: number; phone: string }
	/** Ringing the owner's phones is over. `bridged`: caller and phone were connected. */
	| { kind: 'dialEnded'; at: number; outcome: DialOutcome; bridged?: boolean; seconds?: number }
	/** The caller's own leg ended. */
	| { kind: 'ended'; at: number; outcome: LegOutcome; seconds?: number }
	/** A recorded message of the caller. */
	| { kind: 'voicemail'; at: number; id: string; url: string; seconds: number };

export type Attestation = 'A' | 'B' | 'C' | 'failed' | 'none';

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

/** What counts as a person having answered. */
export type AnswerProof = 'pressed1' | 'pickUp';

export type MissedReason =
	'noAnswer' | 'busy' | 'declined' | 'hungUp' | 'voicemailPickedUp' | 'unreachable' | 'forwarded';

export type Verdict =
	| { kind: 'missed'; reason: MissedReason }
	| { kind: 'answered'; phone?: string; afterSeconds?: number; provenBy: AnswerProof }
	| { kind: 'uncertain'; missing: string };
