import {
	NodeConnectionTypes,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { failedItem } from '../shared/failed-item';
import { ledgerConnection, ledgerCredential, ledgerOf } from '../shared/ledger';
import { asText } from '../shared/parameters';
import { searchTimeZones } from '../shared/time-zones';
import { buildProspectAudit } from './audit';
import { accountCredentials } from './account-credentials';
import { check } from './check-client';
import { readNumbers, type Client, type OutputItem } from './client';
import * as conversation from './conversation';
import { asLedgerNodeError } from './errors';
import * as optOut from './opt-out';
import { properties } from './properties';
import * as report from './report';
import { unpublishAll } from './unpublish-all';

type Operation = (client: Client) => Promise<OutputItem[]>;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
	Object.entries<Operation>({
		'client check': withoutFiles(check),
		'conversation getAll': withoutFiles(conversation.getMany),
		'conversation forget': withoutFiles(conversation.forget),
		'conversation setOutcome': withoutFiles(conversation.setOutcome),
		'optOut list': withoutFiles(optOut.list),
		'optOut add': withoutFiles(optOut.add),
		'optOut remove': withoutFiles(optOut.remove),
		'optOut import': withoutFiles(optOut.importList),
		'report build': report.build,
	}),
);

const credentials = [ledgerCredential, ...accountCredentials];

export class MissedCallLedger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Missed Call Ledger',
		name: 'missedCallLedger',
		icon: { light: 'file:missedCallLedger.svg', dark: 'file:missedCallLedger.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Reads and annotates the record: conversations, outcomes, opt-outs and reports',
		defaults: { name: 'Missed Call Ledger' },
		// What an AI model writes goes before what the item says, so a model could choose whose record is changed.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials,
		properties,
	};

	methods = { credentialTest: { ledgerConnection }, listSearch: { searchTimeZones } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const [itemIndex, input] of this.getInputData().entries()) {
			try {
				const items = await perform(this, itemIndex);
				output.push(...items.map((item) => ({ ...item, pairedItem: { item: itemIndex } })));
			} catch (error) {
				const failure = asLedgerNodeError(this.getNode(), error, itemIndex);
				if (!this.continueOnFail()) throw failure;
				output.push(failedItem(this, input, itemIndex, failure));
			}
		}
		return [output];
	}
}

async function perform(context: IExecuteFunctions, itemIndex: number): Promise<OutputItem[]> {
	const parameter = (name: string) => asText(context.getNodeParameter(name, itemIndex, ''));
	const chosen = `${parameter('resource')} ${parameter('operation')}`;
	const task = { context, itemIndex, now: Date.now() };
	// It is about a business that nothing is on record of.
	if (chosen === 'report buildAudit') return await buildProspectAudit(task);
	// It is about all clients.
	if (chosen === 'phoneNumber unpublishAll') return await unpublishAll(task, await ledgerOf(context));
	const operation = OPERATIONS.get(chosen);
	if (!operation) {
		throw new NodeOperationError(context.getNode(), `This node cannot do “${chosen}”`, {
			description: 'Choose another operation.',
			itemIndex,
		});
	}
	return await operation({
		...task,
		ledger: await ledgerOf(context),
		numbers: readNumbers(context, itemIndex),
	});
}

function withoutFiles(operation: (client: Client) => Promise<IDataObject[]>): Operation {
	return async (client) => (await operation(client)).map((json) => ({ json }));
}
