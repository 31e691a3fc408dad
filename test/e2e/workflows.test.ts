import { isObject, listIn, objectIn, type JsonObject } from '../../sandbox/n8n/json';
import { LOGIN, MailServer } from '../nodes/mail-server';
import { BUSINESS, CALLER, OWNER, Stage } from './harness';
import { addressOf, dataTable, FILES, removeColumn, runNode, setUp, shipped } from './workflow-files';

const SECOND = '+14155550101';
const STRANGER = '+14155550102';
const OPERATOR = '+14155550112';

let stage: Stage;

beforeAll(async () => {
	const numbers = [BUSINESS, SECOND, STRANGER].map((number) => ({ number, label: number }));
	stage = await Stage.open({ active: false, company: { numbers, timings: { secondMs: 50 } } });
});
afterAll(() => stage.close());

describe.each(FILES)('%s', (file) => {
	test('holds no credential, no number and nothing of an n8n', () => {
		expect(JSON.stringify(shipped(file))).not.toMatch(
			/credentials|webhookId|instanceId|\+\d{8}|"id": ?"[0-9a-f-]{36}"/,
		);
	});

	test('imports with every node, version and parameter known, and none lost', async () => {
		const types = listIn(await stage.api.session.request('GET', '/types/nodes.json'), 'the types');
		const workflow = shipped(file);
		for (const { name, type, typeVersion, parameters } of workflow.nodes) {
			const known = types
				.filter(isObject)
				.find((one) => one['name'] === type && [one['version']].flat().includes(typeVersion));
			if (!known) throw new Error(`${name}: n8n knows no ${type} ${String(typeVersion)}`);
			const names = listIn(known['properties'], 'the properties').map((one) => objectIn(one, 'one')['name']);
			expect(names).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
		const { json } = await stage.api.importWorkflow(workflow);
		expect(json.nodes.map(({ name, type, parameters }) => ({ name, type, parameters }))).toEqual(
			workflow.nodes.map(({ name, type, parameters }) => ({ name, type, parameters })),
		);
		expect(json.connections).toEqual(workflow.connections);
	});

	test('is laid out from left to right, and explained by numbered notes', () => {
		const { nodes, connections } = shipped(file);
		const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote')).map(({ name }) => name);
		expect(notes.length).toBeGreaterThan(1);
		expect(notes.map((name) => /^Note (\d)/.exec(name)?.[1])).toEqual(notes.map((_, at) => String(at + 1)));
		const at = (name: string) => {
			const [x, y] = listIn(nodes.find((node) => node.name === name)?.['position'], name).map(Number);
			return { x: x ?? NaN, y: y ?? NaN };
		};
		for (const [from, kinds] of Object.entries(connections)) {
			for (const [kind, outputs] of Object.entries(objectIn(kinds, from))) {
				for (const [, to = ''] of JSON.stringify(outputs).matchAll(/"node":"([^"]+)"/g)) {
					if (to === 'What Is Wrong') continue;
					// A model, a memory and a tool hang below the node that they belong to.
					const inOrder = kind === 'main' ? at(from).x < at(to).x : at(from).y > at(to).y;
					expect(`${from} ${inOrder ? 'before' : 'after'} ${to}`).toContain('before');
				}
			}
		}
	});
});

/** Answers the form that starts the workflow; the answers in the order of its questions. */
async function fillIn(workflowId: string, answers: Array<string | File>): Promise<string> {
	const { json } = await stage.api.workflow(workflowId);
	const form = json.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	const body = new FormData();
	for (const [index, answer] of answers.entries()) body.append(`field-${String(index)}`, answer);
	const url = `${stage.n8n.url}/form/${String(form?.['webhookId'])}`;
	const sent = objectIn(await (await fetch(url, { method: 'POST', body })).json(), 'the answer');
	const page = new URL(String(sent['formWaitingUrl']));
	const run = page.pathname.split('/').at(-1) ?? '';
	// n8n keeps whoever asks for the page sooner waiting for ever.
	await stage.api.session.until(
		async () => (await stage.api.executions(workflowId)).find(({ id }) => id === run)?.status ?? 'new',
		(status) => status !== 'new' && status !== 'running',
		'The last page of the form',
	);
	const { error } = await stage.api.execution(run);
	if (error) throw new Error(error);
	return await (await fetch(page)).text();
}

async function pointAt(number: string, addresses: Record<string, string>): Promise<void> {
	const { accountSid, authToken } = stage.client;
	const url = `${stage.company.url}/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
	const headers = { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` };
	const list = objectIn(await (await fetch(`${url}.json`, { headers })).json(), 'the answer');
	const found = listIn(list['incoming_phone_numbers'], 'the numbers')
		.filter(isObject)
		.find((one) => one['phone_number'] === number);
	await fetch(`${url}/${String(found?.['sid'])}.json`, {
		method: 'POST',
		headers,
		body: new URLSearchParams(addresses),
	});
}

