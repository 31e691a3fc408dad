import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { WebhookContext } from 'n8n-core';
import { SqlLedger } from '../../ledger/sql/sql-ledger';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import type { PhoneCompany } from '../../sandbox/phone-company';
import { BUSINESS, startQuickCompany } from '../sandbox/company';
import { MountedTrigger, type TriggerOptions } from './engine';
import { credentialFor, forgetLedger } from './support';

/** What n8n says when a webhook throws, whatever it was. */
const WORDS_OF_N8N = '{"code":0,"message":"Workflow could not be started!"}';

let company: PhoneCompany;
let n8n: Server;
let asked: string[];
let mounted: MountedTrigger;

beforeEach(async () => {
	company = await startQuickCompany();
	asked = [];
	n8n = createServer((request, response) => void serve(request, response));
	n8n.listen(0, '127.0.0.1');
	await once(n8n, 'listening');
	const address = n8n.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	process.env['N8N_PORT'] = String(address.port);
	process.env['N8N_LISTEN_ADDRESS'] = '127.0.0.1';
});
afterEach(async () => {
	delete process.env['N8N_PORT'];
	delete process.env['N8N_LISTEN_ADDRESS'];
	jest.restoreAllMocks();
	await mounted.stop();
	n8n.close();
	n8n.closeAllConnections();
	await company.close();
	await forgetLedger();
});

/** As n8n does: whatever is behind the webhook's address goes to the node. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
	asked.push(request.url ?? '');
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
	const raw = await buffer(request);
	try {
		const { answer } = await mounted.call({ raw, headers });
		response.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body);
	} catch {
		response.writeHead(500, { 'content-type': 'application/json' }).end(WORDS_OF_N8N);
	}
}

function mount(options: Partial<TriggerOptions> = {}): MountedTrigger {
	mounted = new MountedTrigger({
		node: MissedCallTrigger,
		credentials: [credentialFor(company)],
		// Leads nowhere from here, as most public addresses do from the inside.
		publicUrl: 'http://127.0.0.1:1/behind-a-proxy/',
		parameters: {
			phoneNumber: { __rl: true, mode: 'number', value: BUSINESS },
			businessName: 'Oak Street Plumbing',
			phones: { phone: [{ number: '(415) 555-0199' }] },
		},
		...options,
	});
	return mounted;
}

const changes = () => company.events().filter((event) => event.type === 'api' && event.method === 'POST');

describe('before a number is pointed at this n8n', () => {
	test.each([MissedCallTrigger, ReplyWatcher])('its webhook is tried where n8n listens: %p', async (node) => {
		await mount({ node }).activate();
		expect(asked).toEqual([new URL(mounted.webhookUrl()).pathname.replace('/behind-a-proxy', '')]);
		expect(changes()).not.toEqual([]);
	});

	test('so is the address of a test run', async () => {
		await mount({ test: true }).activate();
		expect(asked).toEqual([expect.stringContaining('/webhook-test/')]);
		await mounted.deactivate();
	});

	test('a webhook that fails in this n8n refuses it, with what to update', async () => {
		jest.spyOn(WebhookContext.prototype, 'getHeaderData').mockImplementation(() => {
			throw new TypeError('this.getHeaderData is not a function');
		});
		await expect(mount().activate()).rejects.toThrow(
			/cannot answer a phone system.*could not be started.*number was left as it was. Update n8n to 2\.0 or newer, on Node.js 22\.13/,
		);
		expect(changes()).toEqual([]);
	});

	test('a webhook that does not reach the record refuses it, with the reason', async () => {
		jest.spyOn(SqlLedger.prototype, 'registration').mockRejectedValue(new Error('The record is gone.'));
		jest.spyOn(SqlLedger.prototype, 'registrationsOf').mockResolvedValue([]);
		await expect(mount({ test: true }).activate()).rejects.toThrow(/The record is gone/);
		expect(changes()).toEqual([]);
	});

	test('an address that n8n takes for another one refuses it: no signature would be right', async () => {
		jest
			.spyOn(WebhookContext.prototype, 'getWebhookResourceUrl')
			.mockReturnValue('http://127.0.0.1:1/somewhere');
		await expect(mount().activate()).rejects.toThrow(
			/took its own address for http:\/\/127.0.0.1:1\/somewhere/,
		);
		expect(changes()).toEqual([]);
	});

	test('what answers there and is not this n8n proves nothing', async () => {
		jest.spyOn(MountedTrigger.prototype, 'call').mockResolvedValue({
			answer: { status: 404, headers: {}, body: 'Not Found' },
		});
		await mount().activate();
		expect(changes()).not.toEqual([]);
	});
});

test.each([
	'an-id and-a-proof',
	// As many characters as the right one, and more bytes.
	`an-id ${'é'.repeat(43)}`,
])('a stranger who asks for a trial with %s is refused as any stranger is', async (trial) => {
	const headers = { 'x-missed-call-trial': trial };
	const { answer } = await mount().call({ raw: Buffer.from('trial=é'), headers });
	expect(answer).toMatchObject({ status: 403, body: 'Forbidden' });
});
