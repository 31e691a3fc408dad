import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Ledger, Pair } from '../../ledger/ledger';
import { openLedger } from '../../ledger/open';
import { MissedCallLedger } from '../../nodes/MissedCallLedger/MissedCallLedger.node';
import { call, missed, sent } from '../ledger/examples';
import { runWorkflow, type NodeSpec, type RunResult } from './engine';
import { startQuickCompany } from '../sandbox/company';
import { credentialFor, forgetLedger } from './support';

const NODE = 'Missed Call Ledger';
const HOUR = 3_600_000;
const OURS = '+14155550100';
const OUR_OTHER = '+14155550101';
const THEIRS = '+14155550109';
const CALLER = '+14155550142';
const PAIR: Pair = { business: OURS, caller: CALLER };

let ledger: Ledger;
beforeEach(async () => {
	ledger = await openLedger();
	await ledger.saveBusiness({ number: OURS, name: 'Oak Street Plumbing' });
});
afterEach(forgetLedger);

async function run(
	parameters: INodeParameters,
	node: Partial<NodeSpec> = {},
	input: IDataObject[] = [{}],
): Promise<RunResult> {
	return await runWorkflow({
		nodes: [
			{ ...node, node: MissedCallLedger, parameters: { phoneNumbers: '(415) 555-0100', ...parameters } },
		],
		input,
	});
}

const items = async (parameters: INodeParameters): Promise<IDataObject[]> =>
	(await run(parameters)).items(NODE);
const conversations = (parameters: INodeParameters = {}): Promise<IDataObject[]> =>
	items({ resource: 'conversation', operation: 'getAll', ...parameters });
const outcome = (parameters: INodeParameters): Promise<RunResult> =>
	run({ resource: 'conversation', operation: 'setOutcome', caller: '(415) 555-0142', ...parameters });

async function isMissed(
	pair: Pair,
	at: number,
	id = `CA ${at} ${pair.caller} ${pair.business}`,
): Promise<void> {
	const [key, from, to] = [call(id), pair.caller, pair.business];
	await ledger.recordCallEvents(key, pair, 'holder', [{ kind: 'received', at, from, to }]);
	await ledger.decideCall(key, pair, missed(key), at);
	await ledger.recordSend(pair, key, sent(`SM ${id}`), at + 4_000);
}

const replies = (pair: Pair, at: number, body = 'Can you come by?'): Promise<unknown> =>
	ledger.recordReply({ ...pair, provider: 'twilio', id: `reply ${at}`, body, at });

describe('conversations', () => {
	test('tell who the caller is, what was said, and since when they wait', async () => {
		const at = Date.now() - 3 * HOUR;
		await isMissed(PAIR, at);
		await replies(PAIR, at + HOUR);
		expect(await conversations()).toMatchObject([
			{
				contact: { number: CALLER, nationalNumber: '(415) 555-0142', missedCalls: 1, optedOut: false },
				business: { name: 'Oak Street Plumbing', number: OURS },
				text: { body: 'Sorry we missed you.' },
				reply: { body: 'Can you come by?' },
				waitingMinutes: 120,
			},
		]);
	});

	test('of another client stay out of sight', async () => {
		await isMissed({ ...PAIR, business: THEIRS }, Date.now());
		expect(await conversations()).toEqual([]);
		expect(await conversations({ phoneNumbers: `${OURS}, ${THEIRS}` })).toHaveLength(1);
	});

	test('can be only one caller’s, written as people write a number', async () => {
		const other = { ...PAIR, caller: '+14155550143' };
		for (const pair of [PAIR, other]) await isMissed(pair, Date.now());
		expect(await conversations({ onlyCaller: '(415) 555-0143' })).toMatchObject([
			{ contact: { number: other.caller } },
		]);
		expect(await conversations({ onlyCaller: '(415) 555-0144' })).toEqual([]);
		const { error } = await run({
			resource: 'conversation',
			operation: 'getAll',
			onlyCaller: 'somebody',
		});
		expect(error?.message).toContain('Only This Caller');
	});

	test('the owner’s own phone is no caller, in the list and in the report', async () => {
		await ledger.addOwnerNumber(OURS, CALLER);
		await isMissed(PAIR, Date.now());
		await replies(PAIR, Date.now());
		await isMissed({ ...PAIR, caller: '+14155550143' }, Date.now() - 1);
		expect(await conversations({ returnAll: false, limit: 1 })).toMatchObject([
			{ contact: { number: '+14155550143' } },
		]);
		const [report] = await items({ resource: 'report', operation: 'build', period: 'thisMonth' });
		expect(report).toMatchObject({ callers: { missed: 1 } });
	});

	test('can be only those that wait, for so long, the longest first', async () => {
		const now = Date.now();
		const other = { ...PAIR, caller: '+14155550143' };
		for (const pair of [PAIR, other]) await isMissed(pair, now - 5 * HOUR);
		await replies(other, now - 3 * HOUR);
		await replies(PAIR, now - 4 * HOUR);
		const callers = async (show: string, waitingHours = 0) =>
			(await conversations({ show, waitingHours })).map((item) => (item.contact as IDataObject).number);
		expect(await callers('replied')).toEqual([CALLER, other.caller]);
		expect(await callers('waiting', 3.5)).toEqual([CALLER]);
		expect(await callers('waiting', 10)).toEqual([]);
		expect(await callers('notTexted')).toEqual([]);
	});

	test('can be only those of the last days, and only so many', async () => {
		await isMissed(PAIR, Date.now() - 9 * 24 * HOUR);
		await isMissed({ ...PAIR, caller: '+14155550143' }, Date.now());
		await isMissed({ ...PAIR, caller: '+14155550144', business: OUR_OTHER }, Date.now());
		const phoneNumbers = `${OURS}, ${OUR_OTHER}`;
		expect(await conversations({ phoneNumbers })).toHaveLength(3);
		expect(await conversations({ phoneNumbers, since: 'last7Days' })).toHaveLength(2);
		expect(await conversations({ phoneNumbers, limit: 1 })).toHaveLength(1);
	});
});

