import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import type { PhoneCompany, PhoneCompanyOptions } from '../../sandbox/phone-company/index';
import { api, AUTH_TOKEN, BUSINESS, CALLER, LANDLINE, setNumber, startQuickCompany } from './company';
import { signedByTwilio, startReceiver, type Answer } from './receiver';

let company: PhoneCompany;
let customer: Awaited<ReturnType<typeof startReceiver>>;
let answer: () => Answer | string;

async function open(options: Partial<PhoneCompanyOptions> = {}): Promise<void> {
	company = await startQuickCompany({ landlines: [LANDLINE], ...options });
	await setNumber(company, { SmsUrl: `${customer.url}/sms?client=1` });
}

beforeEach(async () => {
	answer = () => new MessagingResponse().toString();
	customer = await startReceiver(signedByTwilio(AUTH_TOKEN), () => answer());
	await open();
});

afterEach(async () => {
	await company.close();
	await customer.close();
});

const send = (to: string) =>
	api(company, 'POST', '/Messages.json', {
		To: to,
		From: BUSINESS,
		Body: 'Sorry we missed you',
		StatusCallback: `${customer.url}/receipt?id=1`,
	});
const answered = (purpose: string) =>
	company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
const write = (body: string) => company.sendText({ from: CALLER, to: BUSINESS, body });

test('a text reaches the phone, and each step is told with a signature', async () => {
	const { json } = await send(CALLER);
	await answered('text delivered');
	const receipts = customer.at('/receipt?id=1');
	expect(receipts.map(({ params }) => params['MessageStatus'])).toEqual(['sent', 'delivered']);
	expect(receipts.every(({ authentic, params }) => authentic && params['MessageSid'] === json['sid'])).toBe(
		true,
	);
	await expect(company.nextText(CALLER)).resolves.toMatchObject({
		body: 'Sorry we missed you',
		from: BUSINESS,
	});
	expect(company.messages()).toMatchObject([{ status: 'delivered', error_code: null }]);
});

test('a landline cannot be texted', async () => {
	await send(LANDLINE);
	await answered('text undelivered');
	expect(customer.at('/receipt').at(-1)?.params).toMatchObject({
		MessageStatus: 'undelivered',
		ErrorCode: '30006',
	});
	expect(company.messages()).toMatchObject([{ status: 'undelivered', error_code: 30006 }]);
});

test('what a phone writes is handed in as it is, whatever it says', async () => {
	const body = `<script>alert(1)</script> & "é" 👋 ‮abc\n+=%`;
	const message = await write(body);
	await answered('incoming text');
	expect(customer.received).toMatchObject([
		{
			path: '/sms?client=1',
			authentic: true,
			params: { MessageSid: message.sid, From: CALLER, To: BUSINESS, Body: body, NumMedia: '0' },
		},
	]);
	expect(company.messages()).toHaveLength(1);
});

test('an answer with words in it is sent back as a text', async () => {
	answer = () => new MessagingResponse().message('Thanks!').toString();
	await write('Hello');
	await expect(company.nextText(CALLER)).resolves.toMatchObject({
		body: 'Thanks!',
		direction: 'outbound-reply',
	});
});

test('a text whose webhook fails is sent again where its address asks for it, and the failure is noted', async () => {
	answer = () => ({ status: 500, body: 'no' });
	await setNumber(company, { SmsUrl: `${customer.url}/sms#rc=1&rp=5xx` });
	const message = await write('Hello');
	await company.next((event) => event.type === 'problem' && event.code === 11200);
	expect(customer.received.map(({ params }) => params['MessageSid'])).toEqual([message.sid, message.sid]);
});

test('an answer of another kind is noted as the real one notes it', async () => {
	answer = () => ({ type: 'application/json', body: '{}' });
	await write('Hello');
	await expect(company.next((event) => event.type === 'problem')).resolves.toMatchObject({ code: 12300 });
});

test('a text to a number of no business is an error of the test', async () => {
	await expect(company.sendText({ from: CALLER, to: '+14155550111', body: 'Hi' })).rejects.toThrow(
		'+14155550111',
	);
});

describe('STOP', () => {
	test("is the product's own business by default", async () => {
		await write('STOP');
		await expect(send(CALLER)).resolves.toMatchObject({ status: 201 });
	});

	test('is kept by a carrier that does so, until START', async () => {
		await company.close();
		await open({ carrierOptOut: true });
		await write(' Stop ');
		await expect(send(CALLER)).resolves.toMatchObject({ status: 400, json: { code: 21610 } });
		await expect(send('+14155550143')).resolves.toMatchObject({ status: 201 });
		await write('START');
		await expect(send(CALLER)).resolves.toMatchObject({ status: 201 });
	});
});
