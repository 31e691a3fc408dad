import {
	NodeConnectionTypes,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { asNodeError, reasonOf } from '../shared/errors';
import { failedItem } from '../shared/failed-item';
import { ledgerCredential } from '../shared/ledger';
import { isRecord } from '../shared/parameters';
import { checkSmtp, readSmtp } from './channels/smtp';
import { notify } from './notify';
import { properties, textCredentials } from './properties';

export class NotifyOwner implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Notify Owner',
		name: 'notifyOwner',
		icon: { light: 'file:notifyOwner.svg', dark: 'file:notifyOwner.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["channels"].join(", ")}}',
		description: 'Tells the business owner about a missed call, a voicemail or a reply',
		defaults: { name: 'Notify Owner' },
		// What an AI model writes goes before what the item says, so a model could choose the business, and whom the owner calls back.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'missedCallSmtpApi',
				required: true,
				testedBy: 'smtpConnection',
				displayOptions: { show: { channels: ['email'] } },
			},
			{
				name: 'missedCallNtfyApi',
				required: true,
				displayOptions: { show: { channels: ['ntfyProtected'] } },
			},
			{
				name: 'missedCallPushoverApi',
				required: true,
				displayOptions: { show: { channels: ['pushover'] } },
			},
		],
		properties,
	};

	/** Those of the phone systems come from their registry; the others stand above, where n8n's linter finds their tests. */
	constructor() {
		this.description.credentials?.unshift(...textCredentials);
		this.description.credentials?.push(ledgerCredential);
	}

	methods = { credentialTest: { smtpConnection } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const [itemIndex, input] of this.getInputData().entries()) {
			const told = { ...input, pairedItem: { item: itemIndex } };
			try {
				const { notified, failure } = await notify(this, input.json, itemIndex);
				if (notified) told.json = { ...input.json, notified: [...earlier(input.json), ...notified] };
				if (failure) throw failure;
				output.push(told);
			} catch (error) {
				const failure = asNodeError(this.getNode(), error, { itemIndex });
				if (!this.continueOnFail()) throw failure;
				output.push(failedItem(this, told, itemIndex, failure));
			}
		}
		return [output];
	}
}

/** What Notify Owner nodes before this one did. */
function earlier({ notified }: IDataObject): IDataObject[] {
	const outcomes: unknown[] = Array.isArray(notified) ? notified : [];
	return outcomes.filter((outcome): outcome is IDataObject => isRecord(outcome));
}

async function smtpConnection(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await checkSmtp(readSmtp(credential.data ?? {}));
		return { status: 'OK', message: 'The mail server accepts the sign-in' };
	} catch (error) {
		return { status: 'Error', message: reasonOf(error) };
	}
}
