import type { HttpRequest } from '../../../providers/contract';
import { telnyx } from '../../../providers/telnyx';

const NUMBER = '+14155550100';
const CALLER = '+14155550142';
const OWNER = '+14155550199';
const SINCE = Date.UTC(2026, 10, 23, 15, 0, 0);
const list = telnyx.calls.listOf('account-1');
const credential = { apiKey: 'KEY-for-tests' };

const record = (change: object = {}) => ({
	sid: 'v3:ours',
	account_sid: 'account-1',
	direction: 'inbound',
	from: CALLER,
	to: NUMBER,
	caller_name: CALLER,
	status: 'completed',
	start_time: 'Mon, 23 Nov 2026 15:10:00 +0000',
	end_time: 'Mon, 23 Nov 2026 15:10:30 +0000',
	duration: '30',
	...change,
});
const call = {
	callId: 'v3:ours',
	from: CALLER,
	to: NUMBER,
	startedAt: SINCE + 600_000,
	endedAt: SINCE + 630_000,
	outcome: 'completed',
} as const;

/** Answers with these pages one after the other, and keeps what was asked for. */
function pages(...given: object[][]): { http: HttpRequest; asked: URL[] } {
	const asked: URL[] = [];
	const http: HttpRequest = ({ url }) => {
		const calls = given[asked.length] ?? [];
		asked.push(new URL(url));
		const next =
			asked.length < given.length ? '/v2/texml/Accounts/account-1/Calls.json?Page=1&PageToken=x' : null;
		return Promise.resolve({ status: 200, body: { calls, next_page_uri: next }, headers: {} });
	};
	return { http, asked };
}

test('the list of the account holds the calls to the number, oldest first, to its last page', async () => {
	const early = record({
		sid: 'v3:early',
		start_time: 'Mon, 23 Nov 2026 15:05:00 +0000',
		status: 'no-answer',
	});
	const { http, asked } = pages([record(), record({ direction: 'outbound' })], [early]);
	expect(await list.read(http, credential, NUMBER, SINCE)).toEqual([
		{ ...call, callId: 'v3:early', startedAt: SINCE + 300_000, outcome: 'noAnswer', seconds: 0 },
		call,
	]);
	expect(asked.map(({ pathname }) => pathname)).toEqual(Array(2).fill('/v2/texml/Accounts/account-1/Calls'));
	expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
		To: NUMBER,
		// A date, and the day before: nobody says whether the day itself is in.
		StartTime_gt: '2026-11-22',
		PageSize: '100',
	});
});

test('a call that goes on, or began before, is not in it', async () => {
	const { http } = pages([
		record({ status: 'in-progress' }),
		record({ start_time: 'Mon, 23 Nov 2026 14:59:59 +0000' }),
	]);
	expect(await list.read(http, credential, NUMBER, SINCE)).toEqual([]);
});

test('the phones of a call are those that were dialled meanwhile for its caller, whichever number they saw', async () => {
	const leg = (change: object) => record({ direction: 'outbound', to: OWNER, ...change });
	const http: HttpRequest = ({ url }) => {
		const shown = new URL(url).searchParams.get('From');
		const calls =
			shown === CALLER
				? [
						leg({ status: 'no-answer' }),
						leg({ start_time: 'Mon, 23 Nov 2026 15:20:00 +0000' }),
						record({ from: CALLER }),
					]
				: [leg({ to: '+14155550198', status: 'completed' })];
		return Promise.resolve({ status: 200, body: { calls }, headers: {} });
	};
	expect(await list.phonesOf(http, credential, call)).toEqual([
		{ number: OWNER, outcome: 'noAnswer' },
		{ number: '+14155550198', outcome: 'completed' },
	]);
});
