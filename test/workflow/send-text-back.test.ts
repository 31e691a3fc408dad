import { LedgerError } from '../../ledger/errors';
import { openLedger } from '../../ledger/open';
import { SqlLedger } from '../../ledger/sql/sql-ledger';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import { patience } from '../../nodes/SendTextBack/deliver';
import { pause, pauseMs } from '../../nodes/SendTextBack/pause';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { runWorkflow, type NodeSpec, type RunResult } from './engine';
import { api, AUTH_TOKEN, BUSINESS, CALLER, OWNER, startQuickCompany } from '../sandbox/company';
import { credentialFor, forgetLedger, missedCall } from './support';

const NODE = 'Send Text-Back';
const SENT = 0;
const SKIPPED = 1;
/** The account's other number. */
const OTHER = '+14155550101';
const PAIR = { business: BUSINESS, caller: CALLER };

let company: PhoneCompany;
beforeAll(async () => {
	company = await startQuickCompany();
});
afterAll(() => company.close());
beforeEach(() => company.setFailure('none'));
afterEach(forgetLedger);

async function send(
	input: object[],
	parameters: NodeSpec['parameters'] = {},
	node: Partial<NodeSpec> = {},
): Promise<RunResult> {
	return await runWorkflow({
		nodes: [{ ...node, node: SendTextBack, parameters }],
		input: input.map((item) => ({ ...item })),
		credentials: [credentialFor(company)],
	});
}

const textsTo = (number: string) => company.messages().filter(({ to }) => to === number);

/** One caller is texted as often as a test likes. */
const eachTime = { coolDownHours: 0, guards: { callerHourlyLimit: 0, callerDailyLimit: 0 } };

describe('texting a missed caller', () => {
	let caller = 1000;
	const freshCaller = () => `+1415555${String(caller++).padStart(4, '0')}`;

	test('the text goes out from the business’s number and the item says so', async () => {
		const number = freshCaller();
		const run = await send([missedCall({ caller: number })]);
		const [text] = textsTo(number);
		expect(text).toMatchObject({ from: BUSINESS, to: number });
		expect(run.items(NODE, SENT)).toMatchObject([
			{ call: { id: 'CA1' }, text: { id: text?.sid, status: 'queued', body: text?.body, segments: 1 } },
		]);
		expect(text?.body).toBe(
			'Hi, this is Oak Street Plumbing. Sorry we missed your call! We will call you back in a few minutes. How can we help? Reply STOP to opt out.',
		);
		expect(run.output(NODE, SENT)[0]?.pairedItem).toEqual({ item: 0 });
	});

	test('the message fits the hour', async () => {
		const [open, after, holiday, vacation] = [freshCaller(), freshCaller(), freshCaller(), freshCaller()];
		await send([
			{ ...missedCall({ id: 'CA-o', caller: open }), hours: { state: 'open' } },
			{
				...missedCall({ id: 'CA-a', caller: after }),
				hours: { state: 'afterHours', nextOpenText: 'tomorrow at 8:00 AM' },
			},
			{
				...missedCall({ id: 'CA-h', caller: holiday }),
				hours: { state: 'holiday', holiday: 'Labor Day', nextOpenText: 'Tuesday at 8:00 AM' },
			},
			{
				...missedCall({ id: 'CA-v', caller: vacation }),
				hours: {
					state: 'holiday',
					holiday: 'vacation',
					closedText: 'closed for vacation',
					nextOpenText: 'on Monday',
				},
			},
		]);
		expect(textsTo(open)[0]?.body).toContain('in a few minutes');
		expect(textsTo(after)[0]?.body).toContain('call you back tomorrow at 8:00 AM');
		expect(textsTo(holiday)[0]?.body).toContain('closed today: Labor Day');
		expect(textsTo(vacation)[0]?.body).toContain(
			'we are closed for vacation. We will call you back on Monday.',
		);
	});

	test('a caller who rings again within the cool-down is skipped, by name of the reason', async () => {
		const number = freshCaller();
		await send([missedCall({ id: 'CA-1', caller: number })]);
		const run = await send([missedCall({ id: 'CA-2', caller: number })]);
		expect(textsTo(number)).toHaveLength(1);
		expect(run.items(NODE, SENT)).toEqual([]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([
			{ text: { status: 'skipped', skippedBecause: 'alreadyTexted' } },
		]);
	});

	test('without a cool-down they are texted each time, and offered the way out only the first', async () => {
		const number = freshCaller();
		await send([missedCall({ id: 'CA-1', caller: number })], { coolDownHours: 0 });
		await send([missedCall({ id: 'CA-2', caller: number })], { coolDownHours: 0 });
		expect(textsTo(number).map(({ body }) => body.includes('STOP'))).toEqual([true, false]);
	});

	test('the same call twice is one text', async () => {
		const number = freshCaller();
		await Promise.all([1, 2, 3, 4].map(() => send([missedCall({ caller: number })])));
		expect(textsTo(number)).toHaveLength(1);
	});

	test.each([
		['anonymous', { caller: 'Anonymous' }],
		['anonymous', { caller: '' }],
		['invalidNumber', { caller: 'sip:alice@pbx.example' }],
		['shortCode', { caller: '72345' }],
		['premiumNumber', { caller: '+19005550100' }],
		['tollFreeNumber', { caller: '+18005550100' }],
		['otherCountry', { caller: '+16135550100' }],
		['ownNumber', { caller: BUSINESS }],
		['tooLate', { endedAt: new Date(Date.now() - 31 * 60_000).toISOString() }],
	])('%s: nobody is texted', async (skippedBecause, change) => {
		const before = company.messages().length;
		const run = await send([missedCall(change)]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { status: 'skipped', skippedBecause } }]);
		expect(company.messages()).toHaveLength(before);
	});

	test('one of the phones we ring is the business’s own', async () => {
		await (
			await openLedger()
		).saveBusiness({ number: BUSINESS, name: 'Oak Street Plumbing', ownNumbers: [OWNER] });
		const run = await send([missedCall({ caller: OWNER })]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'ownNumber' } }]);
	});

	test('so is the phone that the owner is notified on', async () => {
		await (await openLedger()).addOwnerNumber(BUSINESS, '+14155554010');
		const run = await send([missedCall({ caller: '+14155554010' })]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'ownNumber' } }]);
	});

	test('who said stop is not texted', async () => {
		await (await openLedger()).suppress(PAIR, 'reply', Date.now());
		const run = await send([missedCall()]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'optedOut' } }]);
	});

	test('who told the carrier to stop is skipped, and from then on known to us', async () => {
		const number = freshCaller();
		const strict = await startQuickCompany({ carrierOptOut: true });
		await strict.sendText({ from: number, to: BUSINESS, body: 'STOP' });
		const run = await runWorkflow({
			nodes: [{ node: SendTextBack }],
			input: [missedCall({ caller: number })],
			credentials: [credentialFor(strict)],
		});
		await strict.close();
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'optedOut' } }]);
		expect(await (await openLedger()).isSuppressed({ business: BUSINESS, caller: number })).toBe(true);
	});

	test('text from an earlier node is sent as it is', async () => {
		const number = freshCaller();
		await send([missedCall({ caller: number })], {
			messageFrom: 'earlier',
			earlierMessage: 'Oak Street Plumbing here: {{not a variable}}',
			options: { optOutLanguage: 'none' },
		});
		expect(textsTo(number)[0]?.body).toBe('Oak Street Plumbing here: {{not a variable}}');
	});

	test('text from a table of clients has its variables filled in where that is wanted', async () => {
		const number = freshCaller();
		await send([missedCall({ caller: number })], {
			messageFrom: 'earlier',
			earlierMessage: 'This is {{business.name}}.',
			fillIn: true,
			options: { optOutLanguage: 'none' },
		});
		expect(textsTo(number)[0]?.body).toBe('This is Oak Street Plumbing.');
	});
});

