import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IRun } from 'n8n-workflow';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { ledgerFile, openLedger } from '../../ledger/open';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import {
	api,
	AUTH_TOKEN,
	BUSINESS,
	CALLER,
	itemsOf,
	LANDLINE,
	setNumber,
	startQuickCompany,
} from '../sandbox/company';
import { MountedTrigger, runWorkflow, type TriggerOptions, type WebhookOutcome } from './engine';
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
		(publicUrl) => mount(publicUrl, { noReplyMinutes: 0, options: { gatherSeconds: 0 } }),
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

/** A watcher with other settings, which takes requests that nothing has delivered. */
async function another(
	parameters: object,
	onEmit?: TriggerOptions['onEmit'],
	test = false,
): Promise<MountedTrigger> {
	await watcher.trigger.stop();
	return new MountedTrigger({
		node: ReplyWatcher,
		parameters: {
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			noReplyMinutes: 0,
			...parameters,
		},
		credentials: [credentialFor(company)],
		publicUrl: PUBLIC_URL,
		...(onEmit && { onEmit }),
		test,
	});
}

const PUBLIC_URL = 'https://n8n.example/';

/** A text as Twilio reports it, with Twilio's signature. */
function signed(
	fields: Record<string, string>,
	trigger?: MountedTrigger,
): { headers: Record<string, string>; form: Record<string, string> } {
	const form = { MessageSid: 'SM1', From: CALLER, To: BUSINESS, Body: 'Hello', NumMedia: '0', ...fields };
	const url = trigger?.webhookUrl() ?? `${PUBLIC_URL}webhook/webhook-0/texts`;
	return { headers: { 'x-twilio-signature': getExpectedTwilioSignature(AUTH_TOKEN, url, form) }, form };
}

/** What has come out of an output so far. */
const started = (output: number) =>
	watcher.trigger.emitted.flatMap((data) => data[output] ?? []).map(({ json }) => json);

/** A text that the workflow hears of. */
async function writes(body: string, from = CALLER): Promise<void> {
	await writesUnheard(body, from);
	await watcher.trigger.nextEmission();
}

async function writesUnheard(body: string, from = CALLER): Promise<void> {
	await company.sendText({ from, to: BUSINESS, body });
	await answered('incoming text');
}

/** Texts that Send Text-Back sent, without answers to texts. */
const ours = () => company.messages().filter(({ direction }) => direction === 'outbound-api');
const answers = () => company.messages().filter(({ direction }) => direction === 'outbound-reply');

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
				contact: { number: CALLER, nationalNumber: '(415) 555-0142', optedOut: false },
				business: { name: 'Oak Street Plumbing', number: BUSINESS },
				text: { body: expect.stringContaining('Sorry we missed your call') as unknown },
				reply: {
					body: 'Yes please, the sink leaks <b>badly</b> 👋',
					secondsAfterText: expect.any(Number) as unknown,
					media: [],
				},
			},
		]);
		expect(outcomes[0]?.answer?.body).toMatch(/<Response\/>$/);
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
			{ contact: { missedCalls: 0 }, reply: { body: 'Do you fix boilers?' } },
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
				{ event: 'optedOut', contact: { optedOut: true }, reply: { body: word } },
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
		expect(started(REPLY)).toMatchObject([{ contact: { optedOut: false }, reply: { body: 'START' } }]);
		const before = ours().length;
		await texted();
		expect(ours()).toHaveLength(before + 1);
	});

	test('START that is delivered again after a later STOP changes nothing', async () => {
		const watching = await another({ options: { gatherSeconds: 0 } });
		await watching.call(signed({ MessageSid: 'SM1', Body: 'START' }));
		await watching.call(signed({ MessageSid: 'SM2', Body: 'STOP' }));
		await watching.call(signed({ MessageSid: 'SM1', Body: 'START' }));
		const isOut = (await openLedger()).isSuppressed({ business: BUSINESS, caller: CALLER });
		expect(await isOut).toBe(true);
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
			{ contact: { optedOut: false }, reply: { body: 'Wrong number', mayBeOptOut: true } },
		]);
	});
});