describe('an outcome', () => {
	test('is entered, and the conversation waits no more', async () => {
		await isMissed(PAIR, Date.now() - HOUR);
		await replies(PAIR, Date.now() - HOUR / 2);
		const result = await outcome({ outcome: 'won', value: '$1,350.50' });
		expect(result.items(NODE)).toMatchObject([
			{ contact: { number: CALLER }, business: { number: OURS }, outcome: 'won', outcomeValue: 1350.5 },
		]);
		expect(await conversations({ show: 'replied' })).toEqual([]);
		expect(await conversations()).toMatchObject([{ outcome: 'won', outcomeValue: 1350.5 }]);
	});

	test('needs a conversation', async () => {
		await isMissed({ ...PAIR, business: THEIRS }, Date.now());
		const { error } = await outcome({ outcome: 'booked' });
		expect(error?.message).toBe('There is no conversation with +14155550142');
		expect(error?.description).toContain('Client’s Phone Numbers');
	});

	test('is not entered for a caller who is known under two numbers', async () => {
		await isMissed(PAIR, Date.now());
		await isMissed({ ...PAIR, business: OUR_OTHER }, Date.now());
		const { error } = await outcome({ outcome: 'booked', phoneNumbers: `${OURS}, ${OUR_OTHER}` });
		expect(error?.message).toBe('+14155550142 is known under +14155550100 and +14155550101');
		expect(error?.description).toContain('Leave only the number that is meant');
	});

	test.each([
		[{ outcome: 'won', value: 'a lot' }, '“a lot” in “Value of the Job” is not an amount'],
		[{ outcome: 'won', value: '-5' }, '“-5” in “Value of the Job” is not an amount'],
		[{ outcome: '={{ "perhaps" }}' }, '“Outcome” is “perhaps”, which is none'],
		[{ outcome: 'booked', caller: 'the plumber' }, '“the plumber” in “Caller” is not a phone number'],
		[{ outcome: 'booked', phoneNumbers: '5, 6' }, '“5” in “Client’s Phone Numbers” is not a phone number'],
		[{ outcome: 'booked', phoneNumbers: '={{ " , " }}' }, '“Client’s Phone Numbers” is empty'],
	])('%j is refused, by name of the field', async (parameters, message) => {
		expect((await outcome(parameters)).error?.message).toBe(message);
	});

	test('goes on with the error when the node is set to continue', async () => {
		const result = await run(
			{ resource: 'conversation', operation: 'setOutcome', caller: CALLER, outcome: 'booked' },
			{ onError: 'continueRegularOutput' },
			[{ row: 1 }],
		);
		expect(result.items(NODE)).toEqual([
			{
				row: 1,
				error: expect.stringMatching(/^There is no conversation with \+14155550142\. .*Check the number/),
			},
		]);
	});
});

