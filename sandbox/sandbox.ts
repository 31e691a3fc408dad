import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openCanvasDoor } from './canvas-door';
import { N8nApi } from './n8n/api';
import { startN8n } from './n8n/n8n';
import { installPack } from './n8n/pack';
import { webhookAddress } from './n8n/webhook-address';
import { readWorkflow } from './n8n/workflow';
import { startPhoneCompany } from './phone-company';
import { newPrivateKey, telnyxKeys } from './phone-company/systems/telnyx-account';
import { importForOffice } from './office-workflow';
import { importForClient, saveClientCredential, type Client } from './reference-workflow';
import { newSecret, readSettings, writeSettings, type Settings } from './settings';

const BUSINESS = { number: '+14155550100', label: 'Oak Street Plumbing' };
const AT_TELNYX = { number: '+14155550102', label: BUSINESS.label };
/** A number that a PBX in the office answers, and one at Twilio to text its callers from. */
const OFFICE = { number: '+14155550105', label: BUSINESS.label };
const OFFICE_TEXTS = { number: '+14155550106', label: BUSINESS.label };
const OWNER = { number: '+14155550111', label: 'The owner of Oak Street Plumbing' };

export type SandboxOptions = {
	/** Keeps n8n's data and the settings. */
	folder: string;
	phonesPort: number;
	n8nPort: number;
	progress: (line: string) => void;
};

export type Sandbox = {
	phonesUrl: string;
	/** Opens n8n logged in, at the reference workflow. */
	canvasUrl: string;
	n8nUrl: string;
	/** Settles when n8n has ended by itself, with the end of its log. */
	n8nEnded: Promise<string>;
	stop(): Promise<void>;
};

/**
 * Brings up phone company and n8n, with the pack as built and the reference workflow at work. What a person has
 * changed in that workflow since the first start stays.
 * @throws {Error} after it has stopped whatever it had started
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
	const { folder, phonesPort, n8nPort, progress } = options;
	const settingsFile = join(folder, 'settings.json');
	const settings = await readSettings(settingsFile);
	const { accountSid, authToken, login } = settings;
	settings.telnyx ??= { apiKey: `KEY${randomBytes(24).toString('hex')}`, privateKey: newPrivateKey() };
	const keys = telnyxKeys(settings.telnyx.apiKey, settings.telnyx.privateKey);
	const secret = (settings.pbxSecret ??= newSecret());
	let officeAddress: string | undefined;
	const n8nUrl = `http://127.0.0.1:${n8nPort}`;
	const started: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const stopOne of started.splice(0).reverse()) await stopOne();
	};
	try {
		const door = await openCanvasDoor(n8nUrl, login, () => `${n8nUrl}/workflow/${settings.workflowId ?? ''}`);
		started.push(() => door.close());
		const company = await startPhoneCompany({
			port: phonesPort,
			accountSid,
			authToken,
			numbers: [BUSINESS, OFFICE_TEXTS],
			telnyx: { keys, numbers: [AT_TELNYX] },
			pbx: {
				...OFFICE,
				phone: OWNER.number,
				ringSeconds: 18,
				secret,
				textsFrom: OFFICE_TEXTS.number,
				webhookUrl: () => officeAddress,
			},
			owner: OWNER,
			canvasUrl: () => door.url,
		});
		started.push(() => company.close());

		progress('Starting n8n');
		const userFolder = join(folder, 'n8n');
		await installPack(userFolder);
		const n8n = await startN8n({
			folder: userFolder,
			port: n8nPort,
			env: { EXTERNAL_FRONTEND_HOOKS_URLS: door.hookUrl },
		});
		started.push(() => n8n.stop());

		progress('Setting up the workflow');
		const api = await N8nApi.login(n8n.url, login);
		const client: Client = {
			businessName: BUSINESS.label,
			businessNumber: BUSINESS.number,
			ownerPhone: OWNER.number,
			accountSid,
			authToken,
			apiUrl: company.url,
			ntfyServer: company.ntfyUrl,
		};
		const { apiKey, publicKey } = keys;
		const atTelnyx: Client = {
			...client,
			businessNumber: AT_TELNYX.number,
			telnyx: { apiKey, publicKey },
		};
		const { phonesUrl: before } = settings;
		const keep = async (change: Partial<Settings>) =>
			await writeSettings(settingsFile, Object.assign(settings, change));
		await setUp(api, client, settings.workflowId, before, (workflowId) => keep({ workflowId }));
		await setUp(api, atTelnyx, settings.telnyxWorkflowId, before, (telnyxWorkflowId) =>
			keep({ telnyxWorkflowId }),
		);
		const office = { number: OFFICE.number, textsFrom: OFFICE_TEXTS.number, secret };
		const officeId = await setUp(
			api,
			client,
			settings.officeWorkflowId,
			before,
			(officeWorkflowId) => keep({ officeWorkflowId }),
			() => importForOffice(api, client, office),
		);
		officeAddress = await webhookAddress(api, n8nUrl, officeId, 'Missed Call Trigger');
		settings.phonesUrl = company.url;
		await writeSettings(settingsFile, settings);
		return {
			phonesUrl: company.url,
			canvasUrl: `${company.url}/canvas`,
			n8nUrl,
			n8nEnded: n8n.ended.then(() => n8n.log()),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

/**
 * Brings up a client's workflow.
 * @param id that of an earlier start
 * @param before where the phone company was then
 * @param keep given the id of a workflow that was just imported
 * @returns the workflow's id
 */
async function setUp(
	api: N8nApi,
	client: Client,
	id: string | undefined,
	before: string | undefined,
	keep: (id: string) => Promise<void>,
	importNew = () => importForClient(api, client),
): Promise<string> {
	const known = (await api.workflows()).find((workflow) => workflow.id === id);
	if (!known) {
		const imported = await importNew();
		await keep(imported.id);
		await api.activate(imported.id);
		return imported.id;
	}
	await saveClientCredential(api, client);
	if (before && before !== client.apiUrl) await moveWorkflow(api, known, before, client.apiUrl);
	return known.id;
}

/**
 * Lets a workflow of an earlier start follow the phone company to its new address. n8n could not register its triggers
 * while it started, because the credential still had the old address.
 */
async function moveWorkflow(
	api: N8nApi,
	{ id, active }: { id: string; active: boolean },
	oldUrl: string,
	newUrl: string,
): Promise<void> {
	const { json } = await api.workflow(id);
	const { nodes } = readWorkflow(JSON.stringify(json).replaceAll(oldUrl, newUrl));
	await api.updateWorkflow(id, { nodes });
	if (active) await api.activate(id);
}