describe('answering a reply', () => {
	const replied = (number: string, id: string, change: object = {}) => ({
		event: 'reply',
		contact: { number, anonymous: false },
		business: { name: 'Oak Street Plumbing', number: BUSINESS },
		reply: { id, body: 'How much is it?', media: [] },
		...change,
	});
	const answer = (item: object, parameters: NodeSpec['parameters'] = {}) =>
		send([item], { messageFrom: 'earlier', earlierMessage: 'It is $90.', ...parameters });

	test('goes out although the caller was texted back just now and has written since', async () => {
		const number = '+14155557001';
		await send([missedCall({ caller: number })]);
		await (
			await openLedger()
		).recordReply({
			business: BUSINESS,
			caller: number,
			provider: 'twilio',
			id: 'SM-r1',
			body: 'How much is it?',
			at: Date.now(),
		});
		const run = await answer(replied(number, 'SM-r1'));
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { body: 'It is $90.' } }]);
		expect(textsTo(number)).toHaveLength(2);
	});

	test('happens once for each reply, also when it is handed out again', async () => {
		const number = '+14155557002';
		await answer(replied(number, 'SM-r2'), { coolDownHours: 0 });
		await answer(replied(number, 'SM-r2', { again: true }), { coolDownHours: 0 });
		expect(textsTo(number)).toHaveLength(1);
		await answer(replied(number, 'SM-r3'), { coolDownHours: 0 });
		expect(textsTo(number)).toHaveLength(2);
	});

	test('happens again only after the hours that are set, and is no reason not to text back', async () => {
		const number = '+14155557003';
		await answer(replied(number, 'SM-r4'));
		const again = await answer(replied(number, 'SM-r5'));
		expect(again.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'alreadyTexted' } }]);
		expect((await send([missedCall({ caller: number })])).items(NODE, SENT)).toHaveLength(1);
	});

	test('that may have gone out before a crash is looked for, not sent again', async () => {
		const pair = { business: BUSINESS, caller: '+14155557004' };
		const key = { provider: 'reply', callId: 'SM-r6' };
		const ledger = await openLedger();
		await ledger.claim(pair, key, Date.now() - 2_000, 3_600_000);
		await ledger.doubt(pair, key);
		await api(company, 'POST', '/Messages.json', { From: BUSINESS, To: pair.caller, Body: 'It is $90.' });
		const run = await answer(replied(pair.caller, 'SM-r6', { again: true }));
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { id: textsTo(pair.caller)[0]?.sid } }]);
		expect(textsTo(pair.caller)).toHaveLength(1);
	});

	test('does not take another text to the caller for its own, and goes out', async () => {
		const pair = { business: BUSINESS, caller: '+14155557009' };
		const key = { provider: 'reply', callId: 'SM-r12' };
		const ledger = await openLedger();
		await ledger.claim(pair, key, Date.now() - 2_000, 0);
		await ledger.doubt(pair, key);
		await send([missedCall({ caller: pair.caller })]);
		const run = await answer(replied(pair.caller, 'SM-r12', { again: true }), { coolDownHours: 0 });
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { body: 'It is $90.' } }]);
		expect(textsTo(pair.caller)).toHaveLength(2);
	});

	test('that went out unseen is on record as it went out, whatever would be written now', async () => {
		const pair = { business: BUSINESS, caller: '+14155557010' };
		const key = { provider: 'reply', callId: 'SM-r13' };
		const ledger = await openLedger();
		await ledger.claim(pair, key, Date.now() - 2_000, 0);
		await ledger.doubt(pair, key);
		await api(company, 'POST', '/Messages.json', { From: BUSINESS, To: pair.caller, Body: 'It is $80.' });
		await answer(replied(pair.caller, 'SM-r13', { again: true }));
		expect((await ledger.conversation(pair))?.lastText?.body).toBe('It is $80.');
	});

	test('keeps the wording that the caller gets of a message with several', async () => {
		const number = '+14155557011';
		const parameters = { messageFrom: 'same', sameMessage: 'One?\n---\nTwo?', ...eachTime };
		for (let round = 0; round < 6; round += 1) {
			await send([missedCall({ id: `CA-w${round}`, caller: number })], parameters);
			await answer(replied(number, `SM-w${round}`), { coolDownHours: 0 });
		}
		const wordings = textsTo(number).flatMap(({ body }) => /One|Two/.exec(body)?.[0] ?? []);
		expect(wordings).toEqual(Array(6).fill(wordings[0]));
	});

	test('names the business and the way out to somebody who was never texted, and later neither', async () => {
		const number = '+14155557005';
		await answer(replied(number, 'SM-r7'), { coolDownHours: 0 });
		await answer(replied(number, 'SM-r8'), { coolDownHours: 0 });
		expect(textsTo(number).map(({ body }) => body)).toEqual([
			'Oak Street Plumbing: It is $90. Reply STOP to opt out.',
			'It is $90.',
		]);
	});

	test('that stays unanswered is no silence to tell of', async () => {
		const number = '+14155557006';
		await answer(replied(number, 'SM-r9'));
		const ledger = await openLedger();
		const later = Date.now() + 1;
		await ledger.tellUnanswered(BUSINESS, 'holder', { after: 0, before: later }, later);
		expect(await ledger.takeNews('holder', later)).toEqual([]);
	});

	test('is not for who opted out', async () => {
		const caller = '+14155557007';
		await (await openLedger()).suppress({ business: BUSINESS, caller }, 'reply', Date.now());
		const run = await answer(replied(caller, 'SM-r10'));
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'optedOut' } }]);
	});

	test('may be shortened to so many parts', async () => {
		const number = '+14155557008';
		const words = 'We can come on Tuesday. '.repeat(40);
		const run = await answer(replied(number, 'SM-r11'), {
			earlierMessage: words,
			options: { mostParts: 3 },
		});
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { segments: 3 } }]);
		expect(textsTo(number)[0]?.body).toMatch(/ \w+\.?\.\.\. Reply STOP to opt out\.$/);
	});
});

