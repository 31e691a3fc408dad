import { rm } from 'node:fs/promises';
import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { closeLedgers } from '../../ledger/open';
import { MissedCallTrigger } from '../../nodes/MissedCallTrigger/MissedCallTrigger.node';
import { NotifyOwner } from '../../nodes/NotifyOwner/NotifyOwner.node';
import { ReplyWatcher } from '../../nodes/ReplyWatcher/ReplyWatcher.node';
import { SendTextBack } from '../../nodes/SendTextBack/SendTextBack.node';
import { ledgerOf } from '../../nodes/shared/ledger';
import { freePort } from '../../sandbox/ports';
import { NOON, PAIR } from '../ledger/examples';
import { startPglite, type Pglite } from '../ledger/pglite';
import { emptyPostgres } from '../ledger/postgres-store';
import { temporaryFolder } from '../ledger/sqlite-store';

let pglite: Pglite;

beforeAll(async () => {
	pglite = await startPglite();
});

afterAll(() => pglite.stop());

const credential = (): ICredentialDataDecryptedObject => ({ ...pglite.config });

describe('the button that tests the credential of the shared record', () => {
	const test = async (data: ICredentialDataDecryptedObject): Promise<INodeCredentialTestResult> => {
		const { ledgerConnection } = new SendTextBack().methods.credentialTest;
		const context = {} satisfies Partial<ICredentialTestFunctions>;
		return await Reflect.apply(ledgerConnection, context, [{ id: '1', name: 'Record', type: 'x', data }]);
	};

	it('is happy with a server that lets the user keep a record', async () => {
		await emptyPostgres(pglite.config);
		expect(await test(credential())).toMatchObject({ status: 'OK' });
		expect(await test(credential())).toMatchObject({ status: 'OK' });
	});

	it('says that nobody answers, and where', async () => {
		const port = await freePort();
		expect(await test({ ...credential(), port })).toEqual({
			status: 'Error',
			message: expect.stringMatching(
				new RegExp(`127\\.0\\.0\\.1:${port}.*cannot be reached.*Check`),
			) as unknown,
		});
	});

	it('says that the server has no TLS when the credential asks for it', async () => {
		expect(await test({ ...credential(), tls: 'verified' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('Choose another “TLS”') as unknown,
		});
	});

	it('never shows the password', async () => {
		const { message } = await test({ ...credential(), port: await freePort(), password: 'open sesame' });
		expect(message).not.toContain('sesame');
	});
});

describe('where a node keeps its record', () => {
	const { N8N_USER_FOLDER, EXECUTIONS_MODE } = process.env;
	let folder: string;

	beforeEach(async () => {
		folder = await temporaryFolder();
		process.env.N8N_USER_FOLDER = folder;
	});

	afterEach(async () => {
		await closeLedgers();
		for (const [name, value] of Object.entries({ N8N_USER_FOLDER, EXECUTIONS_MODE })) {
			if (value === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = value;
		}
		await rm(folder, { recursive: true });
	});

	const node = (isChosen: boolean): Parameters<typeof ledgerOf>[0] => ({
		getNode: () => ({
			id: 'node',
			name: 'Send Text-Back',
			type: 'sendTextBack',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
			...(isChosen && { credentials: { missedCallPostgresApi: { id: '1', name: 'Record' } } }),
		}),
		getCredentials: async () => credential(),
	});

	it('is a file of this n8n without a credential, and the server with one', async () => {
		await emptyPostgres(pglite.config);
		await (await ledgerOf(node(true))).suppress(PAIR, 'STOP', NOON);
		expect(await (await ledgerOf(node(false))).isSuppressed(PAIR)).toBe(false);
		expect(await (await ledgerOf(node(true))).isSuppressed(PAIR)).toBe(true);
	});

	it('is opened once for all nodes with the credential', async () => {
		expect(await ledgerOf(node(true))).toBe(await ledgerOf(node(true)));
	});

	it('must be the server in queue mode, which is said with the way out', async () => {
		process.env.EXECUTIONS_MODE = 'queue';
		await expect(ledgerOf(node(false))).rejects.toMatchObject({
			problem: 'notShared',
			message: expect.stringMatching(
				/queue mode.*Choose the same “Missed Call: Postgres API” credential/,
			) as unknown,
		});
		expect(await ledgerOf(node(true))).toBeDefined();
	});

	it.each([MissedCallTrigger, SendTextBack, ReplyWatcher, NotifyOwner])('can be chosen in %p', (Node) => {
		expect(new Node().description.credentials).toContainEqual(
			expect.objectContaining({ name: 'missedCallPostgresApi', required: false }),
		);
	});
});
