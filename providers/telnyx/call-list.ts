import type {
	CallRetrieveCallsParams,
	CallRetrieveCallsResponse,
} from 'telnyx/resources/texml/accounts/calls/calls';
import type { ListedCall, ListedPhone } from '../../textback/listed-call';
import type { CallList } from '../contract';
import { text } from '../json';
import { OUTCOMES } from '../twiml/call-report';
import { listAsTwilio, type TelnyxRecord } from './api';

/** By the names that Telnyx's own SDK knows. */
type Query = Partial<Record<keyof CallRetrieveCallsParams, string>>;
type Field = keyof NonNullable<CallRetrieveCallsResponse['calls']>[number];

const A_DAY_MS = 86_400_000;

/**
 * The calls of TeXML applications. The list is by account, which only webhooks name, and shows a call some time after it ended.
 * https://developers.telnyx.com/api-reference/texml-rest-commands/fetch-multiple-call-resources
 */
export function callListOf(account: string): CallList {
	const path = `/texml/Accounts/${encodeURIComponent(account)}/Calls`;
	const since = (at: number) => ({
		// A date without a time, and nobody says whether that day itself is in.
		StartTime_gt: new Date(at - A_DAY_MS).toISOString().slice(0, 10),
		PageSize: '100',
	});
	return {
		async read(http, credential, number, from) {
			const query = { To: number, ...since(from) } satisfies Query;
			const calls = await listAsTwilio(http, credential, path, query, 'calls');
			return (
				calls
					.filter((record) => told(record, 'direction') === 'inbound')
					.map(readCall)
					.filter((call) => call !== undefined)
					// Their times are whole seconds.
					.filter(({ startedAt }) => startedAt >= Math.floor(from / 1000) * 1000)
					.sort((one, other) => one.startedAt - other.startedAt)
			);
		},

		/** The list does not say for which call a phone was dialled: those count that the caller's or our number dialled meanwhile. */
		async phonesOf(http, credential, { from, to, startedAt, endedAt }) {
			const phones: ListedPhone[] = [];
			for (const shown of new Set([from, to])) {
				const query = { From: shown, ...since(startedAt) } satisfies Query;
				const legs = await listAsTwilio(http, credential, path, query, 'calls');
				const meanwhile = legs.filter((leg) => {
					const at = time(leg, 'start_time') ?? time(leg, 'date_created') ?? 0;
					return told(leg, 'direction') !== 'inbound' && at >= startedAt && at <= endedAt;
				});
				phones.push(...meanwhile.map(readPhone).filter((phone) => phone !== undefined));
			}
			return phones;
		},
	};
}

/** Undefined for a call that is still going on. */
function readCall(record: TelnyxRecord): ListedCall | undefined {
	const outcome = OUTCOMES.get(told(record, 'status'));
	const startedAt = time(record, 'start_time') ?? time(record, 'date_created');
	if (!outcome || startedAt === undefined) return undefined;
	const callerName = told(record, 'caller_name');
	return {
		callId: told(record, 'sid'),
		from: told(record, 'from'),
		to: told(record, 'to'),
		// Networks without names send the number in place of one.
		...(/\p{L}/u.test(callerName) && { callerName }),
		startedAt,
		endedAt: time(record, 'end_time') ?? time(record, 'date_updated') ?? startedAt,
		outcome,
		// The duration counts the ringing, too.
		...(outcome !== 'completed' && { seconds: 0 }),
	};
}

function readPhone(record: TelnyxRecord): ListedPhone | undefined {
	const outcome = OUTCOMES.get(told(record, 'status'));
	return outcome && { number: told(record, 'to'), outcome };
}

function told(record: TelnyxRecord, field: Field): string {
	return text(record, field);
}

function time(record: TelnyxRecord, field: Field): number | undefined {
	const at = Date.parse(told(record, field));
	return Number.isNaN(at) ? undefined : at;
}
