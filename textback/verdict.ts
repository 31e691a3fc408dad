import type {
	AnswerProof,
	CallEvent,
	CallRoute,
	DialOutcome,
	LegOutcome,
	MissedReason,
	Verdict,
} from './call';

export type VerdictSettings = { route: CallRoute; proof: AnswerProof };

/**
 * Decides from everything known of a call whether it was missed. The order and the number of times that an
 * event was reported do not matter.
 *
 * @returns undefined while the phone system has not yet told enough.
 */
export function judge(events: CallEvent[], settings: VerdictSettings): Verdict | undefined {
	switch (settings.route) {
		case 'forwarded':
			return find(events, 'received') && { kind: 'missed', reason: 'forwarded' };
		case 'ring':
			return settings.proof === 'pressed1' ? judgeByKey(events) : judgeByPickUp(events);
		case 'listen':
			return judgeByOutcome(events);
	}
}

/**
 * The verdict on a call whose end was never reported, once it is too long ago to wait for.
 */
export function judgeAbandoned(events: CallEvent[], settings: VerdictSettings): Verdict {
	return judge(events, settings) ?? { kind: 'uncertain', missing: 'how the call ended' };
}

/** When the call began and ended and how long it rang, as far as the events tell. Times in ms, `ringSeconds` whole. */
export function callTimes(events: CallEvent[]): {
	startedAt: number;
	endedAt?: number;
	ringSeconds?: number;
} {
	const arrivedAt = find(events, 'received')?.at;
	const over = find(events, 'dialEnded') ?? find(events, 'ended');
	const stoppedRinging = find(events, 'accepted') ?? find(events, 'pickedUp') ?? over;
	return {
		startedAt: arrivedAt ?? Math.min(...events.map((event) => event.at)),
		...(over && { endedAt: over.at }),
		...(stoppedRinging &&
			arrivedAt !== undefined && { ringSeconds: secondsBetween(arrivedAt, stoppedRinging.at) }),
	};
}

/** A person proved to be one by pressing 1. Whatever else picked up was a voicemail or nobody. */
function judgeByKey(events: CallEvent[]): Verdict | undefined {
	const accepted = find(events, 'accepted');
	if (accepted) return answered(events, accepted, 'pressed1');
	const dialEnded = find(events, 'dialEnded');
	if (dialEnded) {
		const picked = dialEnded.outcome === 'completed' || find(events, 'pickedUp') !== undefined;
		return missed(picked ? 'voicemailPickedUp' : REASON[dialEnded.outcome]);
	}
	return find(events, 'ended') && missed(find(events, 'pickedUp') ? 'voicemailPickedUp' : 'hungUp');
}

function judgeByPickUp(events: CallEvent[]): Verdict | undefined {
	const dialEnded = find(events, 'dialEnded');
	if (dialEnded?.outcome === 'completed' && dialEnded.bridged !== false) {
		return answered(events, find(events, 'pickedUp'), 'pickUp');
	}
	if (dialEnded) return missed(REASON[dialEnded.outcome]);
	const ended = find(events, 'ended');
	return ended && ended.outcome !== 'completed' ? missed(REASON[ended.outcome]) : undefined;
}

/** Another system handled the call: all we know is how it says that the call ended. */
function judgeByOutcome(events: CallEvent[]): Verdict | undefined {
	const over = find(events, 'dialEnded') ?? find(events, 'ended');
	if (!over) return undefined;
	return over.outcome === 'completed' ? answered(events, undefined, 'pickUp') : missed(REASON[over.outcome]);
}

const REASON: Record<DialOutcome | LegOutcome, MissedReason> = {
	// Connected, and yet nobody talked to the caller: the connection was to a machine.
	completed: 'voicemailPickedUp',
	busy: 'busy',
	noAnswer: 'noAnswer',
	failed: 'unreachable',
	canceled: 'hungUp',
};

function missed(reason: MissedReason): Verdict {
	return { kind: 'missed', reason };
}

function answered(
	events: CallEvent[],
	by: { at: number; phone: string } | undefined,
	provenBy: AnswerProof,
): Verdict {
	const startedAt = find(events, 'received')?.at;
	return {
		kind: 'answered',
		provenBy,
		...(by && { phone: by.phone }),
		...(by && startedAt !== undefined && { afterSeconds: secondsBetween(startedAt, by.at) }),
	};
}

function secondsBetween(start: number, end: number): number {
	return Math.max(0, Math.round((end - start) / 1000));
}

/** The earliest event of the kind, so that a repeat that arrives first changes nothing. */
function find<K extends CallEvent['kind']>(
	events: CallEvent[],
	kind: K,
): Extract<CallEvent, { kind: K }> | undefined {
	const ofKind = events.filter((event): event is Extract<CallEvent, { kind: K }> => event.kind === kind);
	return ofKind.reduce<Extract<CallEvent, { kind: K }> | undefined>(
		(first, event) => (first === undefined || event.at < first.at ? event : first),
		undefined,
	);
}
