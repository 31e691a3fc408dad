import type { CallEvent, LegOutcome } from '../../textback/call';
import type { CallFlowSettings, CallWebhook, IgnoredWebhook, WebhookRequest } from '../contract';
import { nothing } from '../twiml/call-flow';
import { text } from '../json';
import { readAttestation } from './dialect';
import { readEvent, type TelnyxEvent } from './event';

/**
 * Reads one authentic webhook of the Voice API about a call that somebody else handles.
 * https://developers.telnyx.com/docs/voice/programmable-voice/voice-api-webhooks
 *
 * Of the legs of such a call only the caller's counts, which is the one that comes in to our number: that it was answered,
 * and by whom the caller was then put through to, is the business of whoever handles the call. Only `call.initiated` says
 * which way a leg goes, so a hang-up names its leg and counts once that leg was seen to come in.
 */
export function readCallEvent(
	request: WebhookRequest,
	settings: CallFlowSettings,
): CallWebhook | IgnoredWebhook {
	const event = readEvent(request.rawBody);
	if (!event) return { kind: 'ignored', why: 'its body is no event of Telnyx’s' };
	const events = eventsOf(event, request.receivedAt);
	if (!events) return { kind: 'ignored', why: `we have no use for the event "${event.type}"` };
	const { payload } = event;
	const callId = text(payload, 'call_session_id');
	if (callId === '') return { kind: 'ignored', why: 'it names no call' };
	const to = userOf(text(payload, 'to'));
	const direction = text(payload, 'direction');
	const comesIn = direction === 'incoming';
	if ((direction !== '' && !comesIn) || to !== (settings.number ?? to)) {
		return { kind: 'ignored', why: 'it is about another leg than the caller’s' };
	}
	const from = userOf(text(payload, 'from'));
	return {
		kind: 'call',
		callId,
		from,
		to,
		mayBeOtherLeg: !comesIn,
		events,
		someoneWaits: false,
		answer: () => nothing(),
	};
}

function eventsOf({ type, payload, at }: TelnyxEvent, receivedAt: number): CallEvent[] | undefined {
	const leg = text(payload, 'call_leg_id') || text(payload, 'call_control_id');
	switch (type) {
		case 'call.initiated':
			return text(payload, 'direction') === 'incoming' ? [received(payload, leg, at ?? receivedAt)] : [];
		case 'call.hangup': {
			const outcome = OUTCOMES.get(text(payload, 'hangup_cause'));
			// Of a cause that says nothing nobody should conclude anything: the call then counts as uncertain.
			return outcome ? [{ kind: 'ended', at: at ?? receivedAt, outcome, leg }] : [];
		}
		default:
			return undefined;
	}
}

function received(payload: Record<string, unknown>, leg: string, at: number): CallEvent {
	const callerName = text(payload, 'caller_id_name');
	const from = userOf(text(payload, 'from'));
	const validated = payload.shaken_stir_validated;
	const attestation = readAttestation(
		text(payload, 'shaken_stir_attestation') || null,
		typeof validated === 'boolean' ? String(validated) : null,
	);
	return {
		kind: 'received',
		at,
		from,
		to: userOf(text(payload, 'to')),
		leg,
		// Networks without names send the number in place of one.
		...(callerName !== '' && userOf(callerName) !== from && { callerName }),
		...(attestation && { attestation }),
	};
}

/** What the end of the caller's leg says of the call; `unspecified` and whatever comes to be says nothing. */
const OUTCOMES: ReadonlyMap<string, LegOutcome> = new Map(
	Object.entries<LegOutcome>({
		normal_clearing: 'completed',
		time_limit: 'completed',
		originator_cancel: 'canceled',
		timeout: 'noAnswer',
		no_answer: 'noAnswer',
		user_busy: 'busy',
		call_rejected: 'busy',
		not_found: 'failed',
	}),
);

/** `sip:+14155550100@sip.telnyx.com` is the number in it; everything else stays as it is. */
function userOf(address: string): string {
	return /^(?:sips?:)?(\+?\d+)(?:@.*)?$/.exec(address)?.[1] ?? address;
}
