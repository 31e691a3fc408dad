import { MissedCallTelnyxApi } from '../../../credentials/MissedCallTelnyxApi.credentials';
import type { HttpRequest, HttpResponse } from '../../../providers/contract';
import { telnyx } from '../../../providers/telnyx';
import { API, CREDENTIAL, NUMBER } from './support';

const CALLER = '+14155550142';
const TEXT = { from: NUMBER, to: CALLER, body: 'Sorry we missed your call' };
const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);

type Asked = Parameters<HttpRequest>[0];

function http(answer: Partial<HttpResponse> | Error): { http: HttpRequest; asked: Asked[] } {
	const asked: Asked[] = [];
	return {
		asked,
		http: (request) => {
			asked.push(request);
			return answer instanceof Error
				? Promise.reject(answer)
				: Promise.resolve({ status: 200, headers: {}, body: {}, ...answer });
		},
	};
}

const accepted = { body: { data: { id: 'text-1', to: [{ status: 'queued' }], parts: 2 } } };

describe('sending', () => {
	test('asks in JSON, and where to report to', async () => {
		const { http: asks, asked } = http(accepted);
		const text = { ...TEXT, receiptUrl: 'https://n8n.example.com/webhook/abc/texts' };
		expect(await telnyx.texts.send(asks, CREDENTIAL, text)).toEqual({
			id: 'text-1',
			status: 'queued',
			segments: 2,
		});
		expect(asked).toMatchObject([
			{
				method: 'POST',
				url: `${API}/messages`,
				json: { from: NUMBER, to: CALLER, text: TEXT.body, webhook_url: text.receiptUrl },
			},
		]);
	});

	test('a picture goes along, and a profile’s pool chooses the number', async () => {
		const { http: asks, asked } = http(accepted);
		const text = { ...TEXT, picture: 'https://example.com/coupon.png', service: 'profile-1' };
		await telnyx.texts.send(asks, CREDENTIAL, text);
		expect(asked[0]?.json).toEqual({
			to: CALLER,
			text: TEXT.body,
			media_urls: [text.picture],
			messaging_profile_id: 'profile-1',
		});
	});

	test.each([
		[Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), false],
		[new Error('getaddrinfo', { cause: { code: 'ENOTFOUND' } }), false],
		[Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), true],
		[Object.assign(new Error('timeout'), { code: 'ECONNABORTED' }), true],
	])('%s: it may have been sent: %s', async (error, mayHaveHappened) => {
		await expect(telnyx.texts.send(http(error).http, CREDENTIAL, TEXT)).rejects.toMatchObject({
			kind: 'unavailable',
			details: { mayHaveHappened },
		});
	});
});

test.each([
	[429, 'busy'],
	[400, 'refused'],
])(
	'error 10011 with status %i is %s: Telnyx also gives it for a value out of bounds',
	async (status, kind) => {
		const { http: asks } = http({ status, body: { errors: [{ code: '10011', detail: 'in its words' }] } });
		await expect(telnyx.texts.send(asks, CREDENTIAL, TEXT)).rejects.toMatchObject({ kind });
	},
);

describe('whether a text went out', () => {
	const record = {
		uuid: 'text-1',
		direction: 'outbound',
		cli: NUMBER,
		cld: CALLER,
		status: 'dlr_unconfirmed',
		created_at: new Date(NOW).toISOString(),
	};
	const find = (records: object[], since = NOW) => {
		const asking = http({ body: { data: records, meta: { total_pages: 1 } } });
		const sought = { from: NUMBER, to: CALLER, except: new Set<string>() };
		return { asked: asking.asked, found: telnyx.texts.findSent(asking.http, CREDENTIAL, sought, since) };
	};

	test('is asked of the detail records of both parties', async () => {
		const { asked, found } = find([record]);
		expect(await found).toEqual({ id: 'text-1', status: 'sent' });
		expect(asked).toMatchObject([
			{
				url: `${API}/detail_records`,
				query: {
					'filter[record_type]': 'messaging',
					'filter[cld]': CALLER,
					'filter[cli]': NUMBER,
					'page[size]': '50',
				},
			},
		]);
	});

	test.each([
		['nothing', []],
		['an older text', [{ ...record, created_at: new Date(NOW - 60_000).toISOString() }]],
		['the caller’s own text', [{ ...record, direction: 'inbound', cli: CALLER, cld: NUMBER }]],
		['a text to somebody else', [{ ...record, cld: '+14155550143' }]],
	])('%s there proves nothing, and nobody may send again', async (_what, records) => {
		await expect(find(records).found).rejects.toMatchObject({
			kind: 'unavailable',
			message: expect.stringContaining('cannot say yet') as unknown,
			details: { mayHaveHappened: true },
		});
	});
});