describe('an opt-out is confirmed once, unless the phone company does it', () => {
	test('in the caller’s own words: confirmed, with the business’s name and the way back', async () => {
		await writes('take me off your list please');
		expect(answers()).toMatchObject([
			{
				from: BUSINESS,
				to: CALLER,
				body: 'Oak Street Plumbing: You will get no more texts from us. Text START to get them again.',
			},
		]);
		await writes('I said take me off your list');
		expect(answers()).toHaveLength(1);
	});

	test.each(['STOP', ' stop ', 'Unsubscribe', 'HELP', 'START'])(
		'%j is answered by the phone company',
		async (word) => {
			await writes(word);
			expect(answers()).toEqual([]);
		},
	);

	test('HELP in another language is answered with who this is', async () => {
		await texted();
		await writes('ayuda');
		expect(answers()).toMatchObject([{ body: `Oak Street Plumbing, ${BUSINESS}. Reply STOP to opt out.` }]);
		expect(started(REPLY)).toMatchObject([{ reply: { keyword: 'help' } }]);
	});

	test('HELP is answered once a day, also to somebody who has just written something else', async () => {
		await writes('Hello?');
		expect(answers()).toEqual([]);
		for (const word of ['HELP', 'ayuda', 'ayuda', 'aide', 'info por favor']) await writes(word);
		expect(answers()).toHaveLength(1);
	});

	test('in their own words and back again, by turns: confirmed once a day', async () => {
		for (let turn = 0; turn < 3; turn++) {
			await writes('take me off your list please');
			await writes('START');
		}
		expect(answers()).toHaveLength(1);
	});

	test('neither, when that is switched off', async () => {
		const quiet = await another({ options: { answers: false } });
		const outcome = await quiet.call(signed({ Body: 'take me off your list' }));
		expect(outcome.answer?.body).toMatch(/<Response\/>$/);
	});
});

describe('texts in a row', () => {
	test('are one reply, when no more has come for a while', async () => {
		const gathering = await another({ options: { gatherSeconds: 1 } });
		await gathering.activate('init');
		const picture = { NumMedia: '1', MediaUrl0: 'https://media.example/1.jpg' };
		for (const [id, body, more] of [
			['SM1', 'Hi', {}],
			['SM2', 'The sink leaks', picture],
			['SM3', 'Can you come?', {}],
		] as const) {
			expect((await gathering.call(signed({ MessageSid: id, Body: body, ...more }))).started).toBeUndefined();
		}
		expect(gathering.emitted).toEqual([]);
		const item = (await gathering.nextEmission())[REPLY]?.[0]?.json;
		expect(item).toMatchObject({
			event: 'reply',
			reply: {
				id: 'SM3',
				body: 'Hi\nThe sink leaks\nCan you come?',
				texts: 3,
				conversation: 'new',
				media: ['https://media.example/1.jpg'],
			},
		});
		await gathering.stop();
	});

	test('outlive a restart, and what was handed out to a run that never ended comes again, and says so', async () => {
		const first = await another({ options: { gatherSeconds: 120 } });
		await first.call(signed({ MessageSid: 'SM1', Body: 'Hi' }));
		await first.call(signed({ MessageSid: 'SM2', Body: 'STOP' }));
		await first.activate('init');
		await first.nextEmission();
		await first.nextEmission();
		await first.stop();

		const ledger = await openSqliteLedger(ledgerFile(), 'another process');
		const left = await ledger.takeNews('workflow:node-0', Date.now());
		expect(left).toMatchObject([
			{ event: 'reply', attempts: 2, texts: [{ id: 'SM1' }] },
			{ event: 'optedOut', attempts: 2 },
		]);
		await ledger.close();
	});

	test('of a run that ended never come again', async () => {
		let ended = () => {};
		const run = new Promise<void>((resolve) => (ended = resolve));
		const done = await another({ options: { gatherSeconds: 0 } }, () => run.then(() => ({}) as IRun));
		await done.call(signed({ MessageSid: 'SM1', Body: 'Hi' }));
		await done.activate('init');
		await done.nextEmission();
		ended();
		await done.stop();
		await run;
		const ledger = await openSqliteLedger(ledgerFile(), 'another process');
		await expect(ledger.takeNews('workflow:node-0', Date.now())).resolves.toEqual([]);
		await ledger.close();
	});

	test('of a test run come at once', async () => {
		const test = await another({ options: { gatherSeconds: 20 } }, undefined, true);
		const { started: items } = await test.call(signed({ MessageSid: 'SM1', Body: 'Hi' }, test));
		expect(items?.[REPLY]).toMatchObject([{ json: { reply: { body: 'Hi' } } }]);
	});
});

describe('the owner’s own phone', () => {
	const OWNER = '+14155550199';

	test('starts nothing, and is told once that the caller did not get it', async () => {
		await (await openLedger()).addOwnerNumber(BUSINESS, OWNER);
		await writesUnheard('Ok I will call him', OWNER);
		await writesUnheard('stop texting me', OWNER);
		expect(watcher.trigger.emitted).toEqual([]);
		expect(answers()).toMatchObject([
			{ to: OWNER, body: expect.stringContaining('did not reach a caller') as string },
		]);
		expect(await (await openLedger()).isSuppressed({ business: BUSINESS, caller: OWNER })).toBe(false);
	});

	test('is passed on when that is wanted, by its own name', async () => {
		await (await openLedger()).addOwnerNumber(BUSINESS, OWNER);
		const passing = await another({ options: { passOnOwner: true } });
		await passing.activate('init');
		await passing.call(signed({ From: OWNER, Body: 'Hello' }));
		expect((await passing.nextEmission())[REPLY]).toMatchObject([{ json: { event: 'ownerReply' } }]);
		await passing.stop();
	});
});