describe('clients in a table', () => {
	const ANSWERS = [
		'Oak Street Plumbing',
		'(415) 555-0100',
		'Mon-Sun 0:00-24:00',
		'America/New_York',
		'',
		'{{business.name}} is open.',
		'{{business.name}} is closed.',
		'(415) 555-0111',
	];
	let form: string;
	let many: string;

	beforeAll(async () => {
		form = await setUp(stage, 'new-client-form.json');
		await stage.api.activate(form);
		many = await setUp(stage, 'many-clients.json', {
			'Send Text-Back': { coolDownHours: 0 },
			'Notify the Operator': { ownerPhone: OPERATOR },
		});
		await stage.api.activate(many);
		for (const number of [BUSINESS, SECOND, STRANGER]) {
			await pointAt(number, {
				VoiceUrl: `${await addressOf(stage, many, 'Missed Call Trigger', 'calls')}?step=incoming`,
				SmsUrl: await addressOf(stage, many, 'Reply Watcher', 'texts'),
			});
		}
	});

	test('a form tells all that is wrong with its answers', async () => {
		const page = await fillIn(form, [
			'',
			'(415) 555-0100',
			'sometimes',
			'America/New_York',
			'Atlantis',
			...ANSWERS.slice(5, 7),
			'nobody',
		]);
		for (const wrong of ['sometimes', 'Atlantis', 'nobody']) expect(page).toContain(wrong);
	});

	test('a client is live when the form is sent', async () => {
		expect(await fillIn(form, ANSWERS)).toContain('Oak Street Plumbing is live');
		await stage.company.placeCall({ from: CALLER, to: BUSINESS });
		const text = await stage.company.nextText(CALLER, 30_000);
		expect(text.from).toBe(BUSINESS);
		expect(text.body).toContain('Oak Street Plumbing is open.');
		expect((await stage.company.nextText(OWNER, 30_000)).from).toBe(BUSINESS);
	});

	test('a reply reaches the owner in the row', async () => {
		await stage.company.sendText({ from: CALLER, to: BUSINESS, body: 'My sink leaks' });
		const told = await stage.company.next(
			(event) => event.type === 'text' && event.message.to === OWNER && event.message.body.includes('sink'),
			40_000,
		);
		expect(told).toBeDefined();
	});

	test('the form sent again changes the row: the client keeps public holidays', async () => {
		const page = await fillIn(form, ANSWERS.with(4, 'US-NY'));
		expect(page).toContain('Next holidays:');
		const caller = '+14155550143';
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller, 30_000)).body).toMatch(
			/Oak Street Plumbing is (?:open|closed)\./,
		);
	});

	test.each([
		['hours', 'whenever', 'Hours in Words'],
		['holidays', 'US-XX', 'State or Region: United States: no public holidays are known for "XX"'],
	])(
		'a row whose %s nobody understands stops only itself, and the operator hears why',
		async (column, wrong, why) => {
			await saveRow({
				name: 'Elm Street Dental',
				number: SECOND,
				hours: 'Mon-Fri 9-5',
				timeZone: 'America/New_York',
				openMessage: 'We are open.',
				closedMessage: 'We are closed.',
				holidays: '',
				[column]: wrong,
			});
			await expectOperatorHears(SECOND, why);
		},
	);

	test('a number that is not in the table stops only itself, and the operator hears of it', async () => {
		await expectOperatorHears(STRANGER, 'not in the table');
	});

	test('a table of before, without the column of holidays, works as it did, and the form says what it lacks', async () => {
		await removeColumn(stage, 'Clients', 'holidays');
		const caller = '+14155550144';
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller, 30_000)).body).toContain('Oak Street Plumbing is open.');
		expect(await fillIn(form, ANSWERS)).toContain('The row could not be saved');
	});

	test.each([
		['openMessage', 'Text From an Earlier Node'],
		['hours', 'Hours in Words'],
		['timeZone', 'The time zone is missing'],
		['number', 'The table cannot be searched'],
	])('a table without the column %s is told to the operator at each call', async (column, why) => {
		await removeColumn(stage, 'Clients', column);
		await expectOperatorHears(BUSINESS, why);
	});

	test('a table that is gone is told to the operator at each call', async () => {
		await stage.api.session.request('DELETE', (await dataTable(stage, 'Clients')).path);
		await expectOperatorHears(
			BUSINESS,
			'The table cannot be searched. Data table with name "Clients" not found',
		);
	});
});

/** Nobody answers; the caller is not texted, and the operator hears of which number and why. */
async function expectOperatorHears(number: string, why: string): Promise<void> {
	const caller = `+1415557${String(++lastStranger).padStart(4, '0')}`;
	await stage.company.placeCall({ from: caller, to: number });
	const told = await stage.company.nextText(OPERATOR, 30_000);
	expect(told.body).toContain(`${number}: `);
	expect(told.body).toContain(caller);
	expect(told.body).toContain(why);
	expect(stage.company.messages().filter(({ to }) => to === caller)).toEqual([]);
}