describe('who not to text, as a person set it', () => {
	const NEVER_TEXTED = '+14155554001';
	const skipReason = async (
		parameters: NodeSpec['parameters'],
		item: object = missedCall({ caller: NEVER_TEXTED }),
	) =>
		(await send([item], parameters))
			.items(NODE, SKIPPED)
			.map(({ text }) => ({ ...Object(text) }) as Record<string, unknown>);

	test.each([
		['blocked', { blockList: '# not them\n(415) 555-4001 the landlord' }],
		['blocked', { blockList: '+1415*' }],
		['knownCaller', { knownPeople: '415 555 4001' }],
		['knownCaller', { callerIsKnown: true }],
		['knownCaller', { callerIsKnown: 'Yes' }],
	])('%s: %j', async (skippedBecause, guards) => {
		expect(await skipReason({ guards })).toMatchObject([{ status: 'skipped', skippedBecause }]);
		expect(textsTo(NEVER_TEXTED)).toEqual([]);
	});

	test('a list that cannot be read is named, with its line', async () => {
		const run = await send([missedCall()], { guards: { blockList: 'the landlord' } });
		expect(run.error?.message).toBe('“Block List” cannot be used');
		expect(run.error?.description).toContain('Line 1');
		const times = await send([missedCall()], {
			guards: { quietHours: { hours: { from: 'nine', to: '8:00' } } },
		});
		expect(times.error?.message).toContain('“nine” in “Quiet Hours, From”');
	});

	test('guards that were taken out of the list do not hold', async () => {
		const run = await send([missedCall({ caller: '+16135550101' })], { guards: { skip: ['landline'] } });
		expect(run.items(NODE, SENT)).toHaveLength(1);
	});

	test('quiet hours skip, or hold when the call is in the outbox; then it is handed out when they end', async () => {
		const allDay = { from: '12:00 AM', to: '11:59 PM' };
		const skip = { guards: { quietHours: { hours: { ...allDay, then: 'skip' } } } };
		expect(await skipReason(skip)).toMatchObject([{ status: 'skipped', skippedBecause: 'quietHours' }]);

		const hold = { guards: { quietHours: { hours: { ...allDay, then: 'hold' } } } };
		expect(await skipReason(hold)).toMatchObject([{ status: 'skipped', skippedBecause: 'quietHours' }]);

		const ledger = await openLedger();
		const key = { provider: 'twilio', callId: 'CA-held' };
		const item = missedCall({ id: 'CA-held', caller: '+14155554005' });
		await ledger.decideCall(
			key,
			{ business: BUSINESS, caller: '+14155554005' },
			{ verdict: { kind: 'missed', reason: 'noAnswer' }, item: () => item, outbox: 'holder' },
			Date.now(),
		);
		const [held] = await skipReason(hold, item);
		expect(held).toMatchObject({ status: 'held', skippedBecause: 'quietHours' });
		const until = Date.parse(String(held?.heldUntil));
		expect(until).toBeGreaterThan(Date.now());
		expect(await ledger.takeDue('holder', until - 1)).toEqual([]);
		expect(await ledger.takeDue('holder', until)).toMatchObject([{ key }]);
	});

	test('beyond the limit nobody is texted, and the first who is not says so to the owner', async () => {
		const limited = { guards: { hourlyLimit: 2 } };
		const calls = [1, 2, 3, 4].map((n) => missedCall({ id: `CA-l${n}`, caller: `+1415555300${n}` }));
		const runs = await Promise.all(calls.map((call) => send([call], limited)));
		const skippedTexts = runs.flatMap((run) => run.items(NODE, SKIPPED)).map(({ text }) => text);
		expect(runs.flatMap((run) => run.items(NODE, SENT))).toHaveLength(2);
		expect(skippedTexts).toMatchObject([
			{ skippedBecause: 'hourlyLimit' },
			{ skippedBecause: 'hourlyLimit' },
		]);
		expect(skippedTexts.filter((text) => JSON.stringify(text).includes('Most Texts an Hour'))).toHaveLength(
			1,
		);
		const unlimited = { guards: { hourlyLimit: 0, dailyLimit: 0 } };
		expect((await send([calls[3] ?? {}], unlimited)).items(NODE, SENT)).toHaveLength(1);
	});

	test('without a cool-down one caller gets no more than a few of the business’s texts', async () => {
		const calls = [1, 2, 3, 4, 5].map((n) => missedCall({ id: `CA-c${n}`, caller: '+14155553010' }));
		const eager = { coolDownHours: 0, guards: { hourlyLimit: 4 } };
		const runs = [];
		for (const call of calls) runs.push(await send([call], eager));
		expect(runs.flatMap((run) => run.items(NODE, SENT))).toHaveLength(3);
		expect(runs.at(-1)?.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'callerLimit' } }]);
		const other = missedCall({ id: 'CA-c6', caller: '+14155553011' });
		expect((await send([other], eager)).items(NODE, SENT)).toHaveLength(1);
	});

	test('a conversation has room for five times as many answers', async () => {
		const answer = (id: string) => {
			const { call: _call, ...item } = missedCall({ caller: '+14155553012' });
			return { ...item, event: 'reply', reply: { id, body: 'And?', media: [] } };
		};
		const eager = { coolDownHours: 0, guards: { callerHourlyLimit: 1 } };
		const run = await send(
			[1, 2, 3, 4, 5, 6].map((n) => answer(`SM-a${n}`)),
			eager,
		);
		expect(run.items(NODE, SENT)).toHaveLength(5);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'callerLimit' } }]);
	});

	test('forged numbers leave a third of the limit to callers whom the networks vouch for', async () => {
		const from = (n: number, attestation: string) => {
			const { call, ...item } = missedCall({ id: `CA-v${n}`, caller: `+141555530${n}` });
			return { ...item, call: { ...call, attestation } };
		};
		const limited = { guards: { hourlyLimit: 4 } };
		await send([from(20, 'A'), from(21, 'C')], limited);
		const forged = await send([from(22, 'none'), from(23, 'failed')], limited);
		expect(forged.items(NODE, SENT)).toHaveLength(1);
		const [refused] = forged.items(NODE, SKIPPED);
		expect(refused).toMatchObject({ text: { skippedBecause: 'hourlyLimit' } });
		expect(JSON.stringify(refused)).toContain('kept for callers whose number the phone networks vouch for');
		expect((await send([from(24, 'A')], limited)).items(NODE, SENT)).toHaveLength(1);
	});

	test('what only leads back to Notify Owner passes as it is, the way it went before', async () => {
		const before = company.messages().length;
		const item = missedCall();
		const again = (status?: string) => ({
			...item,
			digest: true,
			...(status && { text: { status } }),
		});
		const run = await send([again('queued'), again('skipped'), again()]);
		expect(run.items(NODE, SENT)).toEqual([again('queued')]);
		expect(run.items(NODE, SKIPPED)).toEqual([again('skipped'), again()]);
		expect(company.messages()).toHaveLength(before);
	});

	test('a landline that was refused once is not tried again, until somebody writes from it', async () => {
		const ledger = await openLedger();
		const pair = { business: BUSINESS, caller: '+14155554002' };
		const item = missedCall({ caller: pair.caller });
		await ledger.noteFinding(pair, 'landline', Date.now());
		expect(await skipReason({}, item)).toMatchObject([{ skippedBecause: 'landline' }]);
		await ledger.recordReply({ ...pair, provider: 'twilio', id: 'SM1', body: 'Hello', at: 1 });
		expect((await send([item])).items(NODE, SENT)).toHaveLength(1);
	});

	test('with Look Up Landlines on the phone system is asked first; without it, it is not', async () => {
		const landline = '+14155550150';
		const asked = () =>
			company.events().filter((event) => event.type === 'api' && event.path.includes('/v2/PhoneNumbers'));
		await send([missedCall({ id: 'CA-m', caller: '+14155554004' })], {});
		expect(asked()).toEqual([]);
		const lookUp = { guards: { lookUpLandlines: true } };
		expect(await skipReason(lookUp, missedCall({ id: 'CA-n', caller: landline }))).toMatchObject([
			{ skippedBecause: 'landline' },
		]);
		expect(asked()).toHaveLength(1);
		expect(await skipReason({}, missedCall({ id: 'CA-o', caller: landline }))).toMatchObject([
			{ skippedBecause: 'landline' },
		]);
		expect(asked()).toHaveLength(1);
	});
});

