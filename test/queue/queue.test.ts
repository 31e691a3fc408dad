import pg from 'pg';

import type { WorkflowJson } from '../../sandbox/n8n/workflow';
import { withCredential, withParameters } from '../../sandbox/n8n/workflow';
import { startPhoneCompany, type PhoneCompany } from '../../sandbox/phone-company';
import { importForClient, type Client } from '../../sandbox/reference-workflow';
import { newSettings } from '../../sandbox/settings';
import { startFleet, type Fleet } from './fleet';

const BUSINESS = '+14155550100';
const OWNER = '+14155550111';
const CALLERS = Array.from({ length: 200 }, (_, index) => `+1415555${2000 + index}`);
const COPIES = 3;
const AT_ONCE = 8;

let fleet: Fleet;
let company: PhoneCompany;
let client: Client;

beforeAll(async () => {
	fleet = await startFleet();
	const { accountSid, authToken } = newSettings();
	company = await startPhoneCompany({
		accountSid,
		authToken,
		numbers: [{ number: BUSINESS, label: 'Oak Street Plumbing' }],
		owner: { number: OWNER, label: 'Owner' },
		timings: { secondMs: 20, webhookTimeoutMs: 60_000, shortestWaitMs: 60_000 },
	});
	client = {
		businessName: 'Oak Street Plumbing',
		businessNumber: BUSINESS,
		ownerPhone: OWNER,
		accountSid,
		authToken,
		apiUrl: company.url,
		ntfyServer: company.ntfyUrl,
	};
}, 300_000);

afterAll(async () => {
	await company.close();
	await fleet.stop();
}, 120_000);

/** As the owner of a busy business sets it: no limit on texts, and push messages instead of texts to the owner. */
function forManyCalls(workflow: WorkflowJson): WorkflowJson {
	return withParameters(workflow, {
		'Send Text-Back': { guards: { hourlyLimit: 0, dailyLimit: 0 } },
		'Notify Owner': { channels: ['ntfy'] },
	});
}

async function withSharedRecord(workflow: WorkflowJson): Promise<WorkflowJson> {
	const type = 'missedCallPostgresApi';
	const data = { ...fleet.postgres.config, password: 'none is asked for' };
	const credential = await fleet.api.saveCredential({ name: 'Record', type, data });
	return withCredential(workflow, await fleet.api.nodeTypes(), type, credential);
}

const textsToCallers = (): string[] =>
	company
		.messages()
		.map(({ to }) => to)
		.filter((to) => CALLERS.includes(to));

describe('n8n in queue mode', () => {
	test('refuses to be active without the shared record, and says what to do', async () => {
		const { id } = await importForClient(fleet.api, client);
		await expect(fleet.api.activate(id)).rejects.toThrow(
			/queue mode.*Choose the same “Missed Call: Postgres API” credential/,
		);
		await fleet.api.deactivate(id);
	});

	test('texts each of 200 callers once, each webhook coming 3 times, while a worker is killed halfway', async () => {
		const { id, json } = await importForClient(fleet.api, client, forManyCalls);
		await fleet.api.updateWorkflow(id, await withSharedRecord(json));
		await fleet.api.activate(id);
		company.setWebhookCopies(COPIES);
		company.phone(OWNER).busy = true;
		const waiting = [...CALLERS];
		const callOneAfterTheOther = async (): Promise<void> => {
			for (let from = waiting.shift(); from !== undefined; from = waiting.shift()) {
				await (await company.placeCall({ from, to: BUSINESS })).waitFor('ended', 60_000);
			}
		};
		const calls = Promise.all(Array.from({ length: AT_ONCE }, callOneAfterTheOther));
		await textsSent(CALLERS.length / 2);
		await fleet.workers[0].kill();
		await calls;
		await textsSent(CALLERS.length);
		await nothingLeftToDo();
		expect(textsToCallers().sort()).toEqual([...CALLERS].sort());
	}, 480_000);
});

/** Waits until as many texts went to callers. */
async function textsSent(count: number): Promise<void> {
	while (textsToCallers().length < count) {
		await company.next((event) => event.type === 'text' && CALLERS.includes(event.message.to), 240_000);
	}
}

/** Waits until no call is left in the outbox and no execution runs that could send another text. */
async function nothingLeftToDo(): Promise<void> {
	const client = new pg.Client({ ...fleet.postgres.config, ssl: false });
	await client.connect();
	const count = async (what: string): Promise<number> =>
		Number((await client.query<{ count: string }>(`SELECT count(*) FROM ${what}`)).rows[0]?.count);
	await fleet.api.session.until(
		async () =>
			(await count('missed_call_text_back.outbox')) +
			(await count(`execution_entity WHERE status IN ('new', 'running', 'waiting')`)),
		(left) => left === 0,
		'The end of all executions',
		240_000,
	);
	await client.end();
}
