import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import type { PhoneCompany } from '../../sandbox/phone-company/index';
import {
	ACCOUNT_SID,
	api,
	API_KEY,
	AUTH_TOKEN,
	BUSINESS,
	CALLER,
	itemsOf,
	startQuickCompany,
} from './company';

let company: PhoneCompany;

beforeEach(async () => {
	company = await startQuickCompany();
});

afterEach(() => company.close());

/** twilio's own HTTP client, with its requests led to the pretend company instead of api.twilio.com. */
class LedHere extends RequestClient {
	override request<T>(options: RequestClient.RequestOptions<T>) {
		return super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', company.url) });
	}
}

const client = (user = ACCOUNT_SID, password = AUTH_TOKEN) =>
	twilio(user, password, { accountSid: ACCOUNT_SID, httpClient: new LedHere() });

const send = (to = CALLER, body = 'Hello', from = BUSINESS) =>
	api(company, 'POST', '/Messages.json', { To: to, From: from, Body: body });

describe("twilio's own client", () => {
	test('sends a text and finds it again, newest first', async () => {
		const first = await client().messages.create({ to: CALLER, from: BUSINESS, body: 'First' });
		const second = await client().messages.create({ to: CALLER, from: BUSINESS, body: 'Second 👋' });
		await send('+14155550143', 'to another phone');
		expect(first).toMatchObject({
			sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
			status: 'queued',
			errorCode: null,
		});
		expect(first.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);

		const since = new Date(Date.now() - 60_000);
		const list = await client().messages.list({ to: CALLER, from: BUSINESS, dateSentAfter: since });
		expect(list.map((message) => message.sid)).toEqual([second.sid, first.sid]);
		const later = await client().messages.list({ dateSentAfter: new Date(Date.now() + 60_000) });
		expect(later).toEqual([]);
		await expect(client().messages(second.sid).fetch()).resolves.toMatchObject({ body: 'Second 👋' });
	});

	test('reads page after page', async () => {
		for (const body of ['1', '2', '3', '4', '5']) await send(CALLER, body);
		const list = await client().messages.list({ pageSize: 2 });
		expect(list.map((message) => message.body)).toEqual(['5', '4', '3', '2', '1']);
	});

	test('lists and updates numbers, and what is not named stays', async () => {
		const [number] = await client().incomingPhoneNumbers.list({ phoneNumber: BUSINESS });
		expect(number).toMatchObject({ friendlyName: 'Oak Street Plumbing', voiceUrl: '', trunkSid: null });
		const sid = number?.sid ?? '';
		await client().incomingPhoneNumbers(sid).update({ voiceUrl: 'https://example.com/voice?a=1' });
		await client().incomingPhoneNumbers(sid).update({ smsUrl: 'https://example.com/sms' });
		await expect(client().incomingPhoneNumbers(sid).fetch()).resolves.toMatchObject({
			voiceUrl: 'https://example.com/voice?a=1',
			smsUrl: 'https://example.com/sms',
		});
		await expect(client().incomingPhoneNumbers.list()).resolves.toHaveLength(2);
	});

	test('lists calls by caller and status', async () => {
		const call = await company.placeCall({ from: CALLER, to: BUSINESS });
		await call.waitFor('ended');
		const calls = await client().calls.list({ from: CALLER, status: 'failed' });
		expect(calls.map(({ sid }) => sid)).toEqual([call.sid]);
		await expect(client().calls.list({ status: 'busy' })).resolves.toEqual([]);
	});

	test.each([
		['the account and its token', ACCOUNT_SID, AUTH_TOKEN],
		['an API key and its secret', API_KEY.sid, API_KEY.secret],
	])('is let in with %s', async (_what, user, password) => {
		await expect(client(user, password).api.accounts(ACCOUNT_SID).fetch()).resolves.toMatchObject({
			sid: ACCOUNT_SID,
			status: 'active',
		});
	});

	test.each([
		['a wrong token', ACCOUNT_SID, 'wrong'],
		['a wrong secret', API_KEY.sid, AUTH_TOKEN],
	])('is refused with %s', async (_what, user, password) => {
		const refused = client(user, password).messages.create({ to: CALLER, from: BUSINESS, body: 'Hello' });
		await expect(refused).rejects.toMatchObject({ status: 401, code: 20003 });
		expect(company.messages()).toEqual([]);
	});

	test('learns that a thing is not there', async () => {
		const missing = client()
			.messages(`SM${'0'.repeat(32)}`)
			.fetch();
		await expect(missing).rejects.toMatchObject({ status: 404, code: 20404 });
	});
});

test.each([
	['a number that is none', { To: 'anonymous', From: BUSINESS, Body: 'Hi' }, 21211],
	['an anonymous caller', { To: '+266696687', From: BUSINESS, Body: 'Hi' }, 21211],
	["a sender that is not the account's", { To: CALLER, From: '+14155550111', Body: 'Hi' }, 21606],
	['a text without words', { To: CALLER, From: BUSINESS }, 21602],
	['a text that is too long', { To: CALLER, From: BUSINESS, Body: 'x'.repeat(1601) }, 21617],
])('refuses %s', async (_what, form, code) => {
	const answer = await api(company, 'POST', '/Messages.json', form);
	expect(answer).toMatchObject({ status: 400, json: { code, status: 400, message: expect.any(String) } });
	expect(String(answer.json['more_info'])).toContain(String(code));
	expect(company.messages()).toEqual([]);
});

test('an account that is not the one of the credentials is not shown', async () => {
	const answer = await fetch(`${company.url}/2010-04-01/Accounts/AC${'9'.repeat(32)}/Messages.json`, {
		headers: { Authorization: `Basic ${Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64')}` },
	});
	expect(answer.status).toBe(401);
});

describe('failing on purpose', () => {
	test.each([
		['401', 401, 20003],
		['429', 429, 20429],
		['500', 500, 20500],
		['html', 502, undefined],
	] as const)('%s, and nothing is sent', async (mode, status, code) => {
		company.setFailure(mode);
		const answer = await send();
		expect(answer.status).toBe(status);
		expect(answer.json['code']).toBe(code);
		expect(company.messages()).toEqual([]);
		company.setFailure('none');
		await expect(send()).resolves.toMatchObject({ status: 201 });
	});

	test('only for some paths, and only so many times', async () => {
		company.setFailure('500', 'Messages', 1);
		await expect(api(company, 'GET', '/IncomingPhoneNumbers.json')).resolves.toMatchObject({ status: 200 });
		await expect(send()).resolves.toMatchObject({ status: 500 });
		await expect(send()).resolves.toMatchObject({ status: 201 });
	});

	test.each([
		['timeout', 0],
		['lostAnswer', 1],
	] as const)('%s: no answer comes, and %i texts go out', async (mode, sent) => {
		company.setFailure(mode, 'Messages', 1);
		const answer = send();
		await company.next((event) => event.type === 'api' && event.path.includes('Messages'));
		expect(company.messages()).toHaveLength(sent);
		const list = await api(company, 'GET', '/Messages.json');
		expect(itemsOf(list, 'messages')).toHaveLength(sent);
		await Promise.all([expect(answer).rejects.toThrow(), company.close()]);
		company = await startQuickCompany();
	});
});

test('the log has each request, but never the credentials', async () => {
	await send();
	const event = await company.next((candidate) => candidate.type === 'api');
	expect(event).toMatchObject({ method: 'POST', status: 201, form: { To: CALLER, Body: 'Hello' } });
	const log = JSON.stringify(company.events());
	expect(log).not.toContain(AUTH_TOKEN);
	expect(log).not.toContain(Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64'));
});