describe('pictures', () => {
	test('are downloaded when that is wanted; one that cannot be had stays a link', async () => {
		const png = Buffer.from('89504e470d0a1a0a', 'hex');
		const server = createServer((request, response) => {
			response.writeHead(request.url === '/1.png' ? 200 : 404, { 'content-type': 'image/png' });
			response.end(png);
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = Object(server.address()) as { port: number };
		const files = await another({ options: { pictures: 'files', gatherSeconds: 0 } });
		await files.activate('init');
		const media = [`http://127.0.0.1:${port}/1.png`, `http://127.0.0.1:${port}/gone.png`];
		await files.call(signed({ NumMedia: '2', MediaUrl0: media[0] ?? '', MediaUrl1: media[1] ?? '' }));
		const [item] = (await files.nextEmission())[REPLY] ?? [];
		expect(item?.json).toMatchObject({ reply: { media } });
		expect(Object.keys(item?.binary ?? {})).toEqual(['picture_0']);
		expect(item?.binary?.picture_0).toMatchObject({ mimeType: 'image/png', data: png.toString('base64') });
		await files.stop();
		server.close();
	});
});

describe('a text from another number of ours', () => {
	test('is answered in the same conversation, and an opt-out there holds here', async () => {
		const OTHER = '+14155550101';
		const sendFrom = { __rl: true, mode: 'number', value: OTHER };
		await runWorkflow({
			nodes: [{ node: SendTextBack, parameters: { options: { sendFrom } } }],
			input: [{ ...missedCall() }],
			credentials: [credentialFor(company)],
		});
		const other = await another({ phoneNumber: sendFrom, options: { gatherSeconds: 0 } });
		await other.activate('init');
		await other.call(signed({ To: OTHER, Body: 'Yes please' }));
		expect((await other.nextEmission())[REPLY]).toMatchObject([
			{
				json: { business: { number: BUSINESS, name: 'Oak Street Plumbing' }, text: { status: 'delivered' } },
			},
		]);
		await other.call(signed({ MessageSid: 'SM2', To: OTHER, Body: 'stop texting me' }));
		const ledger = await openLedger();
		for (const business of [BUSINESS, OTHER]) {
			expect(await ledger.isSuppressed({ business, caller: CALLER })).toBe(true);
		}
		await other.stop();
	});
});

describe('what became of the text', () => {
	test('a landline: the owner is told why, and what to do', async () => {
		await texted(LANDLINE);
		await watcher.trigger.nextEmission();
		expect(started(NOT_DELIVERED)).toMatchObject([
			{
				event: 'notDelivered',
				contact: { number: LANDLINE },
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
		expect(watcher.trigger.emitted).toEqual([]);
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
		await another.stop();
		expect(another.emitted).toHaveLength(1);
	});
});

describe('silence is reported only in the hours that are set', () => {
	const silent = async () => {
		const anHourAgo = Date.now() - 61 * 60_000;
		await (
			await openLedger()
		).recordSend(
			{ business: BUSINESS, caller: CALLER },
			{ provider: 'twilio', callId: 'CA1' },
			{ kind: 'sent', textId: 'SM1', body: 'Sorry!', segments: 1, status: 'sent' },
			anHourAgo,
		);
	};

	test('all week: it is told; on no day: it waits', async () => {
		await silent();
		const yesterday = new Date(Date.now() - 24 * 3_600_000).toLocaleDateString('en-US', {
			weekday: 'short',
			timeZone: 'UTC',
		});
		const waiting = await another({
			noReplyMinutes: 60,
			options: { noReplyHours: `${yesterday} 11:00am-11:01am`, gatherSeconds: 0 },
		});
		await waiting.activate('init');
		await waiting.call(signed({ From: '+14155550143', Body: 'Hi' }));
		expect((await waiting.nextEmission())[REPLY]).toHaveLength(1);
		await waiting.stop();
		expect(waiting.emitted).toHaveLength(1);
		const open = await another({ noReplyMinutes: 60, options: { noReplyHours: 'Mon-Sun 0:00-24:00' } });
		await open.activate('init');
		expect((await open.nextEmission())[NO_REPLY]).toMatchObject([{ json: { event: 'noReply' } }]);
		await open.stop();
	});

	test('hours that cannot be understood are told when the workflow is activated', async () => {
		const wrong = await another({ noReplyMinutes: 60, options: { noReplyHours: 'whenever' } });
		await expect(wrong.activate('init')).rejects.toThrow(/No Reply Only During/);
	});
});

describe('the number', () => {
	test('gets its old address for texts back on deactivation', async () => {
		const smsUrl = async () =>
			itemsOf(await api(company, 'GET', '/IncomingPhoneNumbers.json'), 'incoming_phone_numbers').find(
				(number) => number['phone_number'] === BUSINESS,
			)?.['sms_url'];
		expect(await smsUrl()).toBe(`${watcher.trigger.webhookUrl()}#rc=5&rp=ct,rt,4xx,5xx`);
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
