import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { MissedCallNtfyApi } from '../../credentials/MissedCallNtfyApi.credentials';
import { MissedCallPushoverApi } from '../../credentials/MissedCallPushoverApi.credentials';
import { MissedCallQuoApi } from '../../credentials/MissedCallQuoApi.credentials';
import { MissedCallTelnyxApi } from '../../credentials/MissedCallTelnyxApi.credentials';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { ACCOUNT_SID, AUTH_TOKEN, BUSINESS, CALLER } from '../sandbox/company';
import { MountedTrigger, runWorkflow, type FilledCredential } from '../workflow/engine';
import { forgetLedger, missedCall } from '../workflow/support';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const SECRETS = [
	AUTH_TOKEN,
	'the-key',
	'the-user',
	Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64'),
];

type Seen = { path: string; all: string };

function* endless(): Generator<Buffer> {
	for (;;) yield Buffer.alloc(1_000_000);
}

/** Keeps what it is asked; answers with where to go on, or else with a picture. */
class Host {
	readonly seen: Seen[] = [];
	goesOn: (path: string) => string | undefined = () => undefined;
	/** Its pictures come to no end. */
	isEndless = false;
	url = '';
	readonly #server: Server = createServer((request, response) => {
		void this.#keep(request).then((path) => {
			const location = this.goesOn(path);
			response.writeHead(location === undefined ? 200 : 307, {
				'content-type': 'image/png',
				location: location ?? '',
			});
			if (this.isEndless) Readable.from(endless()).pipe(response);
			else response.end(location === undefined ? PNG : undefined);
		});
	});

	async start(): Promise<this> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		const address = this.#server.address();
		if (address === null || typeof address === 'string') throw new Error('no port');
		this.url = `http://127.0.0.1:${address.port}`;
		return this;
	}

	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}

	async #keep(request: IncomingMessage): Promise<string> {
		const path = request.url ?? '';
		const body = (await buffer(request)).toString();
		this.seen.push({ path, all: JSON.stringify([path, request.rawHeaders, body]) });
		return path;
	}
}

let home: Host;
let elsewhere: Host;
beforeEach(async () => {
	[home, elsewhere] = await Promise.all([new Host().start(), new Host().start()]);
	home.goesOn = (path) => elsewhere.url + path;
});
afterEach(async () => {
	await Promise.all([home.stop(), elsewhere.stop()]);
	await forgetLedger();
});

const byNumber = { __rl: true, mode: 'number', value: BUSINESS };
const twilioAt = (apiUrl: string): FilledCredential => ({
	type: new MissedCallTwilioApi(),
	data: { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, apiUrl },
});

test.each<[string, () => FilledCredential]>([
	['twilio', () => twilioAt(home.url)],
	[
		'telnyx',
		() => ({
			type: new MissedCallTelnyxApi(),
			data: { apiKey: 'the-key', webhooksSignedBy: '', apiUrl: home.url },
		}),
	],
	['quo', () => ({ type: new MissedCallQuoApi(), data: { apiKey: 'the-key', apiUrl: home.url } })],
])('no request to the API of %s goes on to where it is pointed', async (phoneSystem, credential) => {
	const trigger = new MountedTrigger({
		node: MissedCallTrigger,
		parameters: { phoneSystem, phoneNumber: byNumber, businessName: 'Oak Street Plumbing' },
		credentials: [credential()],
	});
	await expect(trigger.searchList('searchPhoneNumbers')).rejects.toThrow();
	expect(home.seen.length).toBeGreaterThan(0);
	expect(elsewhere.seen).toEqual([]);
});

test.each<[string, Record<string, unknown>, () => FilledCredential]>([
	[
		'ntfy',
		{ channels: ['ntfyProtected'], ntfyTopic: 'oak-street' },
		() => ({ type: new MissedCallNtfyApi(), data: { server: home.url, accessToken: 'the-key' } }),
	],
	[
		'pushover',
		{ channels: ['pushover'] },
		() => ({
			type: new MissedCallPushoverApi(),
			data: { apiToken: 'the-key', userToken: 'the-user', apiUrl: home.url },
		}),
	],
])('no message by %s goes on to where it is pointed', async (_channel, parameters, credential) => {
	await runWorkflow({
		nodes: [{ node: NotifyOwner, parameters: { phoneSystem: 'twilio', ...parameters } }],
		input: [{ ...missedCall() }],
		credentials: [credential(), twilioAt(home.url)],
	}).catch(() => undefined);
	expect(home.seen.length).toBeGreaterThan(0);
	expect(elsewhere.seen).toEqual([]);
});

test.each([
	new MissedCallNtfyApi(),
	new MissedCallPushoverApi(),
	new MissedCallQuoApi(),
	new MissedCallTelnyxApi(),
	new MissedCallTwilioApi(),
])('nor does the test of $displayName', ({ test: { request } }) => {
	expect(request.disableFollowRedirect).toBe(true);
});

describe('the pictures of a reply', () => {
	/** What a reply with a picture at this address brings. */
	async function pictureAt(url: string, apiUrl = home.url): Promise<unknown> {
		const watcher = new MountedTrigger({
			node: ReplyWatcher,
			parameters: { phoneNumber: byNumber, options: { pictures: 'files' } },
			credentials: [twilioAt(apiUrl)],
			test: true,
		});
		const form = {
			MessageSid: 'SM1',
			From: CALLER,
			To: BUSINESS,
			Body: 'See',
			NumMedia: '1',
			MediaUrl0: url,
		};
		const signature = getExpectedTwilioSignature(AUTH_TOKEN, watcher.webhookUrl(), form);
		const { started } = await watcher.call({ form, headers: { 'x-twilio-signature': signature } });
		return started?.[0]?.[0]?.binary?.picture_0?.data;
	}

	const secretsAt = (host: Host) =>
		SECRETS.filter((secret) => host.seen.some(({ all }) => all.includes(secret)));

	test('are asked for with the credential at home, and without it where home points', async () => {
		expect(await pictureAt(`${home.url}/1`)).toBe(PNG.toString('base64'));
		expect(secretsAt(home)).not.toEqual([]);
		expect(elsewhere.seen).toHaveLength(1);
		expect(secretsAt(elsewhere)).toEqual([]);
	});

	test('get no credential at home when it is another host that points there', async () => {
		home.goesOn = () => undefined;
		elsewhere.goesOn = () => `${home.url}/2010-04-01/Accounts.json`;
		await pictureAt(`${elsewhere.url}/1`);
		expect(home.seen).toHaveLength(1);
		expect(secretsAt(home)).toEqual([]);
	});

	test('are given up when they are pointed on without end', async () => {
		home.goesOn = (path) => `${home.url}${path}1`;
		expect(await pictureAt(`${home.url}/1`)).toBeUndefined();
		expect(home.seen).toHaveLength(4);
	});

	test('are given up when they come to no end', async () => {
		elsewhere.isEndless = true;
		expect(await pictureAt(`${home.url}/1`)).toBeUndefined();
		expect(elsewhere.seen).toHaveLength(1);
	});

	test('are not looked for in our own network, when the phone system is not there', async () => {
		expect(await pictureAt(`${elsewhere.url}/1`, 'https://api.twilio.com')).toBeUndefined();
		expect(elsewhere.seen).toEqual([]);
	});
});