let lastStranger = 0;

/** Writes a row past the form, as a person may in the table itself. */
async function saveRow(row: Record<string, string>): Promise<void> {
	const { error } = await runNode(stage, {
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: {
			resource: 'row',
			operation: 'upsert',
			dataTableId: { __rl: true, mode: 'name', value: 'Clients' },
			matchType: 'allConditions',
			filters: { conditions: [{ keyName: 'number', condition: 'eq', keyValue: row['number'] }] },
			columns: { mappingMode: 'defineBelow', value: row },
		},
	});
	expect(error).toBeUndefined();
}

describe('what is mailed', () => {
	const server = new MailServer();
	let mail: JsonObject;

	beforeAll(async () => {
		const port = await server.start();
		const { id, name } = await stage.api.saveCredential({
			name: 'Mail',
			type: 'smtp',
			data: {
				user: LOGIN.user,
				password: LOGIN.pass,
				host: '127.0.0.1',
				port,
				secure: false,
				disableStartTls: true,
			},
		});
		mail = { smtp: { id, name } };
	});
	afterAll(() => server.close());

	/** Runs the workflow now instead of when its schedule says so. */
	async function runNow(
		file: string,
		trigger: string,
		parameters: Record<string, JsonObject>,
	): Promise<string> {
		const id = await setUp(stage, file, parameters);
		const { json } = await stage.api.workflow(id);
		const nodes = json.nodes.map((node) => {
			if (!node.type.endsWith('.emailSend')) return node;
			const addresses = { fromEmail: 'agency@example.com', toEmail: 'owner@example.com' };
			return { ...node, credentials: mail, parameters: { ...node.parameters, ...addresses } };
		});
		await stage.api.session.request('PATCH', `/rest/workflows/${id}`, { nodes });
		await stage.api.listenForTest(id, trigger);
		const [run] = await stage.api.endedExecutions(id, 1);
		expect(run?.error).toBeUndefined();
		return server.received.at(-1)?.raw ?? '';
	}

	test('each morning: who replied and waits', async () => {
		const raw = await runNow('daily-review.json', 'Every Morning', {
			'Who Waits': { phoneNumbers: BUSINESS },
			'Who Got No Text': { phoneNumbers: BUSINESS },
		});
		expect(raw).toContain('1 waiting');
		expect(raw).toContain('My sink leaks');
	});

	test('each Monday: the client’s page', async () => {
		const raw = await runNow('weekly-report.json', 'Every Monday', {
			'Build the Report': { phoneNumbers: BUSINESS, period: 'thisMonth' },
		});
		expect(raw).toContain('Missed calls of Oak Street Plumbing');
		expect(raw).toMatch(/filename="?oak-street-plumbing-report\.html/);
	});
});

describe('a job that is done', () => {
	let review: string;
	beforeAll(async () => {
		review = await setUp(stage, 'review-request.json', {
			'Note the Outcome': { phoneNumbers: BUSINESS },
			'Ask for a Review': { coolDownHours: 0, guards: {} },
		});
		await stage.api.activate(review);
	});
	const requests = () =>
		stage.company.messages().filter(({ to, body }) => to === CALLER && body.includes('review'));

	test('by somebody unhappy is noted, and nobody is asked', async () => {
		expect(await fillIn(review, ['(415) 555-0142', '$350', 'No, or not sure'])).toContain(
			'Nobody was texted',
		);
		expect(requests()).toEqual([]);
	});

	test('by somebody happy is asked about once', async () => {
		expect(await fillIn(review, ['(415) 555-0142', '350', 'Yes'])).toContain('asked for a review');
		await fillIn(review, ['(415) 555-0142', '350', 'Yes']);
		expect(requests()).toHaveLength(1);
	});

	test('by nobody on record is told to the person', async () => {
		expect(await fillIn(review, ['(415) 555-0199', '', 'Yes'])).toContain('There is no conversation');
	});
});

describe('a prospect’s phone bill', () => {
	let audit: string;
	beforeAll(async () => {
		audit = await setUp(stage, 'prospect-audit.json');
		await stage.api.activate(audit);
	});
	const upload = (text: string) =>
		fillIn(audit, [
			'Oak Street Plumbing',
			'Mon-Fri 8am-5pm',
			'America/New_York',
			new File([text], 'bill.csv', { type: 'text/csv' }),
		]);

	test('becomes a page', async () => {
		const rows = ['From,Time,Direction,Result,Duration', '(415) 555-0142,2026-11-02 09:15,Inbound,Missed,0'];
		expect(await upload(rows.join('\n'))).toContain('Your audit');
	});

	test('that is none is told to the person', async () => {
		expect(await upload('the dog, the cat')).toContain('This list was not understood');
	});
});
