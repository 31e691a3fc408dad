import { sendNtfy } from '../../nodes/NotifyOwner/channels/ntfy';
import { sendPushover } from '../../nodes/NotifyOwner/channels/pushover';
import type { PostJson } from '../../nodes/NotifyOwner/channels/json-http';
import type { Notice } from '../../textback/notice';
import { PushServer } from './push-server';

const notice: Notice = {
	title: 'Reply from (415) 555-0142',
	body: '“Is Tuesday fine?”',
	callbackNumber: '+14155550142',
	links: [
		{ kind: 'call', label: 'Call back', url: 'tel:+14155550142' },
		{ kind: 'text', label: 'Text back', url: 'sms:+14155550142' },
		{ kind: 'picture', label: 'See the picture', url: 'https://m.example/1' },
		{ kind: 'picture', label: 'See the picture', url: 'https://m.example/2' },
	],
};

const server = new PushServer();
let address = '';
beforeAll(async () => {
	address = await server.start();
});
afterAll(() => server.close());
beforeEach(() => {
	server.received.splice(0);
	server.answer = { status: 200, body: {} };
});

const post: PostJson = async ({ url, body, timeoutMs }) => {
	const response = await fetch(url, {
		method: 'POST',
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(timeoutMs),
	});
	const text = await response.text();
	const json = response.headers.get('content-type') === 'application/json';
	return { status: response.status, body: json ? JSON.parse(text) : text };
};

describe('a push message by ntfy', () => {
	const send = (changes: Partial<Notice> = {}, topic = 'oak-street', at = address) =>
		sendNtfy(post, { server: at, topic }, { ...notice, ...changes });

	it('is published as JSON at the server’s root, with links to tap', async () => {
		server.answer = { status: 200, body: { id: 'xE73Iyuabi' } };
		await expect(send({}, 'oak-street', `${address}/`)).resolves.toBe('xE73Iyuabi');
		expect(server.received).toMatchObject([
			{
				path: '/',
				body: {
					topic: 'oak-street',
					title: notice.title,
					message: notice.body,
					click: 'tel:+14155550142',
					actions: [
						{ action: 'view', label: 'Call back', url: 'tel:+14155550142' },
						{ action: 'view', label: 'Text back', url: 'sms:+14155550142' },
						{ action: 'view', label: 'See the picture', url: 'https://m.example/1' },
					],
				},
			},
		]);
	});

	it('stays within the 4,096 bytes that ntfy shows, whatever the script', async () => {
		await send({ body: '水'.repeat(3_000) });
		const [{ body } = { body: undefined }] = server.received;
		expect(body).toMatchObject({ message: expect.stringMatching(/^水+…$/) });
		expect(Buffer.byteLength(String(Object(body).message))).toBeLessThanOrEqual(4_096);
	});

	it('says its title again when there is nothing else to say', async () => {
		await send({ body: '' });
		expect(server.received[0]?.body).toMatchObject({ message: notice.title });
	});

	it.each([
		['', 'is empty'],
		['oak street', 'may only hold letters'],
		['../admin', 'may only hold letters'],
		['a'.repeat(65), 'may only hold letters'],
	])('is not sent to the topic %j', async (topic, why) => {
		await expect(send({}, topic)).rejects.toThrow(why);
		expect(server.received).toEqual([]);
	});

	it.each(['', 'ntfy.sh', 'ftp://ntfy.sh', 'javascript:alert(1)'])(
		'is not sent to the server %j',
		async (at) => {
			await expect(send({}, 'oak-street', at)).rejects.toThrow('“Ntfy Server” is no web address');
		},
	);

	it('is not sent to an address that holds a password, which stays out of the error', async () => {
		const error = await send({}, 'oak-street', 'https://me:hunter2@ntfy.sh').catch(String);
		expect(error).toContain('holds a user name or password');
		expect(error).not.toContain('hunter2');
	});

	it.each([
		[403, /does not let us write to this topic/],
		[413, /too long/],
		[429, /takes no more messages/],
		[500, /failed \(status 500\)/],
		[404, /refused the message \(status 404\)/],
	])('that is answered with %i ends in a sentence', async (status, sentence) => {
		server.answer = { status, body: '<html>oops</html>' };
		await expect(send()).rejects.toThrow(sentence);
	});

	it('to a server that is gone ends in a sentence', async () => {
		const other = new PushServer();
		const at = await other.start();
		await other.close();
		await expect(send({}, 'oak-street', at)).rejects.toThrow(/could not be reached \(ECONNREFUSED\)/);
	});

	it('is known to have arrived although the answer is no JSON', async () => {
		server.answer = { status: 200, body: '<html></html>' };
		await expect(send()).resolves.toBeUndefined();
	});
});

describe('a push message by Pushover', () => {
	const send = (changes: Partial<Notice> = {}) => sendPushover(post, address, { ...notice, ...changes });

	it('has the call as its link, the pictures in its text, and gives Pushover’s id', async () => {
		server.answer = { status: 200, body: { status: 1, request: '647d2300-702c-4b38' } };
		await expect(send()).resolves.toBe('647d2300-702c-4b38');
		expect(server.received).toMatchObject([
			{
				path: '/1/messages.json',
				body: {
					title: notice.title,
					message:
						'“Is Tuesday fine?”\nSee the picture: https://m.example/1\nSee the picture: https://m.example/2',
					url: 'tel:+14155550142',
					url_title: 'Call back: +14155550142',
				},
			},
		]);
	});

	it('stays within Pushover’s limits', async () => {
		await send({ title: 't'.repeat(400), body: 'b'.repeat(2_000) });
		const body = Object(server.received[0]?.body);
		expect([body.title.length, body.message.length]).toEqual([250, 1_024]);
	});

	it.each([
		[{ token: 'invalid', status: 0 }, 400, /API token/],
		[{ user: 'invalid', status: 0 }, 400, /user key/],
		[{ status: 0 }, 429, /used up its messages/],
		['<html>bad gateway</html>', 502, /Pushover failed \(status 502\)/],
		[{ errors: ['no'] }, 400, /Pushover refused the message \(status 400\)/],
	])('that is answered with %j ends in a sentence', async (body, status, sentence) => {
		server.answer = { status, body };
		await expect(send()).rejects.toThrow(sentence);
	});
});
