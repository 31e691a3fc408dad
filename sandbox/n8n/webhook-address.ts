import type { N8nApi } from './api';

/**
 * The public address of a webhook of a node in a workflow.
 *
 * @throws {Error} when there is no such node or webhook
 */
export async function webhookAddress(
	api: N8nApi,
	n8nUrl: string,
	workflowId: string,
	nodeName: string,
	webhookName = 'default',
): Promise<string> {
	const [{ nodes }, types] = await Promise.all([
		api.workflow(workflowId).then(({ json }) => json),
		api.nodeTypes(),
	]);
	const node = nodes.find(({ name }) => name === nodeName);
	const type = types.find(({ name }) => name === node?.type);
	const webhook = type?.webhooks.find(({ name }) => name === webhookName);
	if (!node || !webhook) throw new Error(`${nodeName} has no webhook ${webhookName}.`);
	return `${n8nUrl}/webhook/${String(node['webhookId'])}/${webhook.path}`;
}
