import type { CallEvent, LegOutcome } from '../../textback/call';
import type { CallWebhook, IgnoredWebhook, WebhookAnswer, WebhookRequest } from '../contract';
import { isRecord, text } from '../json';
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

/** Reads one authentic webhook about a call. */
export function readCallWebhook(request: WebhookRequest): CallWebhook | IgnoredWebhook {
	const event = readEvent(request);
	if (!event) return { kind: 'ignored', why: 'it is no event of Quo’s' };
	if (text(event.resource, 'direction') === 'outgoing') return { kind: 'ignored', why: 'the call went out' };
	switch (event.type) {
		case 'call.missed':
			return about(event, text(event.resource, 'id'), [
				{ kind: 'ended', at: time(event.resource, 'updatedAt') ?? event.at, outcome: 'noAnswer' },
			]);
		case 'call.completed':
			return about(event, text(event.resource, 'id'), completed(event));
		case 'call.voicemail.completed':
			return about(event, text(event.resource, 'callId'), voicemail(event));
		default:
			return { kind: 'ignored', why: `"${event.type.slice(0, 60)}" is no kind of event that we follow` };
	}
}

function about(event: QuoEvent, callId: string, events: CallEvent[]): CallWebhook | IgnoredWebhook {
	if (callId === '') return { kind: 'ignored', why: 'it names no call' };
	const { external, workspace } = isRecord(event.context.participants) ? event.context.participants : {};
	const from = firstOf(external) || text(event.resource, 'from');
	const to = firstOf(workspace) || text(event.resource, 'to');
	// A voicemail is made after the call.
	const isVoicemail = event.type === 'call.voicemail.completed';
	const startedAt = isVoicemail ? undefined : (time(event.resource, 'createdAt') ?? event.at);
	return {
		kind: 'call',
		callId,
		from,
		to,
		events: [
			...(startedAt === undefined ? [] : [{ kind: 'received' as const, at: startedAt, from, to }]),
			...events,
		],
		someoneWaits: false,
		answer: () => TAKEN,
	};
}

function completed({ resource, at }: QuoEvent): CallEvent[] {
	const outcome = OUTCOMES.get(text(resource, 'status'));
	const { duration } = resource;
	const endedAt = time(resource, 'completedAt') ?? at;
	return outcome
		? [{ kind: 'ended', at: endedAt, outcome, ...(typeof duration === 'number' && { seconds: duration }) }]
		: [];
}

function voicemail({ resource, at }: QuoEvent): CallEvent[] {
	const id = text(resource, 'voicemailId') || text(resource, 'id');
	const [url, words] = [text(resource, 'recordingUrl'), text(resource, 'transcript')];
	if (id === '' || url === '') return [];
	const { duration } = resource;
	return [
		{ kind: 'voicemail', at, id, url, seconds: typeof duration === 'number' ? duration : 0 },
		...(words === '' ? [] : [{ kind: 'transcribed' as const, at, id, text: words }]),
	];
}