test('look-ups are as few as texts may be, however many landlines call', async () => {
	const asked = () =>
		company.events().filter((event) => event.type === 'api' && event.path.includes('/v2/PhoneNumbers'))
			.length;
	const before = asked();
	const landlines = [1, 2, 3].map((n) => missedCall({ id: `CA-ll${n}`, caller: `+141555502${n}0` }));
	for (const call of landlines) {
		await send([call], { guards: { lookUpLandlines: true, hourlyLimit: 2, skip: [] } });
	}
	expect(asked() - before).toBe(2);
	await send([missedCall({ id: 'CA-ll4', caller: '+14155550210' })], {
		coolDownHours: 0,
		guards: { lookUpLandlines: true, skip: [] },
	});
	expect(asked() - before).toBe(2);
});

describe('the message, as a person set it', () => {
	const fresh = (last: string) => missedCall({ id: `CA-${last}`, caller: `+1415555${last}` });
	const forms = () =>
		company
			.events()
			.flatMap((event) => (event.type === 'api' && event.method === 'POST' ? [event.form] : []));

	test('goes out from another number of the account, and its receipts and replies are still the business’s', async () => {
		const run = await send([fresh('5001')], {
			options: { sendFrom: { __rl: true, mode: 'number', value: OTHER } },
		});
		expect(textsTo('+14155555001')).toMatchObject([{ from: OTHER }]);
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { from: OTHER } }]);
		const conversation = await (
			await openLedger()
		).conversation({ business: BUSINESS, caller: '+14155555001' });
		expect(conversation?.lastText).toBeDefined();
	});

	test('goes out from the number that was called when the other is left empty', async () => {
		await send([fresh('5010')], { options: { sendFrom: { __rl: true, mode: 'list', value: '' } } });
		expect(textsTo('+14155555010')).toMatchObject([{ from: BUSINESS }]);
	});

	test('goes out through a Messaging Service', async () => {
		await send([fresh('5002')], { options: { messagingService: 'MG1' } });
		expect(textsTo('+14155555002')).toMatchObject([{ messaging_service_sid: 'MG1' }]);
		expect(forms().at(-1)).not.toHaveProperty('From');
	});

	test('cannot have two senders', async () => {
		const options = { messagingService: 'MG1', sendFrom: { __rl: true, mode: 'number', value: OTHER } };
		const run = await send([fresh('5003')], { options });
		expect(run.error?.message).toContain('both set');
	});

	test('takes a picture along, by an address that is one', async () => {
		const picture = 'https://example.com/van.png';
		const run = await send([fresh('5004')], { options: { picture } });
		expect(forms().at(-1)).toMatchObject({ MediaUrl: picture });
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { picture } }]);
		expect((await send([fresh('5005')], { options: { picture: 'van.png' } })).error?.message).toContain(
			'Picture',
		);
	});

	test('has one wording of several, and the same caller gets the same again', async () => {
		const parameters = { messageFrom: 'same', sameMessage: 'One?\n---\nTwo?\n---\nThree?', ...eachTime };
		const variants = new Set<unknown>();
		for (let round = 0; round < 6; round += 1) {
			const run = await send([missedCall({ id: `CA-v${round}`, caller: '+14155555006' })], parameters);
			variants.add(Object(run.items(NODE, SENT)[0]?.text).variant);
		}
		expect(variants.size).toBe(1);
		expect(['A', 'B', 'C']).toContain([...variants][0]);
		const conversation = await (
			await openLedger()
		).conversation({ business: BUSINESS, caller: '+14155555006' });
		expect(conversation?.lastText?.variant).toBe([...variants][0]);
	});

	test('that counts as many texts is sent with a warning', async () => {
		const run = await send([fresh('5007')], { messageFrom: 'same', sameMessage: 'a'.repeat(500) });
		expect(run.hints(NODE)).toEqual([expect.stringContaining('counts as 4 texts')]);
		expect(run.items(NODE, SENT)).toMatchObject([
			{ text: { segments: 4, warning: expect.any(String) as string } },
		]);
	});

	test('of a call that a test run shows is shown and not sent, and the published workflow sends it', async () => {
		const shown = await send([{ ...fresh('5019'), testRun: true }]);
		expect(shown.items(NODE, SENT)).toMatchObject([{ text: { status: 'dryRun' } }]);
		expect(textsTo('+14155555019')).toEqual([]);
		expect((await send([fresh('5019')])).items(NODE, SENT)).toHaveLength(1);
		expect(textsTo('+14155555019')).toHaveLength(1);
	});

	test('in a dry run is shown and not sent, and the next run may send it', async () => {
		const dry = await send([fresh('5009')], { options: { dryRun: true } });
		expect(dry.items(NODE, SENT)).toMatchObject([
			{
				text: {
					status: 'dryRun',
					body: expect.stringContaining('Oak Street Plumbing') as string,
					segments: 1,
				},
			},
		]);
		expect(dry.hints(NODE)).toEqual(['Dry run: nothing was sent.']);
		expect(textsTo('+14155555009')).toEqual([]);
		expect((await send([fresh('5009')])).items(NODE, SENT)).toHaveLength(1);
		const again = await send([missedCall({ id: 'CA-again', caller: '+14155555009' })], {
			options: { dryRun: true },
		});
		expect(again.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'alreadyTexted' } }]);
	});
});

