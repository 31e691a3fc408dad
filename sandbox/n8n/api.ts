import { randomUUID } from 'node:crypto';
import { readExecution, type Execution } from './execution';
import { isObject, listIn, objectIn, textIn, type JsonObject } from './json';
import { N8nSession, type Login } from './session';
import { asWorkflow, type CredentialReference, type NodeType, type WorkflowJson } from './workflow';

export type SavedWorkflow = {
	id: string;
	name: string;
	versionId: string;
	active: boolean;
	json: WorkflowJson;
};

export type CredentialData = { name: string; type: string; data: JsonObject };

export type ExecutionSummary = { id: string; status: string; workflowId: string };

/** What one does in n8n's editor, without the editor. */
export class N8nApi {
	constructor(readonly session: N8nSession) {}

	/** Logs in, as the new owner when nobody owns this n8n yet. */
	static async login(url: string, login: Login): Promise<N8nApi> {
		return new N8nApi(await N8nSession.open(url, login));
	}

	async nodeTypes(): Promise<NodeType[]> {
		const types = listIn(await this.session.request('GET', '/types/nodes.json'), 'its node types');
		return types.map((type) => {
			const description = objectIn(type, 'a node type');
			const { version, credentials, webhooks } = description;
			return {
				name: textIn(description['name'], 'the name of a node type'),
				versions: [version].flat().filter((number) => typeof number === 'number'),
				credentials: (Array.isArray(credentials) ? credentials : []).map((credential) =>
					textIn(objectIn(credential, 'a credential')['name'], 'the name of a credential'),
				),
				webhooks: (Array.isArray(webhooks) ? webhooks : []).map((webhook) => {
					const { name, path } = objectIn(webhook, 'a webhook');
					return { name: textIn(name, 'the name of a webhook'), path: textIn(path, 'the path of a webhook') };
				}),
			};
		});
	}

	/** Makes a credential, or replaces the data of the one that has its name and type. */
	async saveCredential({ name, type, data }: CredentialData): Promise<CredentialReference> {
		const all = listIn(await this.session.request('GET', '/rest/credentials'), 'its credentials');
		const present = all.filter(isObject).find((one) => one['name'] === name && one['type'] === type);
		const saved = present
			? await this.session.request('PATCH', `/rest/credentials/${textIn(present['id'], 'an id')}`, {
					name,
					type,
					data,
				})
			: await this.session.request('POST', '/rest/credentials', { name, type, data });
		return { id: textIn(objectIn(saved, 'a credential')['id'], 'the id of a credential'), name };
	}

