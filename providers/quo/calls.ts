import type { CallEvent, LegOutcome } from '../../textback/call';
import type { NOT_TOLD } from '../../textback/phone-number';
import type {
	CallFlowSettings,
	CallWebhook,
	IgnoredWebhook,
	IncompleteWebhook,
	WebhookAnswer,
	WebhookRequest,
} from '../contract';
import { isRecord, text } from '../json';
import { askForRest } from './call-records';
import { firstOf, readEvent, time, type QuoEvent } from './event';

export const TAKEN: WebhookAnswer = { status: 200, contentType: 'text/plain', body: '' };

/** How `call.completed` says that an incoming call ended; of the others (`forwarded`, `unknown`) nobody can tell. */
const OUTCOMES: ReadonlyMap<string, LegOutcome> = new Map(
	Object.entries<LegOutcome>({
		answered: 'completed',
		'ai-handled': 'completed',
		unanswered: 'noAnswer',
		abandoned: 'canceled',
		failed: 'failed',
	}),
);

const CALLER_NOT_TOLD: typeof NOT_TOLD = 'not told';

/** What an event says of a call; its ids and addresses are empty where it does not tell. */
export type QuoCall = {
	callId: string;
	from: string;
	to: string;
	/** Where an empty `from` does not mean that the caller withheld their number. */
	callerIsUnresolved: boolean;
	/** The message, if it is about one. */
	message?: { id: string; url: string; words: string; seconds?: number };
};

/**
 * Reads one authentic webhook about a call. Quo leaves out what it has not worked out yet, and says so with
 * `participants.resolution`: "unavailable"; a voicemail may name no call, and have no address of its recording.
 * https://www.quo.com/docs/2026-03-30/webhooks-event-payloads
 */
export function readCallWebhook(
	request: WebhookRequest,
	{ number = '' }: CallFlowSettings,
): CallWebhook | IncompleteWebhook | IgnoredWebhook {
	const event = readEvent(request);
	if (!event) return { kind: 'ignored', why: 'it is no event of Quo’s' };
	if (text(event.resource, 'direction') === 'outgoing') return { kind: 'ignored', why: 'the call went out' };
	const told = readCall(event, number);
	if (!told) {
		return { kind: 'ignored', why: `"${event.type.slice(0, 60)}" is no kind of event that we follow` };
	}
	const { id } = event.resource;
	if (told.callId === '' && (!told.message || typeof id !== 'string' || id === '')) {
		return { kind: 'ignored', why: 'it names no call' };
	}
	return isWhole(told)
		? toWebhook(event, told)
		: {
				kind: 'incomplete',
				at: event.at,
				asItStands: toWebhook(event, told),
				complete: async (http, credential) =>
					toWebhook(event, await askForRest(http, credential, event, told)),
			};
}

/** @param number Ours, of which alone the webhook is told. */
function readCall(event: QuoEvent, number: string): QuoCall | undefined {
	const { type, resource, context } = event;
	const participants = isRecord(context.participants) ? context.participants : {};
	const from = firstOf(participants.external) || text(resource, 'from');
	const to = firstOf(participants.workspace) || text(resource, 'to') || number;
	const callerIsUnresolved = from === '' && text(participants, 'resolution') !== 'available';
	switch (type) {
		case 'call.missed':
		case 'call.completed':
			return { callId: text(resource, 'id'), from, to, callerIsUnresolved };
		case 'call.voicemail.completed': {
			const { duration } = resource;
			const message = {
				id: text(resource, 'voicemailId') || text(resource, 'id'),
				url: text(resource, 'recordingUrl'),
				words: text(resource, 'transcript'),
				...(typeof duration === 'number' && { seconds: duration }),
			};
			return { callId: text(resource, 'callId'), from, to, callerIsUnresolved, message };
		}
		default:
			return undefined;
	}
}

function isWhole({ callId, callerIsUnresolved, message }: QuoCall): boolean {
	return callId !== '' && !callerIsUnresolved && message?.url !== '';
}

/** A message whose call Quo does not name stands for a call of its own: it is not lost, and was left because nobody answered. */
function toWebhook(event: QuoEvent, told: QuoCall): CallWebhook {
	const from = told.callerIsUnresolved ? CALLER_NOT_TOLD : told.from;
	const { to } = told;
	const received = { kind: 'received' as const, at: time(event.resource, 'createdAt') ?? event.at, from, to };
	const isOfKnownCall = told.message !== undefined && told.callId !== '';
	return {
		kind: 'call',
		callId: told.callId || text(event.resource, 'id'),
		from,
		to,
		events: [
			// A voicemail is made after the call.
			...(isOfKnownCall ? [] : [received]),
			...(told.message ? messageEvents(event, told, told.message) : [...endEvents(event)]),
		],
		someoneWaits: false,
		answer: () => TAKEN,
	};
}

function endEvents({ type, resource, at }: QuoEvent): CallEvent[] {
	if (type === 'call.missed') {
		return [{ kind: 'ended', at: time(resource, 'updatedAt') ?? at, outcome: 'noAnswer' }];
	}
	const outcome = OUTCOMES.get(text(resource, 'status'));
	const { duration } = resource;
	const endedAt = time(resource, 'completedAt') ?? at;
	return outcome
		? [{ kind: 'ended', at: endedAt, outcome, ...(typeof duration === 'number' && { seconds: duration }) }]
		: [];
}

function messageEvents(
	{ at }: QuoEvent,
	{ callId }: QuoCall,
	{ id, url, words, seconds }: NonNullable<QuoCall['message']>,
): CallEvent[] {
	return [
		...(callId === '' ? [{ kind: 'ended' as const, at, outcome: 'noAnswer' as const }] : []),
		{ kind: 'voicemail', at, id, ...(url !== '' && { url }), ...(seconds !== undefined && { seconds }) },
		...(words === '' ? [] : [{ kind: 'transcribed' as const, at, id, text: words }]),
	];
}
