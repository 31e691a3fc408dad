import { isIP } from 'node:net';
import { NodeOperationError, type INode } from 'n8n-workflow';

const WHERE =
	'set the environment variable WEBHOOK_URL (N8N_WEBHOOK_URL in newer versions) to it, e.g. https://n8n.example.com/, and restart n8n';

/**
 * A phone company cannot call an address on this machine or in a private network, unless it is there itself, and must not
 * be told who calls whom over a line that others can read.
 *
 * @throws NodeOperationError that says which setting of n8n to change.
 */
export function refuseUnreachable(node: INode, webhookUrl: string, apiUrl: string): void {
	if (isPrivate(apiUrl)) return;
	const { origin, protocol } = new URL(webhookUrl);
	if (isPrivate(webhookUrl)) {
		throw new NodeOperationError(node, `The phone system cannot reach this n8n: its address is ${origin}`, {
			description: `Give n8n a public https address: ${WHERE}.`,
		});
	}
	if (protocol !== 'https:') {
		throw new NodeOperationError(node, `The address of this n8n is not encrypted: it is ${origin}`, {
			description: `Callers’ numbers and texts would travel in the open. Give n8n an https address: ${WHERE}.`,
		});
	}
}

/** Whether the address is on this machine or in a private network, as far as it tells by itself. */
export function isPrivate(url: string): boolean {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
	if (isIP(host) === 4) {
		return /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
	}
	if (isIP(host) === 6) return host === '::1' || /^f[cde]/.test(host);
	return !host.includes('.') || /\.(localhost|local|internal|lan)$/.test(host);
}
