import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { MissedCallNtfyApi } from '../../credentials/MissedCallNtfyApi.credentials';
import { MissedCallPushoverApi } from '../../credentials/MissedCallPushoverApi.credentials';
import { MissedCallSmtpApi } from '../../credentials/MissedCallSmtpApi.credentials';
import { MissedCallTwilioApi } from '../../credentials/MissedCallTwilioApi.credentials';
import { closeLedgers, ledgerFile, openLedger } from '../../ledger/open';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { runWorkflow, type FilledCredential, type NodeSpec } from '../workflow/engine';
import { LOGIN, MailServer } from './mail-server';
import { PushServer } from './push-server';

const SECRETS = {
	authToken: 'twilio-secret',
	apiToken: 'pushover-secret',
	userToken: 'user-secret',
	ntfy: 'tk_secret',
};
const OUTCOMES = ['text', 'email', 'ntfy', 'pushover'] as const;

const twilio = new PushServer();
const ntfy = new PushServer();
const pushover = new PushServer();
const mail = new MailServer();
let credentials: FilledCredential[] = [];
let ntfyServer = '';

beforeAll(async () => {
	const [twilioUrl, ntfyUrl, pushoverUrl, mailPort] = await Promise.all([
		twilio.start(),
		ntfy.start(),
		pushover.start(),
		mail.start(),
	]);
	ntfyServer = ntfyUrl;
	credentials = [
		{
			type: new MissedCallTwilioApi(),
			data: { accountSid: `AC${'0'.repeat(32)}`, authToken: SECRETS.authToken, apiUrl: twilioUrl },
		},
		{
			type: new MissedCallSmtpApi(),
			data: {
				host: '127.0.0.1',
				port: mailPort,
				encryption: 'none',
				user: LOGIN.user,
				password: LOGIN.pass,
				fromEmail: 'office@example.com',
			},
		},
		{ type: new MissedCallNtfyApi(), data: { server: ntfyUrl, accessToken: SECRETS.ntfy } },
		{
			type: new MissedCallPushoverApi(),
			data: { apiToken: SECRETS.apiToken, userToken: SECRETS.userToken, apiUrl: pushoverUrl },
		},
	];
});
afterAll(async () => {
	await Promise.all([twilio.close(), ntfy.close(), pushover.close(), mail.close(), closeLedgers()]);
});
beforeEach(() => {
	for (const server of [twilio, ntfy, pushover, mail]) server.received.splice(0);
	twilio.answer = { status: 201, body: { sid: 'SM1', status: 'queued', num_segments: '1' } };
	ntfy.answer = { status: 200, body: { id: 'ntfy-1' } };
	pushover.answer = { status: 200, body: { status: 1, request: 'pushover-1' } };
});

const item = (changes: IDataObject = {}): IDataObject => ({
	event: 'reply',
	call: {
		id: 'CA1',
		provider: 'twilio',
		from: '+14155550142',
		to: '+14155550100',
		startedAt: '2026-11-02T15:04:00-08:00',
		verdict: 'missed',
		reason: 'noAnswer',
	},
	contact: {
		number: '+14155550142',
		nationalNumber: '(415) 555-0142',
		anonymous: false,
		missedCalls: 1,
		firstSeenAt: '2026-11-02T15:04:00-08:00',
		optedOut: false,
	},
	business: { name: 'Oak Street Plumbing', number: '+14155550100', timezone: 'America/Los_Angeles' },
	reply: { id: 'SM0', body: 'Is Tuesday fine?', receivedAt: '2026-11-02T15:09:00-08:00', media: [] },
	...changes,
});

const everyChannel = (): INodeParameters => ({
	channels: [...OUTCOMES],
	ownerPhone: '(415) 555-0123',
	ownerEmail: 'owner@example.com',
	ntfyServer,
	ntfyTopic: 'oak-street',
});

const run = (parameters: INodeParameters, input = [item()], settings: Partial<NodeSpec> = {}) =>
	runWorkflow({ nodes: [{ node: NotifyOwner, parameters, ...settings }], credentials, input });

const outcomesOf = (json: IDataObject | undefined) => (Array.isArray(json?.notified) ? json.notified : []);