test('a caller is forgotten for the client who asks, and stays opted out', async () => {
	const elsewhere = { ...PAIR, business: THEIRS };
	for (const pair of [PAIR, elsewhere]) await isMissed(pair, Date.now());
	await ledger.suppress(PAIR, 'reply', Date.now());
	const forget = { resource: 'conversation', operation: 'forget', caller: CALLER };
	expect(await items(forget)).toEqual([{ business: { number: OURS }, forgotten: true }]);
	expect(await ledger.conversation(PAIR)).toBeUndefined();
	expect(await ledger.isSuppressed(PAIR)).toBe(true);
	expect(await ledger.conversation(elsewhere)).toBeDefined();
	expect((await run(forget)).error?.message).toBe('There is no conversation with +14155550142');
});

test('an outcome is entered for the caller that the item tells of, where none is written', async () => {
	await isMissed(PAIR, Date.now() - HOUR);
	const input = [{ contact: { number: CALLER } }];
	const done = await run({ resource: 'conversation', operation: 'setOutcome', outcome: 'booked' }, {}, input);
	expect(done.items(NODE)).toMatchObject([{ contact: { number: CALLER }, outcome: 'booked' }]);
});

describe('opt-outs', () => {
	const optOut = (operation: string, parameters: INodeParameters = {}): Promise<IDataObject[]> =>
		items({ resource: 'optOut', operation, ...parameters });

	test('are added for every number of the client, listed and removed', async () => {
		const phoneNumbers = `${OURS}; ${OUR_OTHER}`;
		expect(await optOut('add', { phoneNumbers, person: '415-555-0142' })).toMatchObject([
			{ contact: { number: CALLER }, optedOut: true, changed: true },
		]);
		expect(await ledger.isSuppressed({ business: OUR_OTHER, caller: CALLER })).toBe(true);
		expect(await ledger.isSuppressed({ business: THEIRS, caller: CALLER })).toBe(false);
		expect(await optOut('list')).toMatchObject([
			{ contact: { number: CALLER }, business: { number: OURS }, source: 'person' },
		]);
		expect(await optOut('remove', { person: CALLER })).toMatchObject([{ optedOut: false, changed: true }]);
		expect(await ledger.isSuppressed(PAIR)).toBe(false);
		expect(await ledger.isSuppressed({ business: OUR_OTHER, caller: CALLER })).toBe(true);
	});

	test('are imported from a list as people have it, each once; what is no number is told', async () => {
		const numbers = '(415) 555-0142, +1 415 555 0143\n"415.555.0142"; phone number\n\n';
		expect(await optOut('import', { numbers })).toEqual([
			{ added: 2, alreadyThere: 0, notPhoneNumbers: ['phone number'] },
		]);
		expect(await optOut('import', { numbers: '4155550143' })).toMatchObject([{ added: 0, alreadyThere: 1 }]);
	});

	test('a list without a number is an error', async () => {
		const { error } = await run({ resource: 'optOut', operation: 'import', numbers: 'none' });
		expect(error?.message).toBe('There is no phone number in “Phone Numbers to Import”');
	});
});

