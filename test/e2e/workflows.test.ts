import { isObject, listIn, objectIn, type JsonObject } from '../../sandbox/n8n/json';
import { LOGIN, MailServer } from '../nodes/mail-server';
import { BUSINESS, CALLER, OWNER, Stage } from './harness';
import { addressOf, dataTable, FILES, removeColumn, runNode, setUp, shipped } from './workflow-files';

const SECOND = '+14155550101';
const STRANGER = '+14155550102';
const OPERATOR = '+14155550112';
const SIGN_IN = { user: 'agency', password: 'a long password of the form' };

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

	test('lets nobody in from outside who does not sign in', () => {
		const doors = shipped(file).nodes.filter(({ type }) => /base\.(?:formTrigger|webhook)$/.test(type));
		for (const { name, parameters } of doors) {
			expect([name, parameters['authentication']]).toEqual([
				name,
				expect.stringMatching(/^(?:basic|header)Auth$/),
			]);
		}
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

/** Imports a workflow that starts with a form, as a person does who chooses a user name and password for it. */
async function setUpForm(file: string, parameters: Record<string, JsonObject> = {}): Promise<string> {
	const { user, password } = SIGN_IN;
	const httpBasicAuth = await stage.api.saveCredential({
		name: 'Form',
		type: 'httpBasicAuth',
		data: { user, password },
	});
	const id = await setUp(stage, file, parameters, { httpBasicAuth });
	await stage.api.activate(id);
	return id;
}

const basicAuth = (user: string, password: string) => ({
	authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

/** Sends the form that starts the workflow; the answers in the order of its questions. */
async function sendForm(
	workflowId: string,
	answers: Array<string | File>,
	headers: Record<string, string>,
): Promise<Response> {
	const { json } = await stage.api.workflow(workflowId);
	const form = json.nodes.find(({ type }) => type.endsWith('.formTrigger'));
	const body = new FormData();
	for (const [index, answer] of answers.entries()) body.append(`field-${String(index)}`, answer);
	return await fetch(`${stage.n8n.url}/form/${String(form?.['webhookId'])}`, {
		method: 'POST',
		headers,
		body,
	});
}

/** Answers the form as somebody who was given its password. @returns the last page. */
async function fillIn(workflowId: string, answers: Array<string | File>): Promise<string> {
	const response = await sendForm(workflowId, answers, basicAuth(SIGN_IN.user, SIGN_IN.password));
	const sent = objectIn(await response.json(), 'the answer');
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
	const headers = basicAuth(accountSid, authToken);
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
		form = await setUpForm('new-client-form.json');
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

	test.each([{}, basicAuth(SIGN_IN.user, 'guessed')])(
		'a stranger who finds the form is refused, and nothing is written down',
		async (headers) => {
			expect((await sendForm(form, ANSWERS, headers)).status).toBe(401);
			expect(await stage.api.executions(form)).toEqual([]);
		},
	);

	test('a form without a password is not open to anybody', async () => {
		const forgotten = await setUp(stage, 'new-client-form.json');
		await stage.api.activate(forgotten).catch(() => undefined);
		expect((await sendForm(forgotten, ANSWERS, {})).ok).toBe(false);
		expect(await stage.api.executions(forgotten)).toEqual([]);
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
		const text = await stage.company.nextText(CALLER);
		expect(text.from).toBe(BUSINESS);
		expect(text.body).toContain('Oak Street Plumbing is open.');
		expect((await stage.company.nextText(OWNER)).from).toBe(BUSINESS);
	});

	test('a reply reaches the owner in the row', async () => {
		await stage.company.sendText({ from: CALLER, to: BUSINESS, body: 'My sink leaks' });
		const told = await stage.company.next(
			(event) => event.type === 'text' && event.message.to === OWNER && event.message.body.includes('sink'),
		);
		expect(told).toBeDefined();
	});

	test('the form sent again with that number changes nothing, and says so', async () => {
		const hijack = ANSWERS.with(5, 'You won! example.com').with(7, STRANGER);
		expect(await fillIn(form, hijack)).toContain(`${BUSINESS} is a client already, and nothing was changed`);
		expect(await clientRows('get', BUSINESS)).toMatchObject([{ openMessage: ANSWERS[5], ownerPhone: OWNER }]);
	});

	test('of two rows with one number, the first one counts', async () => {
		const [first] = await clientRows('get', BUSINESS);
		const { name, hours, timeZone, closedMessage, ownerPhone } = first ?? {};
		const openMessage = 'You won! example.com';
		await clientRows('insert', BUSINESS, { name, hours, timeZone, openMessage, closedMessage, ownerPhone });
		const caller = '+14155550146';
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller)).body).toContain('Oak Street Plumbing is open.');
	});

	test('a client who keeps public holidays reads when the next ones are', async () => {
		await clientRows('deleteRows', BUSINESS);
		const page = await fillIn(form, ANSWERS.with(4, 'US-NY'));
		expect(page).toContain('Next holidays:');
		const caller = '+14155550143';
		await stage.company.placeCall({ from: caller, to: BUSINESS });
		expect((await stage.company.nextText(caller)).body).toMatch(/Oak Street Plumbing is (?:open|closed)\./);
	});

	test.each([
		['hours', 'whenever', 'Hours in Words'],
		['holidays', 'US-XX', 'State or Region: United States: no public holidays are known for "XX"'],
	])(
		'a row whose %s nobody understands stops only itself, and the operator hears why',
		async (column, wrong, why) => {
			await clientRows('deleteRows', SECOND);
			await clientRows('insert', SECOND, {
				name: 'Elm Street Dental',
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
		expect((await stage.company.nextText(caller)).body).toContain('Oak Street Plumbing is open.');
		expect(await fillIn(form, ANSWERS.with(1, '(415) 555-0103'))).toContain('The row could not be saved');
	});

	test('a table without the column openMessage costs no caller the text, and the operator is told at each call', async () => {
		await removeColumn(stage, 'Clients', 'openMessage');
		const { caller, told } = await callThatOperatorHearsOf(BUSINESS);
		expect(told).toContain('Text From an Earlier Node');
		const texts = stage.company.messages().filter(({ to }) => to === caller);
		expect(texts.map(({ body }) => body)).toEqual([
			expect.stringContaining('Sorry we missed your call. How can we help?'),
		]);
	});

	test.each([
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
	const { caller, told } = await callThatOperatorHearsOf(number);
	expect(told).toContain(why);
	expect(stage.company.messages().filter(({ to }) => to === caller)).toEqual([]);
}

/** A call that is not taken, and what the operator is told of it: of which number, and of whom. */
async function callThatOperatorHearsOf(number: string): Promise<{ caller: string; told: string }> {
	const caller = `+1415557${String(++lastStranger).padStart(4, '0')}`;
	await stage.company.placeCall({ from: caller, to: number });
	const { body: told } = await stage.company.nextText(OPERATOR);
	expect(told).toContain(`${number}: `);
	expect(told).toContain(caller);
	return { caller, told };
}

let lastStranger = 0;

/** What the data table of clients does with the rows of a number, as when a person edits the table itself. */
async function clientRows(
	operation: 'get' | 'insert' | 'deleteRows',
	number: string,
	row: JsonObject = {},
): Promise<readonly JsonObject[]> {
	const { items, error } = await runNode(stage, {
		type: 'n8n-nodes-base.dataTable',
		typeVersion: 1.1,
		parameters: {
			resource: 'row',
			operation,
			dataTableId: { __rl: true, mode: 'name', value: 'Clients' },
			matchType: 'allConditions',
			filters: { conditions: [{ keyName: 'number', condition: 'eq', keyValue: number }] },
			columns: { mappingMode: 'defineBelow', value: { ...row, number } },
		},
	});
	expect(error).toBeUndefined();
	return items;
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
		review = await setUpForm('review-request.json', {
			'Note the Outcome': { phoneNumbers: BUSINESS },
			'Ask for a Review': { coolDownHours: 0, guards: {} },
		});
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
		audit = await setUpForm('prospect-audit.json');
	});
	const answers = ['Oak Street Plumbing', '(415) 555-0100', 'Mon-Fri 8am-5pm', 'America/New_York'];
	const upload = (text: string) =>
		fillIn(audit, [...answers, new File([text], 'bill.csv', { type: 'text/csv' }), '']);
	const paste = (text: string) => fillIn(audit, [...answers, new File([], ''), text]);
	const LIST = 'From,Time,Direction,Result,Duration\n(415) 555-0142,2026-11-02 09:15,Inbound,Missed,0';

	test('becomes a page', async () => {
		expect(await upload(LIST)).toContain('Your audit');
	});

	test('can be pasted', async () => {
		expect(await paste(LIST)).toContain('Your audit');
	});

	test('that is none is told to the person', async () => {
		expect(await upload('the dog, the cat\n1, 2')).toMatch(/This list was not understood.*“the dog”/s);
	});
});
