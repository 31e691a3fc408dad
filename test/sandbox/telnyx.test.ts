import nacl from 'tweetnacl';
import type { PhoneCompany } from '../../sandbox/phone-company/index';
import {
	AT_TELNYX,
	CALLER,
	LANDLINE,
	OWNER,
	startQuickCompany,
	TELNYX_BUSINESS,
	TELNYX_KEYS,
	telnyxApi,
} from './company';
import { startReceiver, type Validator } from './receiver';

/** By another implementation of Ed25519 than the company signs with. */
const signedByTelnyx: Validator = ({ headers, body }) =>
	nacl.sign.detached.verify(
		Buffer.from(`${String(headers['telnyx-timestamp'])}|${body}`),
		Buffer.from(String(headers['telnyx-signature-ed25519']), 'base64'),
		Buffer.from(TELNYX_KEYS.publicKey, 'base64'),
	);

const answers: Record<string, string> = {};
let company: PhoneCompany;
let customer: Awaited<ReturnType<typeof startReceiver>>;

beforeEach(async () => {
	customer = await startReceiver(signedByTelnyx, ({ path }) => answers[path] ?? '<Response/>');
	company = await startQuickCompany({ telnyx: AT_TELNYX, landlines: [LANDLINE] });
	const [number] = await list('/phone_numbers', { 'filter[phone_number]': TELNYX_BUSINESS });
	await telnyxApi(company, 'PATCH', `/texml_applications/${String(number?.['connection_id'])}`, {
		friendly_name: 'Oak Street',
		voice_url: `${customer.url}/call`,
		voice_method: 'post',
		status_callback: `${customer.url}/status`,
		status_callback_method: 'post',
	});
	await telnyxApi(company, 'PATCH', `/messaging_profiles/${String(number?.['messaging_profile_id'])}`, {
		webhook_url: `${customer.url}/text`,
	});
});

afterEach(async () => {
	await company.close();
	await customer.close();
});

async function list(path: string, query: Record<string, string>): Promise<Array<Record<string, unknown>>> {
	const { data } = await telnyxApi(company, 'GET', `${path}?${new URLSearchParams(query).toString()}`);
	return Array.isArray(data) ? data : [];
}

const told = (purpose: string) =>
	company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
const send = (to: string, from = TELNYX_BUSINESS) =>
	telnyxApi(company, 'POST', '/messages', {
		from,
		to,
		text: 'Sorry we missed you',
		webhook_url: `${customer.url}/receipt`,
	});
const eventsAt = (path: string): unknown[] =>
	customer.at(path).map(({ body }) => JSON.parse(body) as unknown);

describe('a call by way of Telnyx', () => {
	test('follows TeXML, and every webhook is signed', async () => {
		answers['/call'] =
			`<Response><Dial action="${customer.url}/dialed" timeout="18" answerOnBridge="true"><Number url="${customer.url}/whisper">${OWNER}</Number></Dial></Response>`;
		answers['/whisper'] = '<Response><Hangup/></Response>';
		answers['/dialed'] = '<Response><Say voice="Polly.Joanna-Neural">Sorry.</Say><Hangup/></Response>';
		await company.placeCall({ from: CALLER, to: TELNYX_BUSINESS });
		await company.phone(OWNER).rings();
		company.phone(OWNER).answer();
		await told('call ended');

		expect(customer.received.map(({ path }) => path)).toEqual(['/call', '/whisper', '/dialed', '/status']);
		expect(customer.received.map(({ authentic }) => authentic)).toEqual([true, true, true, true]);
		const [call, , dialed, status] = customer.received.map(({ params }) => params);
		expect(call).toMatchObject({
			CallSid: expect.stringMatching(/^v3:/) as unknown,
			From: CALLER,
			To: TELNYX_BUSINESS,
			ShakenStirAttestation: 'A',
			ShakenStirValidated: 'true',
		});
		expect(dialed).toMatchObject({ DialCallStatus: 'completed' });
		expect(dialed).not.toHaveProperty('DialBridged');
		expect(status).toMatchObject({
			CallbackSource: 'call-progress-events',
			CallStatus: 'completed',
			HangupCause: 'normal_clearing',
			AnsweredTime: expect.stringMatching(/^\d{4}-/) as unknown,
		});
	});

	test('that the caller gives up was never answered', async () => {
		answers['/call'] = `<Response><Dial answerOnBridge="true"><Number>${OWNER}</Number></Dial></Response>`;
		const call = await company.placeCall({ from: CALLER, to: TELNYX_BUSINESS });
		await company.phone(OWNER).rings();
		call.hangUp();
		await told('call ended');
		expect(customer.at('/status')[0]?.params).toMatchObject({ CallStatus: 'no-answer', CallDuration: '0' });
		expect(customer.at('/status')[0]?.params).not.toHaveProperty('AnsweredTime');
	});
});

