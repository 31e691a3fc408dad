import { ledgerFile } from '../../ledger/open';
import { N8nApi } from '../../sandbox/n8n/api';
import { startN8n, type N8n } from '../../sandbox/n8n/n8n';
import { installPack } from '../../sandbox/n8n/pack';
import { freshN8nFolder } from '../../sandbox/n8n/template';
import { webhookAddress } from '../../sandbox/n8n/webhook-address';
import type { WorkflowJson } from '../../sandbox/n8n/workflow';
import { startPhoneCompany, type PhoneCompany, type PhoneCompanyOptions } from '../../sandbox/phone-company';
import { telnyxKeys } from '../../sandbox/phone-company/systems/telnyx-account';
import { importForClient, type Client } from '../../sandbox/reference-workflow';
import { newSettings } from '../../sandbox/settings';

export const BUSINESS = '+14155550100';
export const OWNER = '+14155550111';
export const CALLER = '+14155550142';

export type StageOptions = {
	company?: Partial<PhoneCompanyOptions>;
	/** Whether the business's number is at Telnyx, and not at Twilio. */
	atTelnyx?: boolean;
	/** Settings of n8n. */
	env?: Record<string, string>;
	/** Changes to the reference workflow, set up for the client, before it is imported. */
	workflow?: (workflow: WorkflowJson) => WorkflowJson;
	/** Whether the workflow is active from the start; it is when left out. */
	active?: boolean;
};

/** A phone company and a real n8n with the pack and the reference workflow, both on 127.0.0.1. */
export class Stage {
	private constructor(
		readonly company: PhoneCompany,
		readonly client: Client,
		readonly workflowId: string,
		/** The file of the record. */
		readonly ledgerFile: string,
		private running: { n8n: N8n; api: N8nApi },
		private readonly restart: (port: number) => Promise<{ n8n: N8n; api: N8nApi }>,
		private readonly remove: () => Promise<void>,
	) {}

	/** Brings everything up, which takes about seven seconds. */
	static async open({
		company: wishes,
		atTelnyx = false,
		env,
		workflow,
		active = true,
	}: StageOptions = {}): Promise<Stage> {
		const { accountSid, authToken } = newSettings();
		const { folder, login, remove } = await freshN8nFolder();
		const numbers = [{ number: BUSINESS, label: 'Oak Street Plumbing' }];
		const keys = telnyxKeys('KEY-for-tests');
		const company = await startPhoneCompany({
			accountSid,
			authToken,
			numbers: atTelnyx ? [] : numbers,
			...(atTelnyx && { telnyx: { keys, numbers } }),
			owner: { number: OWNER, label: 'Owner' },
			...wishes,
			timings: { webhookTimeoutMs: 60_000, shortestWaitMs: 60_000, ...wishes?.timings },
		});
		const start = async (port?: number) => {
			const n8n = await startN8n({ folder, ...(port && { port }), ...(env && { env }) });
			return { n8n, api: await N8nApi.login(n8n.url, login) };
		};
		const close = async () => {
			await company.close();
			await remove();
		};
		try {
			await installPack(folder);
			const running = await start();
			const client: Client = {
				businessName: 'Oak Street Plumbing',
				businessNumber: BUSINESS,
				ownerPhone: OWNER,
				accountSid,
				authToken,
				...(atTelnyx && { telnyx: { apiKey: keys.apiKey, publicKey: keys.publicKey } }),
				apiUrl: company.url,
				ntfyServer: company.ntfyUrl,
			};
			try {
				const { id } = await importForClient(running.api, client, workflow);
				if (active) await running.api.activate(id);
				return new Stage(company, client, id, ledgerFile({ N8N_USER_FOLDER: folder }), running, start, close);
			} catch (error) {
				await running.n8n.stop();
				throw error;
			}
		} catch (error) {
			await close();
			throw error;
		}
	}

	get n8n(): N8n {
		return this.running.n8n;
	}

	get api(): N8nApi {
		return this.running.api;
	}

	/** Ends n8n in the midst of what it does, as `kill -9` does. */
	async killN8n(): Promise<void> {
		await this.n8n.kill();
	}

	/** Starts n8n again with the same data, after `killN8n` or `n8n.stop`; at the same address unless told otherwise. */
	async startN8nAgain(port = this.n8n.port): Promise<void> {
		this.running = await this.restart(port);
	}

	/** The public address of a webhook of a node, e.g. of `Missed Call Trigger`. */
	async webhookUrl(nodeName: string, webhookName = 'default'): Promise<string> {
		return await webhookAddress(this.api, this.n8n.url, this.workflowId, nodeName, webhookName);
	}

	/** Stops n8n and the phone company, and removes n8n's data. */
	async close(): Promise<void> {
		await this.n8n.stop();
		await this.remove();
	}
}