describe('a report', () => {
	const today = () => new Date().toISOString().slice(0, 10);
	const build = (parameters: INodeParameters = {}): Promise<RunResult> =>
		run({
			resource: 'report',
			operation: 'build',
			timeZone: { __rl: true, mode: 'name', value: 'UTC' },
			period: 'days',
			firstDay: '2026-01-01',
			lastDay: today(),
			...parameters,
		});

	test('counts all numbers of the client, and names it', async () => {
		await isMissed(PAIR, Date.now());
		await replies(PAIR, Date.now() + 10_000);
		await isMissed({ caller: '+14155550143', business: OUR_OTHER }, Date.now());
		const result = await build({
			phoneNumbers: `${OURS}, ${OUR_OTHER}`,
			figures: { averageJob: 400, closeRate: 50 },
		});
		expect(result.items(NODE)).toMatchObject([
			{
				client: { name: 'Oak Street Plumbing', numbers: [OURS, OUR_OTHER] },
				isEmpty: false,
				callers: { missed: 2, texted: 2, replied: 1 },
				money: { estimates: [{ case: 'conservative', value: 200 }, { case: 'reached' }] },
			},
		]);
		expect(result.hints(NODE)).toEqual([]);
	});

	test('comes with a page as a file or as text', async () => {
		await isMissed(PAIR, Date.now());
		const branding = { agency: 'Example Agency', colour: '#224488' };
		const [item] = (await build({ page: 'file', branding })).output(NODE);
		expect(item?.binary?.page).toMatchObject({
			mimeType: 'text/html',
			fileName: 'oak-street-plumbing-report.html',
		});
		const [text] = (await build({ page: 'text', branding, clientName: 'Oak & Sons' })).items(NODE);
		expect(text?.page).toContain('<h1>Oak &#38; Sons</h1>');
		expect(text?.page).toContain('--brand: #224488');
		const { error } = await build({ page: 'text', branding: { logo: 'logo.png' } });
		expect(error?.message).toBe('Logo: "logo.png" is not the address of a picture.');
	});

	test('of a period without a call says so, above the output too', async () => {
		const result = await build();
		expect(result.items(NODE)).toMatchObject([{ isEmpty: true, callers: { missed: 0 } }]);
		expect(result.hints(NODE)).toEqual([expect.stringContaining('No call is on record from 2026-01-01')]);
	});

	test.each([
		[{ lastDay: '2025-12-31' }, 'Last Day: The period ends before it begins: 2026-01-01 to 2025-12-31.'],
		[{ firstDay: '={{ "soon" }}' }, 'First Day: "soon" is not a day.'],
		[
			{ timeZone: { __rl: true, mode: 'name', value: 'EST' } },
			'Time Zone: "EST" is not the name of a time zone.',
		],
		[{ figures: { averageJob: 5, currency: 'bucks' } }, 'Currency: "BUCKS" is not the code of a currency.'],
		[{ figures: { closeRate: 250 } }, 'Close Rate (%): 250 cannot be meant.'],
	])('%j is refused, by name of the field', async (parameters, message) => {
		expect((await build(parameters as INodeParameters)).error?.message).toBe(message);
	});
});