	/** What the editor's import does: n8n gives the workflow an id and keeps the rest as it is in the file. */
	async importWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		return readSaved(await this.session.request('POST', '/rest/workflows', workflow));
	}

	/**
	 * What the editor's "Duplicate" does: the same settings and credentials under another name, and new ids for the nodes
	 * and for those of their addresses that n8n makes. The copy is not active.
	 */
	async duplicateWorkflow(id: string, name: string): Promise<SavedWorkflow> {
		const { nodes, connections, settings } = (await this.workflow(id)).json;
		return await this.importWorkflow({
			name,
			nodes: nodes.map((node) => ({
				...node,
				id: randomUUID(),
				...('webhookId' in node && { webhookId: randomUUID() }),
			})),
			connections,
			...(settings && { settings }),
		});
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return readSaved(await this.session.request('GET', `/rest/workflows/${id}`));
	}

	async workflows(): Promise<Array<{ id: string; name: string; active: boolean }>> {
		const all = listIn(await this.session.request('GET', '/rest/workflows'), 'its workflows');
		return all.map((one) => {
			const { id, name, active } = objectIn(one, 'a workflow');
			return {
				id: textIn(id, 'the id of a workflow'),
				name: textIn(name, 'the name of a workflow'),
				active: active === true,
			};
		});
	}

	/** Saves changed parts of a workflow. An active workflow goes on running as it was until `activate` is called. */
	async updateWorkflow(id: string, changes: Partial<WorkflowJson>): Promise<SavedWorkflow> {
		return readSaved(await this.session.request('PATCH', `/rest/workflows/${id}`, changes));
	}

	async deleteWorkflow(id: string): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/archive`, {});
		await this.publicationSettled(id);
		await this.session.request('DELETE', `/rest/workflows/${id}`);
	}

	/**
	 * Publishes the workflow as it is saved and waits until n8n has registered its triggers.
	 * @throws {Error} with what the triggers themselves say when one of them cannot be registered
	 */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.session.request('POST', `/rest/workflows/${id}/activate`, { versionId });
		const { status, errors } = await this.publicationSettled(id);
		if (status !== 'published') {
			throw new Error(`The workflow could not be activated: ${errors.join('; ') || status}`);
		}
	}

	/** Takes the workflow out of service and waits until its triggers have been undone. */
	async deactivate(id: string): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/deactivate`, {});
		const { status, errors } = await this.publicationSettled(id);
		if (status !== 'not_published') {
			throw new Error(`The workflow could not be deactivated: ${errors.join('; ') || status}`);
		}
	}

	/** What "Execute step" on a trigger does: n8n listens for one event at the trigger's test address. */
	async listenForTest(id: string, triggerName: string): Promise<void> {
		await this.session.request('POST', `/rest/workflows/${id}/run`, {
			triggerToStartFrom: { name: triggerName },
		});
	}

	async stopListening(id: string): Promise<void> {
		await this.session.request('DELETE', `/rest/test-webhook/${id}`);
	}

	/** n8n registers triggers after it has answered the request: this waits for the end of that. */
	private async publicationSettled(id: string): Promise<{ status: string; errors: string[] }> {
		const status = async () =>
			objectIn(await this.session.request('GET', `/rest/workflows/${id}/publication-status`), 'a status');
		const settled = await this.session.until(
			status,
			(answer) => answer['status'] !== 'in_progress',
			'The publication of the workflow',
		);
		const errors = listIn(settled['triggers'], 'the triggers of a workflow')
			.filter(isObject)
			.flatMap(({ errorMessage }) => (typeof errorMessage === 'string' ? [errorMessage] : []));
		return { status: textIn(settled['status'], 'a status'), errors };
	}

	/** The newest executions first, at most 100 of them. */
	async executions(workflowId?: string): Promise<ExecutionSummary[]> {
		const filter = workflowId ? `&filter=${encodeURIComponent(JSON.stringify({ workflowId }))}` : '';
		const answer = objectIn(
			await this.session.request('GET', `/rest/executions?limit=100${filter}`),
			'its executions',
		);
		return listIn(answer['results'], 'its executions').map((one) => {
			const execution = objectIn(one, 'an execution');
			return {
				id: textIn(execution['id'], 'the id of an execution'),
				status: textIn(execution['status'], 'the status of an execution'),
				workflowId: textIn(execution['workflowId'], 'the workflow of an execution'),
			};
		});
	}

	async execution(id: string): Promise<Execution> {
		return readExecution(await this.session.request('GET', `/rest/executions/${id}`));
	}

	/** Waits until as many executions of the workflow as asked for have ended, and reads them, oldest first. */
	async endedExecutions(workflowId: string, count: number, timeoutMs?: number): Promise<Execution[]> {
		const ended = await this.session.until(
			async () => (await this.executions(workflowId)).filter(({ status }) => hasEnded(status)),
			(executions) => executions.length >= count,
			`The end of ${count} executions`,
			timeoutMs,
		);
		return await Promise.all(ended.reverse().map(({ id }) => this.execution(id)));
	}
}

function hasEnded(status: string): boolean {
	return !['new', 'running', 'waiting'].includes(status);
}

function readSaved(answer: unknown): SavedWorkflow {
	const json = asWorkflow(answer);
	return {
		id: textIn(json['id'], 'the id of a workflow'),
		name: json.name,
		versionId: textIn(json['versionId'], 'the version of a workflow'),
		active: json['active'] === true,
		json,
	};
}