describe('waiting before the text', () => {
	test('who writes or gets through meanwhile is not texted', async () => {
		const ledger = await openLedger();
		const caller = '+14155554003';
		const writes = send([missedCall({ caller })], { options: { waitSeconds: 1 } });
		await ledger.recordReply({
			business: BUSINESS,
			caller,
			provider: 'twilio',
			id: 'SM1',
			body: 'Hi!',
			at: Date.now() + 1,
		});
		expect((await writes).items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'wroteFirst' } }]);
		expect(textsTo(caller)).toEqual([]);
	});

	test.each([
		[{ least: 30, atMost: 0 }, 2_000, 0.5, 28_000],
		[{ least: 30, atMost: 90 }, 2_000, 0.5, 58_000],
		[{ least: 0, atMost: 60 }, 0, 0.25, 15_000],
		[{ least: 30, atMost: 0 }, 60_000, 0.5, 0],
		[{ least: 9_999, atMost: 0 }, 0, 0, 300_000],
		[{ least: 30, atMost: 0 }, -5_000, 0, 30_000],
		[{ least: 0, atMost: 0 }, 0, 0.9, 0],
	])('%j, %d ms after the call', (wait, age, random, ms) => {
		expect(pauseMs(wait, { startedAt: 0, endedAt: 1e6 }, 1e6 + age, random)).toBe(ms);
	});

	test('ends at once, and nothing is sent, when a person stops the run', async () => {
		const stop = new AbortController();
		const run = {
			getExecutionCancelSignal: () => stop.signal,
			onExecutionCancellation: (handler: () => unknown) => {
				stop.signal.addEventListener('abort', handler);
			},
		};
		const waits = pause(run, 300_000);
		stop.abort();
		expect(await waits).toBe(false);
		expect(await pause({ ...run, getExecutionCancelSignal: () => undefined }, 1)).toBe(true);
	});

	test('of an item of no call the whole time is waited', () => {
		expect(pauseMs({ least: 30, atMost: 0 }, undefined, 1e6, 0)).toBe(30_000);
	});
});

