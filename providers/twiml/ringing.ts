import type { CallFlowSettings, KnownCall } from '../contract';
import { callerStillWaits, pickedUpFor } from './call-report';
import type { StepDetails } from './call-steps';

/** One `<Dial>` of a call: who rings, for how long. */
export type Turn = {
	/** From 0. */
	number: number;
	/** When the ringing began, ms, moved on by the time that a pick-up took: in it, no phone rang. */
	since: number;
	phones: CallFlowSettings['phones'];
	seconds: number;
};

/**
 * With less of the ring time left, no phone begins to ring: a mobile needs some seconds until it does. Telnyx takes no
 * shorter `timeout`, either: https://developers.telnyx.com/docs/voice/programmable-voice/texml-verbs/dial
 */
const LEAST_SECONDS = 5;

/** Our words and the time to press a key take less. A longer call was a conversation. */
const LONGEST_SCREENING_SECONDS = 30;

/** The phones that a call rings first. */
export function firstTurn({ order, phones }: CallFlowSettings, now: number): Turn {
	const ringing = order === 'inTurn' ? phones.slice(0, 1) : phones;
	return { number: 0, since: now, phones: ringing, seconds: longest(ringing) };
}

/**
 * Who may ring after a turn in vain, told by the request at its end alone, received at `now` (ms): what is written down of
 * a call must not depend on what is known of it.
 *
 * One after the other, it is the next phone. All at once, the first that is picked up ends the ringing of the others
 * (https://www.twilio.com/docs/voice/twiml/number), and that may be the voicemail of a phone that is off: the others ring on
 * for the rest of the time.
 */
export function nextTurn(
	settings: CallFlowSettings,
	details: StepDetails,
	fields: URLSearchParams,
	now: number,
): Turn | undefined {
	if (!callerStillWaits(fields, settings.proof)) return undefined;
	const number = (details.turn ?? 0) + 1;
	if (number >= settings.phones.length) return undefined;
	if (settings.order === 'inTurn') {
		const phones = settings.phones.slice(number, number + 1);
		return { number, since: now, phones, seconds: longest(phones) };
	}
	const heldUpFor = pickedUpFor(fields);
	if (heldUpFor === undefined || details.since === undefined) return undefined;
	const held = Math.min(heldUpFor, LONGEST_SCREENING_SECONDS) * 1000;
	const since = Math.min(details.since + held, now);
	const seconds = settings.ringSeconds - Math.ceil((now - since) / 1000);
	return seconds < LEAST_SECONDS ? undefined : { number, since, phones: settings.phones, seconds };
}

/** The phones of the turn that are worth ringing: not those that were picked up in vain, declined or were engaged. */
export function stillToRing({ phones, ...turn }: Turn, { events }: KnownCall): Turn {
	const done = new Set(
		events.flatMap((event) => (event.kind === 'pickedUp' || event.kind === 'refused' ? [event.phone] : [])),
	);
	const left = phones.filter(({ number }) => !done.has(number));
	return { ...turn, phones: left, seconds: Math.min(turn.seconds, longest(left)) };
}

/** Whether some of these phones may have to ring on after others were picked up. */
export function mayRingOn({ order, phones }: CallFlowSettings): boolean {
	return order === 'atOnce' && phones.length > 1;
}

function longest(phones: CallFlowSettings['phones']): number {
	return Math.max(0, ...phones.map(({ seconds }) => seconds));
}