describe('what a delivery error means', () => {
	test.each([
		['40300', /told the carrier to stop.*START/],
		['40001', /landline.*Call them back/],
		['40010', /not registered.*10DLC/],
		['40329', /toll-free.*verified/i],
		['99999', /Telnyx error 99999.*developers\.telnyx\.com/],
	])('%s', (code, words) => {
		expect(telnyx.texts.explain(code)).toMatch(words);
	});

	test.each([
		['40001', 'mayBeLandline'],
		['40300', 'optedOut'],
		['40008', undefined],
		[undefined, undefined],
	])('%s says of the recipient: %s', (code, finding) => {
		expect(telnyx.texts.finding(code, NUMBER)).toBe(finding);
	});
});

test.each([
	['fixed line', 'landline'],
	['mobile', 'mobile'],
	['voip', 'unknown'],
])('a %s is looked up as %s', async (type, line) => {
	const { http: asks, asked } = http({ body: { data: { carrier: { type } } } });
	expect(await telnyx.texts.lookUpLine(asks, CREDENTIAL, CALLER)).toBe(line);
	expect(asked[0]).toMatchObject({ url: `${API}/number_lookup/%2B14155550142`, query: { type: 'carrier' } });
});

test('texts that came in are asked for fifty at a time, for Telnyx refuses more', async () => {
	const { http: asks, asked } = http({ body: { data: [], meta: { total_pages: 1 } } });
	await telnyx.texts.list.read(asks, CREDENTIAL, NUMBER, Date.now(), () => Promise.resolve(false));
	expect(asked[0]).toMatchObject({ url: `${API}/detail_records`, query: { 'page[size]': '50' } });
});

describe('numbers', () => {
	test('are listed page after page', async () => {
		const pages: string[] = [];
		const list: HttpRequest = ({ query }) => {
			const page = query?.['page[number]'] ?? '';
			pages.push(page);
			const data = [
				{ id: page, phone_number: `+1415555010${page}`, customer_reference: page === '2' ? 'Desk' : '' },
			];
			return Promise.resolve({ status: 200, headers: {}, body: { data, meta: { total_pages: 3 } } });
		};
		expect(await telnyx.numbers.list(list, CREDENTIAL)).toEqual([
			{ id: '1', number: '+14155550101', label: '+14155550101' },
			{ id: '2', number: '+14155550102', label: 'Desk' },
			{ id: '3', number: '+14155550103', label: '+14155550103' },
		]);
		expect(pages).toEqual(['1', '2', '3']);
	});
});

describe('the credential', () => {
	test('signs in with the API key, cut of what was copied with it', async () => {
		const { authenticate } = new MissedCallTelnyxApi();
		if (typeof authenticate !== 'function') throw new Error('it takes more than a function');
		const signedIn = await authenticate(
			{ apiKey: ' KEY-1 \n' },
			{ url: API, headers: { Accept: 'application/json' } },
		);
		expect(signedIn.headers).toEqual({ Accept: 'application/json', Authorization: 'Bearer KEY-1' });
	});

	test.each([
		['', /has no Public Key/],
		['c2hvcnQ=', /not a whole one/],
	])('without its public key nothing is believed, and it says why: %s', (webhooksSignedBy, words) => {
		const request = {
			url: '',
			query: {},
			rawBody: '{}',
			receivedAt: NOW,
			headers: {
				'telnyx-timestamp': String(NOW / 1000),
				'telnyx-signature-ed25519': Buffer.alloc(64).toString('base64'),
			},
		};
		expect(() => telnyx.isAuthentic(request, { ...CREDENTIAL, webhooksSignedBy })).toThrow(words);
	});
});

test('a credential with a wrong public key is told on activation', () => {
	expect(telnyx.numbers.apiUrl(CREDENTIAL)).toBe('https://api.telnyx.com');
	expect(() => telnyx.numbers.apiUrl({ ...CREDENTIAL, webhooksSignedBy: 'c2hvcnQ=' })).toThrow(/whole/);
});
