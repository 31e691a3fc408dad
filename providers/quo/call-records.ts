import type { Credential, HttpRequest } from '../contract';
import { isRecord, records, text } from '../json';
import { callApi, listAll, VERSION } from './api';
import type { QuoCall } from './calls';
import { time, type QuoEvent } from './event';

/** A message is left within minutes of the call; some hours leave room for a slow recording. */
const LONGEST_BEFORE_MS = 6 * 3_600_000;

/**
 * The same call, with what Quo's own records add: the caller, the recording, or which call a message was left in.
 *
 * @throws ProviderError when Quo does not tell.
 */
export async function askForRest(
	http: HttpRequest,
	credential: Credential,
	event: QuoEvent,
	told: QuoCall,
): Promise<QuoCall> {
	const callId = told.callId || (await callOfMessage(http, credential, event, told));
	if (callId === '') return told;
	const isWhole = !told.callerIsUnresolved && told.message?.url !== '';
	const call = isWhole ? {} : await readCall(http, credential, callId);
	const from = told.callerIsUnresolved ? externalOf(call, told.to) : told.from;
	const voicemail = isRecord(call.voicemail) ? call.voicemail : {};
	return {
		...told,
		callId,
		from,
		callerIsUnresolved: from === '' && told.callerIsUnresolved,
		...(told.message && {
			message: {
				...told.message,
				url: told.message.url || text(voicemail, 'recordingUrl'),
				words: told.message.words || text(voicemail, 'transcript'),
			},
		}),
	};
}

/** https://www.quo.com/docs/2026-03-30/calls/get-a-call-by-id */
async function readCall(
	http: HttpRequest,
	credential: Credential,
	callId: string,
): Promise<Record<string, unknown>> {
	const path = `/calls/${encodeURIComponent(callId)}`;
	const { data } = await callApi(http, credential, { method: 'GET', path, headers: VERSION });
	return isRecord(data) ? data : {};
}

/** The other end of a call: those of the workspace have an actor, and one of them has our number. */
function externalOf(call: Record<string, unknown>, number: string): string {
	const external = records(call, 'participants').find(
		(participant) => text(participant, 'actorId') === '' && text(participant, 'phoneNumber') !== number,
	);
	return external ? text(external, 'phoneNumber') : '';
}

/** The caller's last call before the message; empty where there is none. https://www.quo.com/docs/mdx/api-reference/calls/list-calls */
async function callOfMessage(
	http: HttpRequest,
	credential: Credential,
	event: QuoEvent,
	{ from }: QuoCall,
): Promise<string> {
	const phoneNumberId = text(event.context, 'phoneNumberId');
	if (from === '' || phoneNumberId === '') return '';
	const leftAt = time(event.resource, 'createdAt') ?? event.at;
	const calls = await listAll(http, credential, '/v1/calls', {
		phoneNumberId,
		participants: from,
		createdAfter: new Date(leftAt - LONGEST_BEFORE_MS).toISOString(),
		maxResults: '100',
	});
	const [last] = calls
		.filter(
			(call) => text(call, 'direction') === 'incoming' && (time(call, 'createdAt') ?? Infinity) <= leftAt,
		)
		.sort((one, other) => (time(other, 'createdAt') ?? 0) - (time(one, 'createdAt') ?? 0));
	return last ? text(last, 'id') : '';
}
