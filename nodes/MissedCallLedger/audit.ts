import { setImmediate as breathe } from 'node:timers/promises';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { CallList } from '../../providers/contract';
import { callSystems } from '../../providers/registry';
import { judgeListed, type ListedCall } from '../../textback/listed-call';
import { pairKey } from '../../textback/phone-number';
import { buildAudit } from '../../textback/report/audit/audit';
import { readCallList } from '../../textback/report/audit/call-list';
import type { CallList as ReadList } from '../../textback/report/audit/list/reading';
import { decodeText } from '../../textback/report/audit/list/text';
import type { ProspectCall } from '../../textback/report/audit/prospect-call';
import { ReportError } from '../../textback/report/report-error';
import { COLUMN_SETTINGS } from '../../textback/report/audit/list/columns';
import { auditPage } from '../../textback/report/page/audit-page';
import { httpWith } from '../shared/http';
import { readNumber } from '../shared/number';
import { asText } from '../shared/parameters';
import { readTimeZone } from '../shared/time-zones';
import { inPieces, type OutputItem, type Task } from './client';
import { withPage } from './page';
import { readFigures } from './report';

const DAY_MS = 86_400_000;

/** Those that keep a list of calls. */
const listingSystems = callSystems.filter(({ calls }) => calls.list !== undefined);

/** What a business without text-back misses, from a list of its calls. */
export async function buildProspectAudit(task: Task): Promise<OutputItem[]> {
	const { context, itemIndex } = task;
	const parameter = (name: string) => asText(context.getNodeParameter(name, itemIndex, '')).trim();
	const zone = readTimeZone(context, itemIndex);
	const { calls, callsBack, account } = await readCalls(task, zone);
	const weeklyHours = parameter('openingHours');
	const figures = readFigures(context, itemIndex);
	const audit = buildAudit(calls, {
		zone,
		...(weeklyHours !== '' && { hours: { weeklyHours } }),
		...(figures && { figures }),
		...(callsBack && { callsBack }),
	});
	const name = parameter('clientName');
	const json = { client: { name }, ...audit, ...(account && { list: account }) };
	if (account) context.addExecutionHints({ message: account.summary, location: 'outputPane' });
	return [
		await withPage(task, json, name, 'audit', (branding) =>
			auditPage(audit, name, branding, account?.summary),
		),
	];
}

/** A phone system's own list says nothing of the business's calls, and needs no account. */
type Calls = Pick<ReadList, 'calls'> & Partial<ReadList>;

async function readCalls(task: Task, zone: string): Promise<Calls> {
	const { context, itemIndex } = task;
	switch (context.getNodeParameter('callsFrom', itemIndex, 'file')) {
		case 'list':
			return { calls: await listCalls(task) };
		case 'text':
			return await inCsv(context, itemIndex, asText(context.getNodeParameter('csv', itemIndex, '')), zone);
		default:
			return await inCsv(context, itemIndex, decodeText(await readFile(context, itemIndex)), zone);
	}
}

/** @throws {ReportError} when the item has no such file. */
async function readFile(context: IExecuteFunctions, itemIndex: number): Promise<Uint8Array> {
	const field = asText(context.getNodeParameter('binaryField', itemIndex, 'data'));
	if (!context.getInputData()[itemIndex]?.binary?.[field]) {
		throw new ReportError(
			'callList',
			'There is no file.',
			`Upload the list as a CSV file, or paste its text. The file is looked for in “${field}”.`,
		);
	}
	return await context.helpers.getBinaryDataBuffer(itemIndex, field);
}

async function inCsv(
	context: IExecuteFunctions,
	itemIndex: number,
	content: string,
	zone: string,
): Promise<ReadList> {
	const setting = (name: string) => asText(context.getNodeParameter(`columns.${name}`, itemIndex, '')).trim();
	const [country, order] = [setting('country'), setting('dateOrder')];
	return await readCallList(content, {
		zone,
		...(country !== '' && { country }),
		...((order === 'dayFirst' || order === 'monthFirst') && { dateOrder: order }),
		ownNumbers: inPieces(setting('ownNumbers')),
		columns: Object.fromEntries(COLUMN_SETTINGS.map((name) => [name, setting(name)])),
		breathe: async () => {
			await breathe();
		},
	});
}

/** The calls that the chosen phone system has kept of a number. */
async function listCalls({ context, itemIndex, now }: Task): Promise<ProspectCall[]> {
	const chosen = context.getNode().credentials ?? {};
	const system = listingSystems.find(({ credentialType }) => credentialType in chosen);
	const list = system?.calls.list;
	if (!system || !list) {
		throw new NodeOperationError(context.getNode(), 'No phone system is chosen', {
			description: `Choose the credential of the phone system that has the list: ${listingSystems.map(({ displayName }) => displayName).join(', ')}.`,
			itemIndex,
		});
	}
	const number = readNumber(
		context.getNode(),
		'Phone Number',
		context.getNodeParameter('prospectNumber', itemIndex, ''),
		{ itemIndex },
	);
	const since = now - Number(context.getNodeParameter('daysBack', itemIndex, 30)) * DAY_MS;
	const http = httpWith(context, system.credentialType);
	const credential = await context.getCredentials(system.credentialType, itemIndex);
	const calls: ProspectCall[] = [];
	for (const call of await list.read(http, credential, number, since)) {
		const answered = await isAnswered(call, () => list.phonesOf(http, credential, call));
		calls.push({ caller: pairKey(call.from), at: call.startedAt, answered });
	}
	return calls;
}

/** A call that something answered may have dialled a phone that nobody took. */
async function isAnswered(
	call: ListedCall,
	phonesOf: () => ReturnType<CallList['phonesOf']>,
): Promise<boolean> {
	const phones = call.outcome === 'completed' ? await phonesOf() : [];
	const verdict = judgeListed(call, phones, { route: 'listen', proof: 'pickUp' });
	return verdict.kind === 'answered';
}
