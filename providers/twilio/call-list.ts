import type { ListedCall, ListedMessage, ListedPhone } from '../../textback/listed-call';
import type { CallList } from '../contract';
import { readAccount } from './account';
import { accountUrl, listAll } from './api';
import { OUTCOMES } from '../twiml/call-report';
import { text, wholeNumber } from '../json';

const PATH = '/Calls.json';

/** https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources */
export const callList: CallList = {
	async read(http, credential, number, since) {
		// Twilio's times are whole seconds.
		const from = Math.floor(since / 1000) * 1000;
		const calls = await listAll(
			http,
			credential,
			PATH,
			{
				To: number,
				'StartTime>': new Date(from).toISOString().replace(/\.\d+/, ''),
				PageSize: '1000',
			},
			'calls',
		);
		return (
			calls
				.filter((record) => text(record, 'direction') === 'inbound')
				.map(readCall)
				.filter((call) => call !== undefined)
				.filter(({ startedAt }) => startedAt >= from)
				// Newest first, as Twilio lists them, would turn around calls of the same second.
				.reverse()
				.sort((one, other) => one.startedAt - other.startedAt)
		);
	},

	async phonesOf(http, credential, { callId }) {
		const legs = await listAll(http, credential, PATH, { ParentCallSid: callId, PageSize: '1000' }, 'calls');
		return legs.map(readPhone).filter((phone) => phone !== undefined);
	},

	async messagesOf(http, credential, callId) {
		const account = accountUrl(readAccount(credential));
		const path = `/Calls/${encodeURIComponent(callId)}/Recordings.json`;
		const recordings = await listAll(http, credential, path, { PageSize: '1000' }, 'recordings');
		return recordings.map((record) => readMessage(account, record)).filter(({ seconds }) => seconds > 0);
	},
};

/** https://www.twilio.com/docs/voice/api/recording; the address is the one that a webhook tells. */
function readMessage(account: string, record: Record<string, unknown>): ListedMessage {
	const id = text(record, 'sid');
	return {
		id,
		url: `${account}/Recordings/${encodeURIComponent(id)}`,
		seconds: wholeNumber(record, 'duration') ?? 0,
		at: time(record, 'date_created') ?? 0,
	};
}

/** Undefined for a call that is still going on. */
function readCall(record: Record<string, unknown>): ListedCall | undefined {
	const outcome = OUTCOMES.get(text(record, 'status'));
	const startedAt = time(record, 'start_time') ?? time(record, 'date_created');
	if (!outcome || startedAt === undefined) return undefined;
	const forwardedFrom = text(record, 'forwarded_from');
	const callerName = text(record, 'caller_name');
	const seconds = wholeNumber(record, 'duration');
	return {
		callId: text(record, 'sid'),
		from: text(record, 'from'),
		to: text(record, 'to'),
		...(forwardedFrom && { forwardedFrom }),
		...(callerName && { callerName }),
		startedAt,
		// A call that was not completed has no end of its own.
		endedAt: time(record, 'end_time') ?? time(record, 'date_updated') ?? startedAt,
		outcome,
		...(seconds !== undefined && { seconds }),
	};
}

function readPhone(record: Record<string, unknown>): ListedPhone | undefined {
	const outcome = OUTCOMES.get(text(record, 'status'));
	const seconds = wholeNumber(record, 'duration');
	return outcome && { number: text(record, 'to'), outcome, ...(seconds !== undefined && { seconds }) };
}

/** Twilio's times are RFC 2822 in UTC: `Mon, 23 Nov 2026 15:00:00 +0000`. */
function time(record: Record<string, unknown>, field: string): number | undefined {
	const at = Date.parse(text(record, field));
	return Number.isNaN(at) ? undefined : at;
}
