import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8nApi, SavedWorkflow } from './n8n/api';
import type { JsonObject } from './n8n/json';
import { PACKAGE_NAME, PROJECT } from './n8n/paths';
import { readWorkflow, withCredential, type WorkflowJson } from './n8n/workflow';

const FILE = join(PROJECT, 'workflows', 'missed-call-text-back.json');
const CREDENTIAL_NAME = 'Pretend Phone Company';

/** The client whose workflow this is, and the phone company that serves it. */
export type Client = {
	businessName: string;
	/** E.164. */
	businessNumber: string;
	/** E.164. */
	ownerPhone: string;
	accountSid: string;
	authToken: string;
	/** Set when the number is at Telnyx, and not at Twilio. */
	telnyx?: { apiKey: string; publicKey: string };
	/** The phone company's API address. */
	apiUrl: string;
	ntfyServer: string;
};

/** The workflow as it ships. */
export async function readReferenceWorkflow(): Promise<WorkflowJson> {
	return readWorkflow(await readFile(FILE, 'utf8'));
}

/** The workflow after a person has set it up for a client: number, phones and whom to notify. */
export function filledIn(workflow: WorkflowJson, client: Client): WorkflowJson {
	const { id: phoneSystem, displayName } = systemOf(client);
	const phoneNumber = {
		__rl: true,
		mode: 'list',
		value: client.businessNumber,
		cachedResultName: client.businessNumber,
	};
	const parameters: Record<string, JsonObject> = {
		missedCallTrigger: {
			phoneNumber,
			businessName: client.businessName,
			phones: { phone: [{ number: client.ownerPhone, seconds: 18 }] },
		},
		replyWatcher: { phoneNumber },
		notifyOwner: {
			channels: ['text', 'ntfy'],
			ownerPhone: client.ownerPhone,
			ntfyServer: client.ntfyServer,
			ntfyTopic: 'owner',
			// Whoever tries this out calls more often within an hour than is told one by one.
			oneByOne: 100,
		},
	};
	return {
		...workflow,
		...(displayName !== '' && { name: `${workflow.name} (${displayName})` }),
		nodes: workflow.nodes.map((node) => ({
			...node,
			parameters: {
				...node.parameters,
				...('phoneSystem' in node.parameters && { phoneSystem }),
				...parameters[node.type.replace(`${PACKAGE_NAME}.`, '')],
			},
		})),
	};
}

/** What the nodes know the client's phone system by, and what they sign in there with. */
function systemOf({ accountSid, authToken, apiUrl, telnyx }: Client) {
	return telnyx
		? {
				id: 'telnyx',
				displayName: 'Telnyx',
				credentialType: 'missedCallTelnyxApi',
				data: { apiKey: telnyx.apiKey, webhooksSignedBy: telnyx.publicKey, apiUrl },
			}
		: {
				id: 'twilio',
				// The workflow is made for it, and has no other name.
				displayName: '',
				credentialType: 'missedCallTwilioApi',
				data: { accountSid, authToken, signInWith: 'account', region: 'us1', apiUrl },
			};
}

/** Makes the client's credential, or brings it up to date. */
export async function saveClientCredential(api: N8nApi, client: Client) {
	const { credentialType: type, data } = systemOf(client);
	return await api.saveCredential({ name: CREDENTIAL_NAME, type, data });
}

/**
 * Imports the reference workflow, set up for the client and with its credential, but does not activate it.
 * @param change made to it before
 */
export async function importForClient(
	api: N8nApi,
	client: Client,
	change: (workflow: WorkflowJson) => WorkflowJson = (workflow) => workflow,
): Promise<SavedWorkflow> {
	const credential = await saveClientCredential(api, client);
	const workflow = change(filledIn(await readReferenceWorkflow(), client));
	return await api.importWorkflow(
		withCredential(workflow, await api.nodeTypes(), systemOf(client).credentialType, credential),
	);
}
