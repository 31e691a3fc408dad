import { callList } from '../../../providers/twilio/call-list';
import type { HttpRequest } from '../../../providers/contract';
import { ACCOUNT, http } from './support';

const NUMBER = '+14155550100';
const SINCE = Date.UTC(2026, 10, 23, 15, 0, 0);
const record = (change: object = {}) => ({
	sid: 'CA1',
	parent_call_sid: null,
	direction: 'inbound',
	from: '+14155550142',
	to: NUMBER,
	status: 'completed',
	start_time: 'Mon, 23 Nov 2026 15:10:00 +0000',
	end_time: 'Mon, 23 Nov 2026 15:10:07 +0000',
	date_created: 'Mon, 23 Nov 2026 15:09:59 +0000',
	date_updated: 'Mon, 23 Nov 2026 15:10:08 +0000',
	duration: '6',
	forwarded_from: '',
	caller_name: '',
	...change,
});
const CALL = { callId: 'CA1', from: '', to: NUMBER, startedAt: 0, endedAt: 0, outcome: 'completed' } as const;
const page = (calls: object[], next: string | null = null) => ({ body: { calls, next_page_uri: next } });
const read = async (...calls: object[]) =>
	await callList.read(http(page(calls)).http, ACCOUNT, NUMBER, SINCE);

describe('the list of calls', () => {
	test('holds the calls to the number with their times', async () => {
		expect(await read(record({ forwarded_from: '+14155550177', caller_name: 'A CALLER' }))).toEqual([
			{
				callId: 'CA1',
				from: '+14155550142',
				to: NUMBER,
				forwardedFrom: '+14155550177',
				callerName: 'A CALLER',
				startedAt: SINCE + 600_000,
				endedAt: SINCE + 607_000,
				outcome: 'completed',
				seconds: 6,
			},
		]);
	});

	test('is asked for by number and time', async () => {
		const { http: asks, asked } = http(page([]));
		await callList.read(asks, ACCOUNT, NUMBER, SINCE);
		const url = new URL(asked[0]?.url ?? '');
		expect(url.pathname).toBe(`/2010-04-01/Accounts/${ACCOUNT.accountSid}/Calls.json`);
		expect(Object.fromEntries(url.searchParams)).toEqual({
			To: NUMBER,
			'StartTime>': '2026-11-23T15:00:00Z',
			PageSize: '1000',
		});
	});

	test('is read to its last page, oldest call first', async () => {
		const next = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Calls.json?Page=1&PageToken=x`;
		const early = record({ sid: 'CA0', start_time: 'Mon, 23 Nov 2026 15:05:00 +0000' });
		const { http: asks, asked } = http(page([record()], next), page([early]));
		const calls = await callList.read(asks, ACCOUNT, NUMBER, SINCE);
		expect(calls.map(({ callId }) => callId)).toEqual(['CA0', 'CA1']);
		expect(asked[1]?.url).toBe(`https://api.twilio.com${next}`);
	});

	test.each([
		['a call that goes on', { status: 'in-progress', end_time: null }],
		['a call that still rings', { status: 'ringing', end_time: null }],
		['a call that we made', { direction: 'outbound-api' }],
		['a leg to a phone of ours', { direction: 'outbound-dial', parent_call_sid: 'CA0' }],
		['a call from before, where Twilio rounds to days', { start_time: 'Mon, 23 Nov 2026 14:59:59 +0000' }],
	])('leaves out %s', async (_what, change) => {
		expect(await read(record(change))).toEqual([]);
	});

	test('takes the last change for the end of a call that was not completed, which has none', async () => {
		expect(await read(record({ status: 'no-answer', end_time: null, duration: '0' }))).toMatchObject([
			{ outcome: 'noAnswer', seconds: 0, endedAt: SINCE + 608_000 },
		]);
	});

	describe('as SignalWire gives it', () => {
		const SPACE = { ...ACCOUNT, apiUrl: 'https://oak-street.signalwire.com/api/laml' };
		const address = `/api/laml/2010-04-01/Accounts/${ACCOUNT.accountSid}/Calls.json`;

		test('has durations as numbers', async () => {
			const legs = [record({ direction: 'outbound-dial', to: '+14155550111', duration: 42 })];
			expect(await callList.phonesOf(http(page(legs)).http, SPACE, CALL)).toMatchObject([
				{ outcome: 'completed', seconds: 42 },
			]);
			expect(await read(record({ duration: 6 }))).toMatchObject([{ seconds: 6 }]);
		});

		test('names its next page from the top of the host', async () => {
			const next = `${address}?Page=1&PageToken=x`;
			const { http: asks, asked } = http(page([record()], next), page([record({ sid: 'CA0' })]));
			expect(await callList.read(asks, SPACE, NUMBER, SINCE)).toHaveLength(2);
			expect(asked.map(({ url }) => url.split('?', 1)[0])).toEqual([
				`https://oak-street.signalwire.com${address}`,
				`https://oak-street.signalwire.com${address}`,
			]);
		});
	});

	test('has no duration where it tells none, which is not 0 s', async () => {
		const [call] = await read(record({ duration: null }));
		expect(call).not.toHaveProperty('seconds');
	});

	test('never sends the credential to another host that an answer names', async () => {
		const { http: asks, asked } = http(page([], 'https://elsewhere.example/Calls.json?Page=1'), page([]));
		await callList.read(asks, ACCOUNT, NUMBER, SINCE);
		expect(asked.map(({ url }) => new URL(url).host)).toEqual(['api.twilio.com', 'api.twilio.com']);
	});

	test('that goes round in a circle is not read for ever, and does not pass for a whole one', async () => {
		let pages = 0;
		const circle: HttpRequest = () => {
			pages += 1;
			return Promise.resolve({ status: 200, headers: {}, ...page([record()], '/Calls.json?Page=1') });
		};
		await expect(callList.read(circle, ACCOUNT, NUMBER, SINCE)).rejects.toThrow('has no end');
		expect(pages).toBeLessThan(100);
	});

	test('names the phones that were dialled for a call', async () => {
		const legs = [
			record({ direction: 'outbound-dial', to: '+14155550111', status: 'no-answer', duration: '0' }),
			record({ direction: 'outbound-dial', to: '+14155550112', status: 'completed', duration: '42' }),
		];
		const { http: asks, asked } = http(page(legs));
		expect(await callList.phonesOf(asks, ACCOUNT, CALL)).toEqual([
			{ number: '+14155550111', outcome: 'noAnswer', seconds: 0 },
			{ number: '+14155550112', outcome: 'completed', seconds: 42 },
		]);
		expect(asked[0]?.url).toContain('ParentCallSid=CA1');
	});
});
