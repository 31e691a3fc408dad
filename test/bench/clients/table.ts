import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, objectIn, textIn } from '../../../sandbox/n8n/json';
import { PROJECT } from '../../../sandbox/n8n/paths';
import { webhookAddress } from '../../../sandbox/n8n/webhook-address';
import { readWorkflow, withCredential, withParameters } from '../../../sandbox/n8n/workflow';
import { saveClientCredential } from '../../../sandbox/reference-workflow';
import { OWNER, type Stage } from '../../e2e/harness';
import { fieldsOf, postAsTwilio, type Flow } from '../texting/flows';

const COLUMNS = [
	'name',
	'number',
	'hours',
	'timeZone',
	'openMessage',
	'closedMessage',
	'ownerPhone',
	'closedThrough',
	'holidays',
];

/** One workflow for all of these numbers, which are rows of its table. */
export async function tableOfClients(stage: Stage, numbers: readonly string[]): Promise<Flow[]> {
	await fillTable(stage, numbers);
	const { api } = stage;
	const shipped = readWorkflow(readFileSync(join(PROJECT, 'workflows', 'many-clients.json'), 'utf8'));
	const workflow = withParameters(shipped, { 'Notify the Operator': { ownerPhone: OWNER } });
	const credential = await saveClientCredential(api, stage.client);
	const { id } = await api.importWorkflow(
		withCredential(workflow, await api.nodeTypes(), 'missedCallTwilioApi', credential),
	);
	await api.activate(id);
	const url = `${await webhookAddress(api, stage.n8n.url, id, 'Missed Call Trigger')}?step=incoming`;
	return numbers.map((number) => ({
		name: number,
		missCall: (caller) => postAsTwilio(stage.client.authToken, url, fieldsOf(caller, number)),
	}));
}

async function fillTable({ api: { session } }: Stage, numbers: readonly string[]): Promise<void> {
	const project = objectIn(await session.request('GET', '/rest/projects/personal'), 'the project');
	const tables = `/rest/projects/${textIn(project['id'], 'the id of a project')}/data-tables`;
	const columns = COLUMNS.map((name) => ({ name, type: 'string' }));
	const table = await session.request('POST', tables, { name: 'Clients', columns });
	if (!isObject(table)) throw new Error('n8n made no table.');
	const data = numbers.map((number) => ({
		name: `Client ${number}`,
		number,
		hours: 'Mon-Fri 8am-5pm',
		timeZone: 'America/New_York',
		openMessage: 'Hi, this is {{business.name}}. Sorry we missed your call! How can we help?',
		closedMessage: 'Hi, this is {{business.name}}. We are closed and call you back {{hours.nextOpenText}}.',
		ownerPhone: OWNER,
		holidays: 'US-CA',
	}));
	await session.request('POST', `${tables}/${textIn(table['id'], 'the id of a table')}/insert`, {
		data,
		returnType: 'count',
	});
}
