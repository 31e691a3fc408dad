import type { N8nApi, SavedWorkflow } from './n8n/api';
import { PACKAGE_NAME } from './n8n/paths';
import { withCredential, type WorkflowJson } from './n8n/workflow';
import { importForClient, type Client } from './reference-workflow';

const CREDENTIAL_TYPE = 'missedCallWebhookApi';

/** A PBX that handles the calls, and the number at the phone company that texts its callers. */
export type Office = {
	/** E.164. */
	number: string;
	/** E.164. */
	textsFrom: string;
	/** By which the PBX signs its reports: `whsec_` and a key in base64. */
	secret: string;
};

/** Imports the reference workflow once more, for a business whose calls a PBX handles, but does not activate it. */
export async function importForOffice(api: N8nApi, client: Client, office: Office): Promise<SavedWorkflow> {
	const credential = await api.saveCredential({
		name: 'Pretend PBX',
		type: CREDENTIAL_TYPE,
		data: { proof: 'signature', secret: office.secret },
	});
	const nodeTypes = await api.nodeTypes();
	return await importForClient(api, client, (workflow) =>
		withCredential(inOffice(workflow, office), nodeTypes, CREDENTIAL_TYPE, credential),
	);
}

/** Calls come from the PBX; texts go out and come in at the other number. */
function inOffice(workflow: WorkflowJson, { number, textsFrom }: Office): WorkflowJson {
	const typed = (value: string) => ({ __rl: true, mode: 'number', value });
	const changes: Record<string, object> = {
		missedCallTrigger: { phoneSystem: 'generic', phoneNumber: typed(number) },
		sendTextBack: { options: { sendFrom: typed(textsFrom) } },
		replyWatcher: { phoneNumber: typed(textsFrom) },
		notifyOwner: { sendFrom: 'other', fromNumber: textsFrom },
	};
	return {
		...workflow,
		name: `${workflow.name} (PBX)`,
		nodes: workflow.nodes.map((node) => ({
			...node,
			parameters: { ...node.parameters, ...changes[node.type.replace(`${PACKAGE_NAME}.`, '')] },
		})),
	};
}
