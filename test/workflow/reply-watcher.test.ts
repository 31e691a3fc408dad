import { openLedger } from '../../ledger/open';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { api, BUSINESS, CALLER, itemsOf, LANDLINE, setNumber, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, runWorkflow, type WebhookOutcome } from './engine';
import { credentialFor, exposed, forgetLedger, missedCall } from './support';

const REPLY = 0;
const NO_REPLY = 1;
const OPTED_OUT = 2;
const NOT_DELIVERED = 3;

let company: PhoneCompany;
let outcomes: WebhookOutcome[];
let watcher: Awaited<ReturnType<typeof exposed>>;

beforeEach(async () => {
	outcomes = [];
	company = await startQuickCompany({ landlines: [LANDLINE] });
	await setNumber(company, { SmsUrl: 'https://old.example/sms' });
	await (await openLedger()).saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing' });
	watcher = await exposed(
		(publicUrl) => mount(publicUrl, { noReplyMinutes: 0 }),
		(outcome) => outcomes.push(outcome),
	);
	await watcher.trigger.activate();
});
afterEach(async () => {
	await watcher.trigger.stop();
	await company.close();
	await watcher.close();
	await forgetLedger();
});

function mount(publicUrl: string, parameters: object = {}): MountedTrigger {
	return new MountedTrigger({
		node: ReplyWatcher,
		parameters: { phoneNumber: { __rl: true, mode: 'number', value: BUSINESS }, ...parameters },
		credentials: [credentialFor(company)],
		publicUrl,
	});
}

const started = (output: number) =>
	outcomes.flatMap(({ started }) => started?.[output] ?? []).map(({ json }) => json);

async function writes(body: string, from = CALLER): Promise<void> {
	await company.sendText({ from, to: BUSINESS, body });
	await answered('incoming text');
}

async function answered(purpose: string): Promise<void> {
	await company.next((event) => event.type === 'webhookAnswer' && event.purpose === purpose);
}

async function texted(caller = CALLER): Promise<void> {
	await runWorkflow({
		nodes: [{ node: SendTextBack }],
		input: [{ ...missedCall({ caller }) }],
		credentials: [credentialFor(company)],
	});
}

describe('a caller answers', () => {
	test('the reply comes with what it answers, and Twilio is told to send nothing of its own', async () => {
		await texted();
		await writes('Yes please, the sink leaks <b>badly</b> 👋');
		expect(started(REPLY)).toMatchObject([
			{
				event: 'reply',
				caller: { number: CALLER, nationalNumber: '(415) 555-0142', optedOut: false },
				business: { name: 'Oak Street Plumbing', number: BUSINESS },
				text: { body: expect.stringContaining('Sorry we missed your call') as unknown },
				reply: { body: 'Yes please, the sink leaks <b>badly</b> 👋', secondsAfterText: 0, media: [] },
			},
		]);
		expect(outcomes[0]?.answer?.body).toBe('<Response/>');
	});

	test('the same text delivered four times is one reply', async () => {
		await texted();
		company.setWebhookCopies(4);
		await writes('Yes please');
		expect(started(REPLY)).toHaveLength(1);
	});

	test('a text from somebody who never called is a reply as well: nothing is lost', async () => {
		await writes('Do you fix boilers?');
		expect(started(REPLY)).toMatchObject([
			{ caller: { missedCalls: 0 }, reply: { body: 'Do you fix boilers?' } },
		]);
		expect(started(REPLY)[0]).not.toHaveProperty('text');
	});
});