describe('Notify Owner', () => {
	it('reaches the owner by every channel chosen and says so in the item', async () => {
		const result = await run(everyChannel());
		expect(result.error).toBeUndefined();

		expect(twilio.received[0]?.body).toMatchObject({
			From: '+14155550100',
			To: '+14155550123',
			Body: expect.stringMatching(
				/^Reply from \(415\) 555-0142\n"Is Tuesday fine\?"[^]*\nCall back: \+14155550142$/,
			),
		});
		expect(mail.received[0]).toMatchObject({
			to: ['owner@example.com'],
			mail: { subject: 'Reply from (415) 555-0142' },
		});
		expect(ntfy.received[0]?.body).toMatchObject({ topic: 'oak-street', click: 'tel:+14155550142' });
		expect(pushover.received[0]?.body).toMatchObject({
			token: SECRETS.apiToken,
			user: SECRETS.userToken,
			url: 'tel:+14155550142',
		});

		const [output] = result.output('Notify Owner');
		expect(output?.pairedItem).toEqual({ item: 0 });
		expect(output?.json).toMatchObject(item());
		expect(outcomesOf(output?.json)).toMatchObject([
			{ channel: 'text', to: '+14155550123', ok: true, id: 'SM1' },
			{ channel: 'email', to: 'owner@example.com', ok: true, id: expect.any(String) },
			{ channel: 'ntfy', to: new URL(ntfyServer).host, ok: true, id: 'ntfy-1' },
			{ channel: 'pushover', ok: true, id: 'pushover-1' },
		]);
		expect(result.hints('Notify Owner')).toEqual([]);
		expect(JSON.stringify(result.items('Notify Owner'))).not.toMatch(/secret|app-password|oak-street/);
	});

	it('has the phone that it texted remembered as the owner’s, and no other', async () => {
		await run(everyChannel());
		const ledger = await openLedger();
		expect(await ledger.business('+14155550100')).toMatchObject({ ownerNumbers: ['+14155550123'] });
		twilio.answer = { status: 400, body: { code: 21211, message: 'Invalid' } };
		await run({ ...everyChannel(), ownerPhone: '(415) 555-0124' });
		expect(await ledger.business('+14155550100')).toMatchObject({ ownerNumbers: ['+14155550123'] });
	});

	it.each([
		['text', { ownerPhone: '12' }, 'Text message: “12” in “Owner’s Phone Number” is not a phone number'],
		['email', { ownerEmail: 'refused@example.com' }, 'Email: '],
		['ntfy', { ntfyTopic: 'oak street' }, 'ntfy: “Ntfy Topic”'],
		['pushover', {}, 'Pushover: Pushover does not know the user key'],
	])('goes on when %s alone fails, and says what to do', async (channel, changes, hint) => {
		if (channel === 'pushover') pushover.answer = { status: 400, body: { user: 'invalid', status: 0 } };
		const result = await run({ ...everyChannel(), ...changes });
		expect(result.error).toBeUndefined();
		const outcomes = outcomesOf(result.items('Notify Owner')[0]);
		expect(outcomes.map((outcome) => Object(outcome).ok)).toEqual(OUTCOMES.map((name) => name !== channel));
		expect(result.hints('Notify Owner')).toEqual([expect.stringContaining(hint)]);
	});

	it('fails with the reason of each channel when none of them took it', async () => {
		twilio.answer = { status: 401, body: { code: 20003, message: 'Authenticate' } };
		pushover.answer = { status: 500, body: '<html>' };
		const result = await run({ ...everyChannel(), ownerEmail: 'refused@example.com', ntfyTopic: '{}' });
		expect(result.error?.message).toBe('The owner could not be notified');
		for (const name of ['Text message: ', 'Email: ', 'ntfy: ', 'Pushover: ']) {
			expect(result.error?.description).toContain(name);
		}
		expect(JSON.stringify(result.run.data)).not.toMatch(
			/twilio-secret|pushover-secret|user-secret|app-password/,
		);
	});

	it.each([
		['text', 'ownerPhone', '“Owner’s Phone Number” is empty'],
		['email', 'ownerEmail', '“Owner’s Email” is empty'],
		['ntfy', 'ntfyTopic', '“Ntfy Topic” is empty'],
	])('names the field when the address of %s comes out empty', async (channel, field, message) => {
		const result = await run({ channels: [channel], [field]: '={{ $json.nowhere }}' });
		expect(result.error?.description).toContain(message);
	});

	it('hands on a failed item with its error when told to continue, and still does the others', async () => {
		const input = [item({ business: { name: 'Oak', number: '+14155550123' } }), item()];
		const parameters = { channels: ['text'], ownerPhone: '+14155550123' };
		const result = await run(parameters, input, { onError: 'continueRegularOutput' });
		const [failed, sent] = result.output('Notify Owner');
		expect(failed).toMatchObject({
			json: {
				event: 'reply',
				error: expect.stringMatching(/^The owner could not be notified\. .* Enter /),
				notified: [{ ok: false }],
			},
			pairedItem: { item: 0 },
		});
		expect(sent).toMatchObject({ json: { notified: [{ ok: true }] }, pairedItem: { item: 1 } });
	});

	it('puts a failed item on the error output', async () => {
		const parameters = { channels: ['ntfy'], ntfyServer: 'nowhere', ntfyTopic: 'oak-street' };
		const result = await run(parameters, [item()], { onError: 'continueErrorOutput' });
		expect(result.items('Notify Owner', 0)).toEqual([]);
		expect(result.items('Notify Owner', 1)).toMatchObject([
			{
				event: 'reply',
				error:
					'The owner could not be notified. ntfy: “Ntfy Server” is no web address. Write it like https://ntfy.sh.',
			},
		]);
	});

	it('lets events pass that the owner does not want to hear of', async () => {
		const result = await run({ ...everyChannel(), events: ['missedCall'] });
		expect(result.items('Notify Owner')).toEqual([item()]);
		expect([twilio, ntfy, pushover, mail].map(({ received }) => received.length)).toEqual([0, 0, 0, 0]);
	});

	it('adds to what an earlier Notify Owner did', async () => {
		const parameters = { channels: ['text'], ownerPhone: '+14155550123' };
		const nodes = ['First', 'Second'].map((name) => ({ name, node: NotifyOwner, parameters }));
		const result = await runWorkflow({ nodes, credentials, input: [item()] });
		expect(outcomesOf(result.items('Second')[0])).toHaveLength(2);
	});

	it('texts from another number when told to', async () => {
		await run({
			channels: ['text'],
			ownerPhone: '415 555 0123',
			sendFrom: 'other',
			fromNumber: '(415) 555-0188',
		});
		expect(twilio.received[0]?.body).toMatchObject({ From: '+14155550188', To: '+14155550123' });
	});

	it('signs in to a protected topic with the credential, on the credential’s server', async () => {
		const parameters = { channels: ['ntfyProtected'], ntfyTopic: 'oak-street' };
		const result = await run(parameters);
		expect(ntfy.received[0]?.headers.authorization).toBe(`Bearer ${SECRETS.ntfy}`);
		expect(JSON.stringify(result.items('Notify Owner'))).not.toContain(SECRETS.ntfy);
	});

	it.each([
		{ reply: { body: 42, receivedAt: null } },
		{ reply: 'yes', text: [], call: 7 },
		{ event: 'voicemail', call: { voicemail: {} } },
		{ event: 'notDelivered', text: { status: 'sent', body: {}, failure: ['x'] } },
		{ event: 'missedCall', contact: { number: 'Anonymous' }, notified: 'nobody' },
	])('makes do with an item that other nodes have bent: %j', async (changes) => {
		const result = await run({ channels: ['ntfy'], ntfyServer, ntfyTopic: 'oak-street' }, [item(changes)]);
		expect(result.error).toBeUndefined();
		expect(JSON.stringify(ntfy.received[0]?.body)).not.toMatch(/undefined|NaN|\[object/);
	});

	it.each([{}, { event: 'birthday' }, { event: 'reply', contact: {}, business: null }])(
		'refuses an item that is not of this pack: %j',
		async (json) => {
			const result = await run(everyChannel(), [json]);
			expect(result.error?.message).toBe('This item does not say what happened to which caller');
		},
	);
});

describe('own wording', () => {
	const own = (title: string, body: string, input = [item()]) =>
		run({ channels: ['ntfy'], ntfyServer, ntfyTopic: 'oak-street', message: 'own', title, body }, input);

	it('is filled in for each item', async () => {
		await own('{{business.name}}: {{contact.nationalNumber}}', 'They said: {{reply.body}}');
		expect(ntfy.received[0]?.body).toMatchObject({
			title: 'Oak Street Plumbing: (415) 555-0142',
			message: 'They said: Is Tuesday fine?',
		});
	});

	it('is the default wording where it is left empty', async () => {
		await own('', '{{reply.body}}');
		expect(ntfy.received[0]?.body).toMatchObject({
			title: 'Reply from (415) 555-0142',
			message: 'Is Tuesday fine?',
		});
	});

	it('shows what a caller wrote as it is: braces, expressions, markup', async () => {
		const body = '={{ $json.secret }} {{business.number}} <b>\u0000x';
		await own('{{reply.body}}', '{{reply.body}}', [
			item({ reply: { id: 'SM0', body, receivedAt: '', media: [] } }),
		]);
		const shown = '={{ $json.secret }} {{business.number}} <b>x';
		expect(ntfy.received[0]?.body).toMatchObject({ title: shown, message: shown });
	});

	it('with an unknown variable is an error that lists the known ones, and sends nothing', async () => {
		const result = await own('{{caler.name}}', 'x');
		expect(result.error?.message).toContain('{{caler.name}}');
		expect(result.error?.message).toContain('contact.name');
		expect(ntfy.received).toEqual([]);
	});
});

describe('words from an earlier node', () => {
	const ready = (change: INodeParameters, input = [item()]) =>
		run(
			{
				channels: ['ntfy'],
				ntfyServer,
				ntfyTopic: 'oak-street',
				message: 'earlier',
				earlierTitle: 'Booked',
				earlierBody: 'Tuesday {{business.name}}',
				...change,
			},
			input,
		);

	it('are told as they are, of an item that need not say what happened', async () => {
		const { contact, business } = item();
		const result = await ready({}, [{ contact, business, outcome: 'booked' }]);
		expect(ntfy.received[0]?.body).toMatchObject({ title: 'Booked', message: 'Tuesday {{business.name}}' });
		expect(result.items('Notify Owner')).toMatchObject([{ outcome: 'booked', notified: [{ ok: true }] }]);
	});

	it('have the business’s name where there is no title', async () => {
		await ready({ earlierTitle: ' ' });
		expect(ntfy.received[0]?.body).toMatchObject({ title: 'Oak Street Plumbing' });
	});

	it('that are none are an error that names the field', async () => {
		const result = await ready({ earlierBody: ' ' });
		expect(result.error?.message).toBe('“Text From an Earlier Node” is empty');
		expect(ntfy.received).toEqual([]);
	});

	it('are of some caller and business, too', async () => {
		expect((await ready({}, [{ event: 'reply' }])).error?.message).toContain('does not say');
	});
});

describe('a flood of calls', () => {
	const MINUTE = 60_000;
	const BUSINESS = { name: 'Oak Street Plumbing', number: '+14155550177', timezone: 'America/Los_Angeles' };
	const missed = (index: number, changes: IDataObject = {}) => ({
		...item(),
		event: 'missedCall',
		reply: undefined,
		business: BUSINESS,
		call: {
			id: `CA-f${index}`,
			provider: 'twilio',
			startedAt: '2026-11-02T15:04:00-08:00',
			verdict: 'missed',
		},
		contact: {
			number: `+1415555${2000 + index}`,
			nationalNumber: `(415) 555-${2000 + index}`,
			anonymous: false,
			missedCalls: 1,
		},
		...changes,
	});
	const textOnly = (phone: string, parameters: INodeParameters = {}): INodeParameters => ({
		channels: ['text'],
		ownerPhone: phone,
		...parameters,
	});
	const bodies = () => twilio.received.map(({ body }) => String(Object(body).Body));
	const later = (ms: number) => {
		const { now } = Date;
		const at = now() + ms;
		jest.spyOn(Date, 'now').mockImplementation(() => at);
	};
	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('is told one by one at first, then held, and told in one message by the item that leads back here', async () => {
		const node = textOnly('(415) 555-0161');
		const calls = Array.from({ length: 100 }, (_, index) => missed(index));
		const result = await run(node, calls);
		expect(bodies()).toHaveLength(5);
		expect(outcomesOf(result.items('Notify Owner')[4])).toMatchObject([{ ok: true }]);
		expect(outcomesOf(result.items('Notify Owner')[5])).toMatchObject([
			{ channel: 'text', to: '+14155550161', ok: false, heldUntil: expect.any(String) as string },
		]);

		later(5 * MINUTE);
		const [again] = await (await openLedger()).dueDigests(BUSINESS.number, ['missedCall'], Date.now());
		expect(again?.call?.id).toBe('CA-f99');
		twilio.received.splice(0);
		await run(node, [{ ...again, digest: true }]);
		await run(node, [{ ...again, digest: true }]);
		expect(bodies()).toEqual([
			expect.stringMatching(
				/^95 notifications of 95 callers, Oak Street Plumbing\n\(415\) 555-2005: call on Monday, November 2 at 3:04 PM\n[^]*\nand \d+ more, on record$/,
			),
		]);
	});

	it('leaves callers whose number the networks vouch for to be told at once', async () => {
		const node = textOnly('(415) 555-0162');
		await run(
			node,
			Array.from({ length: 20 }, (_, index) => missed(index)),
		);
		expect(bodies()).toHaveLength(5);
		twilio.received.splice(0);
		const { call, ...rest } = missed(50);
		await run(node, [{ ...rest, call: { ...call, attestation: 'A' } }]);
		expect(bodies()).toEqual([expect.stringContaining('(415) 555-2050')]);
	});

	it('is told one by one where a person wants that', async () => {
		await run(
			textOnly('(415) 555-0163', { oneByOne: 0 }),
			Array.from({ length: 8 }, (_, index) => missed(index)),
		);
		expect(bodies()).toHaveLength(8);
	});

	it('is told with the next call when its time has come, and is tried again when no channel took it', async () => {
		const node = textOnly('(415) 555-0164');
		await run(
			node,
			Array.from({ length: 7 }, (_, index) => missed(index)),
		);
		later(6 * MINUTE);
		twilio.received.splice(0);
		twilio.answer = { status: 400, body: { code: 21211, message: 'no' } };
		expect((await run(node, [missed(60)])).error?.message).toBe('The owner could not be notified');
		twilio.answer = { status: 201, body: { sid: 'SM1', status: 'queued', num_segments: '1' } };
		twilio.received.splice(0);
		await run(node, [missed(61)]);
		expect(bodies()).toEqual([expect.stringContaining('4 notifications of 4 callers')]);
	});

	it('does not hold back ready words', async () => {
		const ready = textOnly('(415) 555-0166', { message: 'earlier', earlierBody: 'Booked' });
		await run(
			ready,
			Array.from({ length: 8 }, (_, index) => missed(index)),
		);
		expect(bodies()).toHaveLength(8);
	});

	it('says nothing where ready words are told', async () => {
		const ready = textOnly('(415) 555-0165', { message: 'earlier', earlierBody: 'Booked' });
		const result = await run(ready, [{ ...missed(1), digest: true }]);
		expect(result.error).toBeUndefined();
		expect(bodies()).toEqual([]);
	});
});

describe('the record', () => {
	const parameters = { channels: ['text'], ownerPhone: '+14155550123' };

	it('says that the owner was notified, and by what', async () => {
		await run(parameters);
		await closeLedgers();
		const database = new DatabaseSync(ledgerFile(), { readOnly: true });
		const rows = database.prepare("SELECT data FROM events WHERE kind LIKE '%ownerNotified'").all();
		database.close();
		expect(rows.map(({ data }) => JSON.parse(String(data)))).toContainEqual({
			event: 'reply',
			channels: [{ channel: 'text', ok: true }],
		});
	});

	it('keeps no notification back when it cannot be written', async () => {
		await closeLedgers();
		const folder = dirname(ledgerFile());
		mkdirSync(folder, { recursive: true });
		renameSync(folder, `${folder}-aside`);
		writeFileSync(folder, 'a file where the folder should be');
		const result = await run(parameters);
		expect(result.error).toBeUndefined();
		expect(outcomesOf(result.items('Notify Owner')[0])).toMatchObject([{ ok: true }]);
	});
});
