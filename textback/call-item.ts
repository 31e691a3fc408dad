import type { CallEvent, EventOf, Verdict } from './call';
import { first } from './call-events';
import type { ContactPart, CallPart, TextBackItem } from './item';
import { isoTime } from './iso-time';
import { parsePhone } from './phone-number';
import { callTimes } from './verdict';

export type MissedCall = {
	key: { provider: string; callId: string };
	business: { name: string; number: string };
	/** As the record names the caller, for a call of which only a later event was reported. */
	caller: string;
	events: CallEvent[];
	verdict: Exclude<Verdict, { kind: 'answered' }>;
	/** Whether the owner alone is to hear of a call that may have been answered. */
	uncertainOnlyNotify: boolean;
	conversation: { firstSeenAt: number; missedCalls: number };
	optedOut: boolean;
	/** Whether it was found in the phone system's list among others. */
	foundTogether?: boolean;
	/** Milliseconds since 1970-01-01 UTC. */
	now: number;
};

/** The item that a missed call starts the workflow with. */
export function missedCallItem(call: MissedCall): TextBackItem {
	const received = first(call.events, 'received');
	return {
		event: 'missedCall',
		call: callPart(call, received),
		contact: contactPart(received?.from ?? call.caller, {
			...call.conversation,
			optedOut: call.optedOut,
			...(received?.callerName !== undefined && { name: received.callerName }),
		}),
		business: call.business,
	};
}

/** The item of a message that the caller left after the missed call, with its words as soon as they are known. */
export function voicemailItem(call: MissedCall, left: EventOf<'voicemail'>): TextBackItem {
	const item = missedCallItem(call);
	const words = first(call.events, 'transcribed', ({ id }) => id === left.id)?.text;
	const voicemail = {
		...(left.url !== undefined && { url: left.url }),
		...(left.seconds !== undefined && { seconds: left.seconds }),
		...(words && { transcript: words }),
	};
	return { ...item, event: 'voicemail', ...(item.call && { call: { ...item.call, voicemail } }) };
}

/** The same item, handed out again long after the call. */
export function lateItem(item: TextBackItem, now: number): TextBackItem {
	const endedAt = Date.parse(item.call?.endedAt ?? item.call?.startedAt ?? '');
	if (!item.call || Number.isNaN(endedAt)) return item;
	return {
		...item,
		call: { ...item.call, late: true, ageSeconds: Math.max(0, Math.round((now - endedAt) / 1000)) },
	};
}

/** What is known of a caller, for any item. */
export function contactPart(
	from: string,
	known: { firstSeenAt: number; missedCalls: number; optedOut: boolean; name?: string },
): ContactPart {
	const phone = parsePhone(from);
	return {
		number: phone.kind === 'number' ? phone.e164 : from,
		...(phone.kind === 'number' && { nationalNumber: phone.national }),
		...(phone.kind === 'number' && phone.country && { country: phone.country }),
		...(known.name && { name: known.name }),
		anonymous: phone.kind === 'anonymous',
		missedCalls: known.missedCalls,
		firstSeenAt: isoTime(known.firstSeenAt),
		optedOut: known.optedOut,
	};
}

function callPart(
	{ key, business, caller, events, verdict, uncertainOnlyNotify, foundTogether, now }: MissedCall,
	received: EventOf<'received'> | undefined,
): CallPart {
	const times = callTimes(events);
	return {
		id: key.callId,
		provider: key.provider,
		from: received?.from ?? caller,
		to: received?.to ?? business.number,
		...(received?.forwardedFrom !== undefined && { forwardedFrom: received.forwardedFrom }),
		startedAt: isoTime(times.startedAt),
		// A forwarded call counts as missed while it is still going on.
		endedAt: isoTime(times.endedAt ?? now),
		...(times.ringSeconds !== undefined && { ringSeconds: times.ringSeconds }),
		verdict: verdict.kind,
		reason: verdict.kind === 'missed' ? verdict.reason : verdict.missing,
		...(verdict.kind === 'uncertain' && uncertainOnlyNotify && { onlyNotify: true }),
		...(received?.attestation && { attestation: received.attestation }),
		...(foundTogether && { foundTogether }),
	};
}