describe('a caller has had enough', () => {
	test.each(['STOP', 'Stop.', 'take me off your list', 'No me escriban más'])(
		'%s: told once, and no more texts',
		async (word) => {
			await texted();
			await writes(word);
			expect(started(OPTED_OUT)).toMatchObject([
				{ event: 'optedOut', caller: { optedOut: true }, reply: { body: word } },
			]);
			expect(started(REPLY)).toEqual([]);
			const before = company.messages().length;
			await texted();
			expect(company.messages()).toHaveLength(before);
		},
	);

	test('START ends that', async () => {
		await writes('STOP');
		await writes('START');
		expect(started(REPLY)).toMatchObject([{ caller: { optedOut: false }, reply: { body: 'START' } }]);
		const before = company.messages().length;
		await texted();
		expect(company.messages()).toHaveLength(before + 1);
	});

	test('an everyday word with “stop” in it is a reply', async () => {
		await writes('can you stop by at 5?');
		expect(started(REPLY)).toHaveLength(1);
		expect(started(REPLY)[0]?.['reply']).not.toHaveProperty('mayBeOptOut');
		expect(started(OPTED_OUT)).toEqual([]);
	});

	test('what may be an opt-out is a reply with a flag, for a person to read', async () => {
		await writes('Wrong number');
		expect(started(REPLY)).toMatchObject([
			{ caller: { optedOut: false }, reply: { body: 'Wrong number', mayBeOptOut: true } },
		]);
	});
});

describe('what became of the text', () => {
	test('a landline: the owner is told why, and what to do', async () => {
		await texted(LANDLINE);
		await answered('text undelivered');
		expect(started(NOT_DELIVERED)).toMatchObject([
			{
				event: 'notDelivered',
				caller: { number: LANDLINE },
				text: {
					status: 'undelivered',
					errorCode: '30006',
					failure: expect.stringContaining('Call them back') as unknown,
				},
			},
		]);
	});

	test('a delivered text starts nothing, and is on record', async () => {
		await texted();
		await answered('text delivered');
		expect(outcomes.every(({ started }) => started === undefined)).toBe(true);
		const conversation = await (await openLedger()).conversation({ business: BUSINESS, caller: CALLER });
		expect(conversation?.lastText?.status).toBe('delivered');
	});
});

describe('nobody answers', () => {
	test('silence is told once, after the set time', async () => {
		const ledger = await openLedger();
		const anHourAgo = Date.now() - 61 * 60_000;
		const pair = { business: BUSINESS, caller: CALLER };
		const key = { provider: 'twilio', callId: 'CA1' };
		await ledger.claim(pair, key, anHourAgo, 1);
		await ledger.recordSend(
			pair,
			key,
			{ kind: 'sent', textId: 'SM1', body: 'Sorry!', segments: 1, status: 'sent' },
			anHourAgo,
		);
		const another = mount('http://127.0.0.1:65000/', { noReplyMinutes: 60 });
		await another.activate();
		expect((await another.nextEmission())[NO_REPLY]).toMatchObject([
			{ json: { event: 'noReply', text: { body: 'Sorry!' } } },
		]);
		await another.stop();
		await another.activate('init');
		expect(await ledger.takeUnanswered(BUSINESS, Date.now(), 0)).toEqual([]);
		await another.stop();
		expect(another.emitted).toHaveLength(1);
	});
});

describe('the number', () => {
	test('gets its old address for texts back on deactivation', async () => {
		const smsUrl = async () =>
			itemsOf(await api(company, 'GET', '/IncomingPhoneNumbers.json'), 'incoming_phone_numbers').find(
				(number) => number['phone_number'] === BUSINESS,
			)?.['sms_url'];
		expect(await smsUrl()).toBe(watcher.trigger.webhookUrl());
		await watcher.trigger.deactivate();
		expect(await smsUrl()).toBe('https://old.example/sms');
	});

	test.each<Record<string, string>>([{}, { 'x-twilio-signature': 'bm90IHRoZSByaWdodCBvbmU=' }])(
		'a stranger gets 403: %j',
		async (headers) => {
			const outcome = await watcher.trigger.call({
				headers,
				form: { MessageSid: 'SM1', From: CALLER, Body: 'STOP' },
			});
			expect(outcome.answer?.status).toBe(403);
			expect(outcome.started).toBeUndefined();
			expect(await (await openLedger()).isSuppressed({ business: BUSINESS, caller: CALLER })).toBe(false);
		},
	);
});