describe('what a person got wrong is said, and nothing is sent', () => {
	test('an unknown variable, in a test run at the field it stands in, with the known ones', async () => {
		const run = await runWorkflow({
			nodes: [{ node: SendTextBack, parameters: { messageFrom: 'same', sameMessage: 'Hi {{caler.name}}' } }],
			input: [{ ...missedCall() }],
			credentials: [credentialFor(company)],
			mode: 'manual',
		});
		expect(run.error?.message).toContain('Text of the Message');
		expect(run.error?.description).toContain('caler.name');
		expect(run.error?.description).toContain('contact.name');
		expect(textsTo(CALLER)).toEqual([]);
	});

	test('an item that says nothing of a caller', async () => {
		const run = await send([{ hello: 'there' }]);
		expect(run.error?.message).toBe('The item does not say who called whom');
		expect(run.error?.description).toContain('Missed Call Trigger');
	});

	test('with “continue on fail” the bad item leaves by Skipped and the others are texted', async () => {
		const run = await send(
			[{ hello: 'there' }, missedCall({ id: 'CA-9', caller: '+14155559001' })],
			{},
			{ onError: 'continueRegularOutput' },
		);
		expect(run.output(NODE, SENT)).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(run.output(NODE, SKIPPED)).toMatchObject([
			{
				pairedItem: { item: 0 },
				json: {
					hello: 'there',
					error: expect.stringMatching(/^The item does not say who called whom\. Connect /) as unknown,
				},
			},
		]);
	});
});

