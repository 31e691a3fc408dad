import type { CallEvent, DialOutcome, LegOutcome, MissedReason, Verdict } from './call';
import type { VerdictSettings } from './verdict';

/** A call as the phone system's own list has it once it is over. Times are milliseconds since 1970-01-01 UTC. */
export type ListedCall = {
	callId: string;
	from: string;
	to: string;
	forwardedFrom?: string;
	callerName?: string;
	startedAt: number;
	endedAt: number;
	outcome: LegOutcome;
	/** Since something answered it, if only an announcement; 0 when nothing did, undefined where the list does not say. */
	seconds?: number;
};

/** A phone that was dialled for such a call. */
export type ListedPhone = { number: string; outcome: DialOutcome; seconds?: number };

/** A message that the caller left, recorded by the phone system. */
export type ListedMessage = { id: string; url: string; seconds: number; at: number };

/** What the list tells of a call that nobody reported to us. */
export function listedEvents(call: ListedCall): CallEvent[] {
	const { from, to, forwardedFrom, callerName, outcome, seconds } = call;
	return [
		{
			kind: 'received',
			at: call.startedAt,
			from,
			to,
			...(forwardedFrom !== undefined && { forwardedFrom }),
			...(callerName !== undefined && { callerName }),
		},
		{ kind: 'ended', at: call.endedAt, outcome, ...(seconds !== undefined && { seconds }) },
	];
}

/**
 * The verdict on a call that the phone system had to handle without us: it reached nobody unless somebody else dialled a
 * phone for it, and then nobody asked who picked that up.
 */
export function judgeListed(
	call: ListedCall,
	phones: readonly ListedPhone[],
	{ route, proof }: VerdictSettings,
): Verdict {
	if (route === 'forwarded') return { kind: 'missed', reason: 'forwarded' };
	const connected = phones.find(({ outcome, seconds }) => outcome === 'completed' && seconds !== 0);
	if (connected) {
		return route === 'listen' || proof === 'pickUp'
			? { kind: 'answered', phone: connected.number, provenBy: 'pickUp' }
			: { kind: 'uncertain', missing: 'whoPickedUp' };
	}
	if (route === 'listen' && call.outcome === 'completed') return { kind: 'answered', provenBy: 'pickUp' };
	const tried = phones.map(({ outcome }) => outcome);
	if (tried.length === 0) return { kind: 'missed', reason: WITHOUT_US[call.outcome] };
	const all = (outcome: DialOutcome) => tried.every((one) => one === outcome);
	const reason = all('busy') ? 'busy' : all('failed') ? 'unreachable' : 'noAnswer';
	return { kind: 'missed', reason };
}

/** No phone was dialled. */
const WITHOUT_US: Record<LegOutcome, MissedReason> = {
	// Answered, but by no phone: by an announcement that there was an error.
	completed: 'unreachable',
	failed: 'unreachable',
	busy: 'busy',
	noAnswer: 'hungUp',
	canceled: 'hungUp',
};