describe('a prospect audit', () => {
	const csv = 'From,Time,Duration\n4155550142,2026-11-02 12:15,0\n4155550142,2026-11-02 19:30,0\n';
	const audit = (parameters: INodeParameters = {}): Promise<RunResult> =>
		run({
			resource: 'report',
			operation: 'buildAudit',
			callsFrom: 'text',
			csv,
			timeZone: { __rl: true, mode: 'name', value: 'America/New_York' },
			clientName: 'Oak Street Plumbing',
			openingHours: 'Mon-Fri 8am-5pm',
			phoneNumbers: '',
			...parameters,
		});

	test('is built from a CSV, and says how it was understood', async () => {
		const result = await audit({ page: 'file' });
		expect(result.items(NODE)).toMatchObject([
			{
				client: { name: 'Oak Street Plumbing' },
				calls: { all: 2, missed: 2 },
				people: { missed: 1, gaveUp: 1 },
				covered: { people: 1, whileOpen: 1, whileClosed: 0 },
				list: {
					rows: 2,
					calls: 2,
					outgoing: 0,
					leftOut: [],
					columns: { caller: 'From', time: 'Time', duration: 'Duration' },
				},
			},
		]);
		expect(result.hints(NODE)).toEqual([
			expect.stringContaining('2 rows; 2 calls came in. Read: caller from “From”'),
		]);
		expect(result.output(NODE)[0]?.binary?.page?.fileName).toBe('oak-street-plumbing-audit.html');
	});

	test('reads a long list while n8n goes on with everything else', async () => {
		let turns = 0;
		const others = setInterval(() => {
			turns += 1;
		}, 0);
		const row = '(415) 555-0142,2026-11-02 12:15,0\n';
		const result = await audit({ csv: `From,Time,Duration\n${row.repeat(3000)}` });
		clearInterval(others);
		expect(result.items(NODE)).toMatchObject([{ list: { rows: 3000 } }]);
		expect(turns).toBeGreaterThan(10);
	});

	test('asks for the file that is not there', async () => {
		const { error } = await audit({ callsFrom: 'file' });
		expect(error?.message).toBe('Call List: There is no file.');
	});

	test('takes the business’s own number where the list does not say who called whom', async () => {
		const mixed = [
			'From,To,Time,Duration',
			'+14155550142,+14155550100,2026-11-02 09:15,75',
			'+14155550100,+14155550142,2026-11-02 10:15,60',
			'+14155550143,+14155550101,2026-11-02 15:45,0',
			'+14155550101,+14155550143,2026-11-02 16:45,60',
		].join('\n');
		const unsure = await audit({ csv: mixed });
		expect(unsure.error?.description).toContain('“Business’s Own Numbers”');
		const sure = await audit({ csv: mixed, columns: { ownNumbers: '(415) 555-0100, 415-555-0101' } });
		expect(sure.items(NODE)).toMatchObject([
			{ calls: { all: 2, missed: 1 }, people: { calledBack: 1, neverGotThrough: 0 }, list: { outgoing: 2 } },
		]);
	});

	test('reads the file of an item', async () => {
		const result = await runWorkflow({
			nodes: [
				{
					name: 'Page',
					node: MissedCallLedger,
					parameters: { resource: 'report', operation: 'build', phoneNumbers: OURS, page: 'file' },
				},
				{
					node: MissedCallLedger,
					parameters: { resource: 'report', operation: 'buildAudit', binaryField: 'page' },
				},
			],
		});
		expect(result.error?.message).toBe('Call List: This is a web page, not a CSV file.');
	});

	test('is built from the phone system’s own list', async () => {
		const company = await startQuickCompany();
		try {
			for (const from of [CALLER, CALLER, '+14155550143']) {
				await (await company.placeCall({ from, to: OURS })).waitFor('ended');
			}
			const result = await runWorkflow({
				nodes: [
					{
						node: MissedCallLedger,
						parameters: {
							resource: 'report',
							operation: 'buildAudit',
							callsFrom: 'list',
							prospectNumber: '(415) 555-0100',
						},
					},
				],
				credentials: [credentialFor(company)],
			});
			expect(result.items(NODE)).toMatchObject([
				{ calls: { all: 3, missed: 3 }, people: { missed: 2, gaveUp: 1 }, covered: { people: 2 } },
			]);
		} finally {
			await company.close();
		}
	});

	test.each([
		[{ csv: 'PK\u0003\u0004' }, 'Call List: This is an Excel workbook or a ZIP archive, not a CSV file.'],
		[
			{ columns: { caller: 'Customer' } },
			'Columns: The list has no column “Customer”. It has “From”, “Time”, “Duration”.',
		],
		[{ openingHours: 'Mon-Fri 8-25' }, 'Opening Hours: "25" is not a time of day.'],
		[{ callsFrom: 'list', prospectNumber: OURS }, 'No phone system is chosen'],
	])('%j is refused, by name of the field', async (parameters, message) => {
		const { error } = await audit(parameters);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/\w/);
	});
});

describe('a new client', () => {
	const ANSWERS = {
		resource: 'client',
		operation: 'check',
		clientName: 'Oak Street Plumbing',
		hours: 'Mon-Fri 8am-5pm',
		timeZone: { __rl: true, mode: 'name', value: 'America/New_York' },
		openMessage: 'Hi, this is {{business.name}}.',
		closedMessage: 'We call you back {{hours.nextOpenText}}.',
		ownerPhone: '(415) 555-0111',
	};

	test('whose answers hold comes out as a table keeps it', async () => {
		expect(await items(ANSWERS)).toMatchObject([
			{ number: '+14155550100', ownerPhone: '+14155550111', timeZone: 'America/New_York' },
		]);
	});

	test('hears which public holidays were understood', async () => {
		const [kept] = await items({ ...ANSWERS, holidays: 'us-ma' });
		expect(kept).toMatchObject({
			holidays: 'us-ma',
			hoursInWords: expect.stringContaining('Next holidays:'),
		});
		expect((await items(ANSWERS))[0]).toMatchObject({ holidays: '' });
	});

	test('is told everything that is wrong at once', async () => {
		const wrong = {
			...ANSWERS,
			clientName: ' ',
			hours: 'when the dog is awake',
			ownerPhone: 'ask at the desk',
			holidays: 'US-XX',
			openMessage: 'Hi, this is {{business.nam}}.',
		};
		const { error } = await run(wrong);
		for (const part of [
			'name is missing',
			'ask at the desk',
			'Hours:',
			'Public holidays:',
			'Message When Open:',
		]) {
			expect(error?.message).toContain(part);
		}
	});
});
