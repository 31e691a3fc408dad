import type { PhoneCompany } from '../../sandbox/phone-company/index';
import { AUTH_TOKEN, BUSINESS, CALLER, OWNER, setNumber, startQuickCompany } from './company';
import { signedByTwilio, startReceiver } from './receiver';

let company: PhoneCompany;

beforeEach(async () => {
	company = await startQuickCompany({ canvasUrl: () => 'http://127.0.0.1:5678/workflow/1' });
});

afterEach(() => company.close());

/** The answer's JSON, as far as the tests look into it. */
type PageAnswer = { sid: string; error: string; calls: unknown; ringing: unknown };
const jsonOf = async (response: Response): Promise<PageAnswer> => ({
	sid: '',
	error: '',
	calls: [],
	ringing: null,
	...Object(await response.json()),
});

const post = (path: string, body: object = {}) =>
	fetch(company.url + path, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});

test.each(['/', '/phones.css', '/phones.js', '/wire.js'])(
	'%s is served and may load nothing from elsewhere',
	async (path) => {
		const response = await fetch(company.url + path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
		expect(await response.text()).not.toMatch(
			/innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?:\/\/(?!\[)/,
		);
	},
);

test('the link to the canvas leads there', async () => {
	const response = await fetch(`${company.url}/canvas`, { redirect: 'manual' });
	expect(response.headers.get('location')).toBe('http://127.0.0.1:5678/workflow/1');
});

test('a call can be made and declined from the page', async () => {
	const customer = await startReceiver(
		signedByTwilio(AUTH_TOKEN),
		({ path }) =>
			`<Response>${path === '/voice' ? `<Dial action="/ended">${OWNER}</Dial>` : '<Hangup/>'}</Response>`,
	);
	await setNumber(company, { VoiceUrl: `${customer.url}/voice` });
	const { sid } = await jsonOf(await post('/phones/calls', { from: CALLER, to: BUSINESS }));
	await company.phone(OWNER).rings();
	const state = await jsonOf(await fetch(`${company.url}/phones/state`));
	expect(state.calls).toMatchObject([{ sid, from: CALLER }]);
	expect(state.ringing).toMatchObject({ phone: OWNER, phoneState: 'ringing', from: CALLER });

	await post(`/phones/phone/${encodeURIComponent(OWNER)}/decline`);
	await company.call(sid)?.waitFor('ended');
	expect(customer.at('/ended')[0]?.params).toMatchObject({ DialCallStatus: 'busy' });
	await customer.close();
});

test('the way to n8n can be cut on the page: the caller hears an error, and n8n nothing', async () => {
	const customer = await startReceiver(signedByTwilio(AUTH_TOKEN), () => '<Response/>');
	await setNumber(company, { VoiceUrl: `${customer.url}/voice` });
	await post('/phones/internet', { state: 'down' });
	expect(await jsonOf(await fetch(`${company.url}/phones/state`))).toMatchObject({ internet: 'down' });
	const { sid } = await jsonOf(await post('/phones/calls', { from: CALLER, to: BUSINESS }));
	await company.call(sid)?.waitFor('ended');
	expect(customer.received).toEqual([]);
	expect(company.events()).toContainEqual(
		expect.objectContaining({ type: 'heard', text: expect.stringContaining('application error') as unknown }),
	);
	await post('/phones/internet', { state: 'slow' });
	const late = await company.placeCall({ from: CALLER, to: BUSINESS });
	await late.waitFor('answered');
	expect(customer.at('/voice')).toHaveLength(1);
	await customer.close();
});

test.each([
	['answering a phone that does not ring', `/phones/phone/${OWNER}/answer`, {}],
	['calling a number that is not there', '/phones/calls', { from: CALLER, to: '+14155550111' }],
	['cutting the way to n8n in a way there is not', '/phones/internet', { state: 'sideways' }],
	['sending a text without words', '/phones/texts', { from: CALLER, to: BUSINESS, body: '' }],
])('%s is refused with a sentence', async (_what, path, body) => {
	const response = await post(path, body);
	expect(response.status).toBe(409);
	expect((await jsonOf(response)).error).toMatch(/\w+ .*\w/);
});

test('another site cannot work the phones by a form', async () => {
	const response = await fetch(`${company.url}/phones/texts`, {
		method: 'POST',
		body: new URLSearchParams({ from: CALLER, to: BUSINESS, body: 'Hi' }),
	});
	expect(response.status).toBe(415);
	expect(company.messages()).toEqual([]);
});

test('events stream to the page: those that were, then those that come', async () => {
	await company.sendText({ from: CALLER, to: BUSINESS, body: 'before' });
	const response = await fetch(`${company.url}/phones/events`);
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let seen = '';
	const until = async (words: string) => {
		while (!seen.includes(words)) seen += (await reader?.read())?.value ?? '';
	};
	await until('before');
	await company.sendText({ from: CALLER, to: BUSINESS, body: 'after' });
	await until('after');
	expect(seen).toMatch(/^id: 1\ndata: \{/);
	await reader?.cancel();
});

describe('pushes', () => {
	test('with headers, as from a script', async () => {
		await fetch(`${company.ntfyUrl}/oak-street`, {
			method: 'POST',
			headers: {
				Title: `=?UTF-8?B?${Buffer.from('Missed call – Zoë').toString('base64')}?=`,
				Priority: 'high',
				Tags: 'phone, missed',
				Click: 'tel:+14155550142',
				Actions:
					'view, "Call back, now", tel:+14155550142; action=view, label=Text, url=sms:+14155550142, clear=true',
			},
			body: 'They called at 10:42.',
		});
		await expect(company.nextPush()).resolves.toMatchObject({
			topic: 'oak-street',
			title: 'Missed call – Zoë',
			message: 'They called at 10:42.',
			priority: 4,
			tags: ['phone', 'missed'],
			click: 'tel:+14155550142',
			actions: [
				{ label: 'Call back, now', url: 'tel:+14155550142' },
				{ label: 'Text', url: 'sms:+14155550142' },
			],
		});
	});

	test('as JSON', async () => {
		const push = {
			topic: 'oak-street',
			title: 'Missed call – Zoë',
			message: 'They called.',
			priority: 5,
			actions: [{ action: 'view', label: 'Call', url: 'tel:+14155550142' }],
		};
		const response = await fetch(`${company.ntfyUrl}/`, { method: 'POST', body: JSON.stringify(push) });
		expect(await response.json()).toMatchObject({
			event: 'message',
			topic: 'oak-street',
			id: expect.any(String),
		});
		await expect(company.nextPush()).resolves.toMatchObject({
			...push,
			actions: [{ label: 'Call', url: 'tel:+14155550142' }],
		});
	});

	test.each([
		['no JSON', 'nothing'],
		['no topic', '{"message":"Hi"}'],
		['a topic that is none', '{"topic":"a b","message":"Hi"}'],
	])('%s is refused', async (_what, body) => {
		const response = await fetch(company.ntfyUrl, { method: 'POST', body });
		expect(response.status).toBe(400);
		expect(company.notifications()).toEqual([]);
	});
});
