import type { AnswerProof, CallEvent, CallRoute, DialOutcome, EventOf, MissedReason, Verdict } from './call';
import { callersEnd, endOf, first, secondsBetween } from './call-events';

export type VerdictSettings = {
	route: CallRoute;
	proof: AnswerProof;
	/** Whether the phone system's own list of calls is read, too, which tells more of a call than its end alone. */
	listed?: boolean;
};

/**
 * Decides from everything known of a call whether it was missed. The order and the number of times that an
 * event was reported do not matter.
 *
 * @returns undefined while the phone system has not yet told enough.
 */
export function judge(events: readonly CallEvent[], settings: VerdictSettings): Verdict | undefined {
	switch (settings.route) {
		case 'forwarded':
			return events.length > 0 ? missed('forwarded') : undefined;
		case 'ring':
			return judgeRinging(events, settings);
		case 'listen':
			return judgeOutcome(events);
	}
}

/**
 * The verdict on a call of which no more will be reported, for example because its end was never heard of.
 */
export function judgeAbandoned(events: readonly CallEvent[], settings: VerdictSettings): Verdict {
	const missing = first(events, 'dialEnded')?.outcome === 'completed' ? 'whoPickedUp' : 'howItEnded';
	return judge(events, settings) ?? { kind: 'uncertain', missing };
}

/** Whether nobody can be talking any more. */
export function isOver(events: readonly CallEvent[]): boolean {
	return endOf(events) !== undefined;
}

/** When the call began and ended and how long it rang, as far as the events tell. Times in ms, `ringSeconds` whole. */
export function callTimes(events: readonly CallEvent[]): {
	startedAt: number;
	endedAt?: number;
	ringSeconds?: number;
} {
	const arrivedAt = first(events, 'received')?.at;
	const over = endOf(events);
	const stoppedRinging = first(events, 'accepted') ?? first(events, 'pickedUp') ?? over;
	return {
		startedAt: arrivedAt ?? Math.min(...events.map((event) => event.at)),
		...(over && { endedAt: over.at }),
		...(stoppedRinging &&
			arrivedAt !== undefined && { ringSeconds: secondsBetween(arrivedAt, stoppedRinging.at) }),
	};
}

function judgeRinging(
	events: readonly CallEvent[],
	{ proof, listed = false }: VerdictSettings,
): Verdict | undefined {
	// The key connects the two, so it can come only before the ringing is over, whatever is reported first.
	const accepted = proof === 'pressed1' ? first(events, 'accepted') : undefined;
	if (accepted) return answered(events, accepted, 'pressed1');
	const dialEnded = first(events, 'dialEnded');
	if (dialEnded) return judgeDial(events, dialEnded, proof);
	const ended = callersEnd(events);
	return ended && judgeWithoutDial(events, ended, proof === 'pressed1' && !listed);
}

/** The ringing is over, and nobody pressed 1. */
function judgeDial(
	events: readonly CallEvent[],
	dialEnded: EventOf<'dialEnded'>,
	proof: AnswerProof,
): Verdict | undefined {
	const connected = dialEnded.outcome === 'completed' && dialEnded.bridged !== false;
	if (proof === 'pressed1' || !connected) return missed(reasonOf(events, dialEnded));
	const phone = connectedPhone(events, dialEnded);
	return proof === 'pickUp' ? answered(events, phone, 'pickUp') : judgeVoice(events, dialEnded, phone);
}

/** Caller and phone were connected; who was on that phone is for the phone system to hear. */
function judgeVoice(
	events: readonly CallEvent[],
	dialEnded: EventOf<'dialEnded'>,
	connected: EventOf<'pickedUp'> | undefined,
): Verdict | undefined {
	// With a leg but nobody who picked it up, the report of that has yet to come.
	if (dialEnded.leg !== undefined && !connected) return undefined;
	const of = (voice: EventOf<'heard'>['voice']) =>
		first(
			events,
			'heard',
			(heard) => heard.voice === voice && (connected?.phone ?? heard.phone) === heard.phone,
		);
	if (of('person')) return answered(events, connected, 'heard');
	if (of('machine')) return missed('voicemailPickedUp');
	return of('unknown') && { kind: 'uncertain', missing: 'whoPickedUp' };
}

/** All that is known is the end of the caller's own leg. */
function judgeWithoutDial(
	events: readonly CallEvent[],
	ended: EventOf<'ended'>,
	onlyAKeyAnswers: boolean,
): Verdict | undefined {
	// Answered by whom? By our own greeting, by a phone, or by what rings the phones in our place: only the end of the
	// ringing or the phone system's list tells.
	const wasAnswered = ended.outcome === 'completed' && ended.seconds !== 0;
	if (wasAnswered && !onlyAKeyAnswers) return undefined;
	if (pickedUpInTheEnd(events)) return missed('voicemailPickedUp');
	return missed(wasAnswered || ended.seconds ? 'noAnswer' : 'hungUp');
}

/** Another system handled the call: all we know is how it says that the call ended. */
function judgeOutcome(events: readonly CallEvent[]): Verdict | undefined {
	const over = endOf(events);
	if (!over) return undefined;
	const reachedNobody = over.kind === 'dialEnded' && over.bridged === false;
	return over.outcome === 'completed' && !reachedNobody
		? answered(events, undefined, 'pickUp')
		: missed(REASON[over.outcome]);
}

function reasonOf(events: readonly CallEvent[], dialEnded: EventOf<'dialEnded'>): MissedReason {
	if (dialEnded.outcome === 'canceled' && !pickedUpInTheEnd(events)) return 'hungUp';
	if (dialEnded.outcome === 'completed' || first(events, 'pickedUp')) {
		const person = first(events, 'heard', ({ voice }) => voice === 'person');
		return person ? 'declined' : 'voicemailPickedUp';
	}
	// A phone that is engaged does not ring first; one that rang and is then engaged was declined.
	return dialEnded.outcome === 'busy' && first(events, 'ringing') ? 'declined' : REASON[dialEnded.outcome];
}

const REASON: Record<DialOutcome, MissedReason> = {
	// Connected, and yet nobody talked to the caller: the connection was to a machine.
	completed: 'voicemailPickedUp',
	busy: 'busy',
	noAnswer: 'noAnswer',
	failed: 'unreachable',
	canceled: 'hungUp',
};

/** Whether a phone was picked up in the last ringing: before it, others were picked up in vain, and the caller waited on. */
function pickedUpInTheEnd(events: readonly CallEvent[]): boolean {
	const began = Math.max(...events.map((event) => (event.kind === 'rangOn' ? event.at : -Infinity)));
	return first(events, 'pickedUp', ({ at }) => at >= began) !== undefined;
}

/** Of the phones that were picked up, the one that the caller got. */
function connectedPhone(
	events: readonly CallEvent[],
	{ leg }: EventOf<'dialEnded'>,
): EventOf<'pickedUp'> | undefined {
	return first(events, 'pickedUp', (pickedUp) => leg === undefined || pickedUp.leg === leg);
}

function missed(reason: MissedReason): Verdict {
	return { kind: 'missed', reason };
}

function answered(
	events: readonly CallEvent[],
	by: { at: number; phone: string } | undefined,
	provenBy: AnswerProof,
): Verdict {
	const startedAt = first(events, 'received')?.at;
	return {
		kind: 'answered',
		provenBy,
		...(by && { phone: by.phone }),
		...(by && startedAt !== undefined && { afterSeconds: secondsBetween(startedAt, by.at) }),
	};
}