describe('a text by way of Telnyx', () => {
	test('reaches the phone, and each step is told in JSON and signed', async () => {
		const { status, data } = await send(CALLER);
		expect(status).toBe(200);
		expect(data).toMatchObject({ to: [{ phone_number: CALLER, status: 'queued' }], parts: 1 });
		await told('text delivered');
		expect(eventsAt('/receipt')).toEqual([
			expect.objectContaining({ data: expect.objectContaining({ event_type: 'message.sent' }) as unknown }),
			expect.objectContaining({
				data: expect.objectContaining({
					event_type: 'message.finalized',
					payload: expect.objectContaining({
						to: [expect.objectContaining({ status: 'delivered' })],
						errors: [],
					}) as unknown,
				}) as unknown,
			}),
		]);
		expect(customer.at('/receipt').every(({ authentic }) => authentic)).toBe(true);
		expect((await company.nextText(CALLER)).from).toBe(TELNYX_BUSINESS);
	});

	test('does not reach a landline, and the reason is told', async () => {
		await send(LANDLINE);
		await told('text undelivered');
		expect(eventsAt('/receipt').at(-1)).toMatchObject({
			data: { payload: { to: [{ status: 'delivery_failed' }], errors: [{ code: '40001' }] } },
		});
	});

	test('to the business is handed to its messaging profile', async () => {
		await company.sendText({ from: CALLER, to: TELNYX_BUSINESS, body: 'Stop.' });
		await told('incoming text');
		expect(eventsAt('/text')).toMatchObject([
			{
				data: {
					event_type: 'message.received',
					payload: {
						text: 'Stop.',
						from: { phone_number: CALLER },
						to: [{ phone_number: TELNYX_BUSINESS }],
					},
				},
			},
		]);
		expect(customer.at('/text')[0]?.authentic).toBe(true);
	});

	test('is in the detail records when it is over, and not before', async () => {
		const query = { 'filter[record_type]': 'messaging', 'filter[cld]': CALLER };
		await send(CALLER);
		expect(await list('/detail_records', query)).toEqual([]);
		await told('text delivered');
		expect(await list('/detail_records', query)).toMatchObject([
			{ cli: TELNYX_BUSINESS, status: 'delivered' },
		]);
	});
});

describe('the API', () => {
	test.each([
		['another account’s number', CALLER, CALLER, 400, '40305'],
		['no phone number', 'nobody', TELNYX_BUSINESS, 400, '40310'],
	])('refuses a text: %s', async (_what, to, from, status, code) => {
		const answer = await send(to, from);
		expect(answer).toMatchObject({ status, json: { errors: [{ code }] } });
	});

	test('refuses whoever has not the key, and what it does not have', async () => {
		expect(await telnyxApi(company, 'GET', '/phone_numbers', undefined, 'another')).toMatchObject({
			status: 401,
			json: { errors: [{ code: '10009' }] },
		});
		expect((await telnyxApi(company, 'GET', '/texml_applications/1')).status).toBe(404);
	});

	test('wants name and address of a TeXML application with each change', async () => {
		const [number] = await list('/phone_numbers', {});
		const path = `/texml_applications/${String(number?.['connection_id'])}`;
		expect((await telnyxApi(company, 'PATCH', path, { voice_method: 'get' })).status).toBe(422);
	});

	test('tells landlines from mobiles', async () => {
		expect((await telnyxApi(company, 'GET', `/number_lookup/${LANDLINE}`)).data).toMatchObject({
			carrier: { type: 'fixed line' },
		});
	});

	test('fails as it is told to, in its own words', async () => {
		company.setFailure('429', '/v2/messages');
		expect(await send(CALLER)).toMatchObject({ status: 429, json: { errors: [{ code: '10011' }] } });
	});
});