describe('a message that cannot be used costs no caller', () => {
	const PLAIN = 'Oak Street Plumbing: Sorry we missed your call. How can we help? Reply STOP to opt out.';
	let next = 6000;
	const texted = async (parameters: NodeSpec['parameters'], item: object = {}) => {
		const caller = `+1415555${next++}`;
		const run = await send([{ ...missedCall({ id: `CA-${caller}`, caller }), ...item }], parameters);
		expect(textsTo(caller).map(({ body }) => body)).toEqual([PLAIN]);
		return { run, text: Object(run.items(NODE, SENT)[0]?.text) };
	};

	test.each([
		['names an unknown variable', 'Hi {{busines.name}}', /busines\.name/],
		['is not closed', 'Hi {{business.name', /“Text of the Message”/],
		['is empty', ' ', /empty/],
		['is too long', 'ż'.repeat(700), /parts|texts/],
	])('that %s: they get a plain one, and the item says what to mend', async (_what, sameMessage, problem) => {
		const { run, text } = await texted({ messageFrom: 'same', sameMessage });
		expect(text.problem).toMatch(problem);
		expect(run.hints(NODE).join()).toContain('plain text');
	});

	test('because the hours could not be read: they get a plain one', async () => {
		const { text } = await texted(
			{},
			{ problem: 'Weekly Hours, row 1: "1:00" could be by day or at night.' },
		);
		expect(text.problem).toContain('Weekly Hours, row 1');
	});
});

describe('a setting that cannot be read', () => {
	afterEach(() => jest.restoreAllMocks());

	test('brings the call back within minutes, and after it is mended the caller gets one text', async () => {
		const ledger = await openLedger();
		const key = { provider: 'twilio', callId: 'CA-mended' };
		const pair = { business: BUSINESS, caller: '+14155556100' };
		const item = missedCall({ id: key.callId, caller: pair.caller });
		await ledger.decideCall(
			key,
			pair,
			{ verdict: { kind: 'missed', reason: 'noAnswer' }, item: () => item, outbox: 'workflow:node' },
			Date.now(),
		);
		const broken = await send([item], { options: { picture: 'no address' } });
		expect(broken.error?.message).toContain('“Picture”');
		const due = async () => await ledger.takeDue('workflow:node', Date.now() + 61_000);
		while ((await due()).length === 0) await new Promise(setImmediate);
		expect((await send([item])).items(NODE, SENT)).toHaveLength(1);
		expect(textsTo(pair.caller)).toHaveLength(1);
	});
});

describe('a record that fails', () => {
	const key = { provider: 'twilio', callId: 'CA-record' };
	afterEach(() => jest.restoreAllMocks());

	test.each(['begin', 'claim', 'recordSend'] as const)(
		'at “%s” brings the call back a minute later, and the caller gets one text',
		async (step) => {
			const number = `+141555522${{ begin: '01', claim: '02', recordSend: '03' }[step]}`;
			const item = missedCall({ id: key.callId, caller: number });
			const ledger = await openLedger();
			const verdict = { kind: 'missed', reason: 'noAnswer' } as const;
			const pair = { business: BUSINESS, caller: number };
			await ledger.decideCall(key, pair, { verdict, item: () => item, outbox: 'holder' }, Date.now());
			jest
				.spyOn(SqlLedger.prototype, step)
				.mockRejectedValueOnce(new LedgerError('failed', 'The disk is full'));
			expect((await send([item])).error?.message).toContain('The disk is full');
			expect(await ledger.takeDue('holder', Date.now() + 61_000)).toMatchObject([{ key }]);
			const again = await send([{ ...item, call: { ...item.call, late: true } }]);
			expect(again.items(NODE, SENT)).toHaveLength(1);
			expect(textsTo(number)).toHaveLength(1);
		},
	);
});

describe('a phone system that fails', () => {
	beforeEach(() => {
		jest.replaceProperty(patience, 'firstPauseMs', 20);
		jest.replaceProperty(patience, 'deadlineMs', 200);
	});
	afterEach(() => jest.restoreAllMocks());

	test.each(['429', '500', 'html'] as const)(
		'%s twice, and then it is well: one text, in the same run',
		async (mode) => {
			const number = `+141555521${{ '429': '02', '500': '03', html: '04' }[mode]}`;
			jest.replaceProperty(patience, 'deadlineMs', 300_000);
			company.setFailure(mode, 'Messages', 2);
			const run = await send([missedCall({ caller: number })]);
			expect(run.items(NODE, SENT)).toHaveLength(1);
			expect(textsTo(number)).toHaveLength(1);
		},
	);

	test('a refusal is not asked for again', async () => {
		const number = '+14155552105';
		company.setFailure('401', 'Messages', 1);
		expect((await send([missedCall({ caller: number })])).status).toBe('error');
		expect(textsTo(number)).toEqual([]);
	});

	test.each([
		['429', 'gives the caller back to the next call', true],
		['500', 'keeps the caller until it is known', false],
	] as const)('%s to the end %s', async (mode, _what, isFree) => {
		const pair = { business: BUSINESS, caller: `+141555521${mode === '429' ? '06' : '07'}` };
		company.setFailure(mode);
		await send([missedCall({ caller: pair.caller })]);
		const another = { provider: 'twilio', callId: 'CA-another' };
		const claim = await (await openLedger()).claim(pair, another, Date.now(), 3_600_000);
		expect(claim.granted).toBe(isFree);
	});

	test.each(['401', '429', '500', 'html'] as const)(
		'%s: the run fails in words, the next try sends',
		async (mode) => {
			const number = `+141555520${{ '401': '01', '429': '02', '500': '03', html: '04' }[mode]}`;
			company.setFailure(mode);
			const failed = await send([missedCall({ caller: number })]);
			expect(failed.status).toBe('error');
			expect(failed.error?.message).toMatch(/Twilio/);
			expect(failed.error?.description).toMatch(/\w{4,}/);
			expect(textsTo(number)).toEqual([]);

			company.setFailure('none');
			const run = await send([missedCall({ caller: number })]);
			expect(run.items(NODE, SENT)).toHaveLength(1);
			expect(textsTo(number)).toHaveLength(1);
		},
	);

	test('an answer that got lost is looked up, not sent again', async () => {
		const number = '+14155552010';
		company.setFailure('lostAnswer', 'Messages', 1);
		const run = await send([missedCall({ caller: number })]);
		const [text, ...more] = textsTo(number);
		expect(more).toEqual([]);
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { id: text?.sid } }]);
	});

	test('while nobody can tell whether it went out, it is not sent again; once somebody can, it is settled', async () => {
		const number = '+14155552011';
		const ledger = await openLedger();
		await ledger.claim(
			{ business: BUSINESS, caller: number },
			{ provider: 'twilio', callId: 'CA1' },
			Date.now(),
			3_600_000,
		);
		await ledger.doubt({ business: BUSINESS, caller: number }, { provider: 'twilio', callId: 'CA1' });

		company.setFailure('500');
		expect((await send([missedCall({ caller: number })])).status).toBe('error');
		company.setFailure('none');
		expect((await send([missedCall({ caller: number })])).items(NODE, SENT)).toHaveLength(1);
		expect(textsTo(number)).toHaveLength(1);
	});

	test('a text that went out unseen counts, although its caller has answered it meanwhile', async () => {
		const pair = { business: BUSINESS, caller: '+14155552013' };
		const key = { provider: 'twilio', callId: 'CA-unseen' };
		const ledger = await openLedger();
		const calledAt = Date.now() - 2_000;
		await ledger.claim(pair, key, calledAt, 3_600_000);
		await ledger.doubt(pair, key);
		await api(company, 'POST', '/Messages.json', { From: BUSINESS, To: pair.caller, Body: 'Sorry!' });
		await ledger.recordReply({ ...pair, provider: 'twilio', id: 'SM-answer', body: 'Hi', at: Date.now() });
		const item = missedCall({
			id: key.callId,
			caller: pair.caller,
			endedAt: new Date(calledAt).toISOString(),
		});
		const run = await send([{ ...item, call: { ...item.call, startedAt: item.call.endedAt, late: true } }]);
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { id: textsTo(pair.caller)[0]?.sid } }]);
		expect(textsTo(pair.caller)).toHaveLength(1);
	});

	test('a late call that an older copy of the record knows nothing of is not texted again', async () => {
		const pair = { business: BUSINESS, caller: '+14155552015' };
		const startedAt = new Date(Date.now() - 60_000).toISOString();
		await api(company, 'POST', '/Messages.json', { From: BUSINESS, To: pair.caller, Body: 'Sorry!' });
		const item = missedCall({ id: 'CA-restored', caller: pair.caller });
		const late = [{ ...item, call: { ...item.call, startedAt, late: true } }];
		company.setFailure('500');
		expect((await send(late)).status).toBe('error');
		company.setFailure('none');
		const run = await send(late);
		expect(run.items(NODE, SENT)).toMatchObject([{ text: { id: textsTo(pair.caller)[0]?.sid } }]);
		expect(textsTo(pair.caller)).toHaveLength(1);
	});

	test('a text that nobody can tell of is given up when it is too late', async () => {
		const pair = { business: BUSINESS, caller: '+14155552014' };
		const key = { provider: 'twilio', callId: 'CA-late' };
		const ledger = await openLedger();
		await ledger.claim(pair, key, Date.now(), 3_600_000);
		await ledger.doubt(pair, key);
		company.setFailure('500');
		const endedAt = new Date(Date.now() - 31 * 60_000).toISOString();
		const item = missedCall({ id: key.callId, caller: pair.caller, endedAt });
		const run = await send([{ ...item, call: { ...item.call, startedAt: endedAt, late: true } }]);
		expect(run.items(NODE, SKIPPED)).toMatchObject([{ text: { skippedBecause: 'tooLate' } }]);
	});

	test('no secret gets into the run’s data', async () => {
		company.setFailure('401');
		const run = await send([missedCall({ caller: '+14155552012' })]);
		expect(JSON.stringify(run.run)).not.toContain(AUTH_TOKEN);
	});
});
