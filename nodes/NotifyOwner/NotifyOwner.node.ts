import {
	NodeConnectionTypes,
	NodeOperationError,
	type ICredentialsDecrypted,
	type ICredentialTestFunctions,
	type IExecuteFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { openLedger } from '../../ledger/open';
import type { NotifiedPart, TextBackItem } from '../../textback/item';
import { asNodeError } from '../shared/errors';
import { failedItem } from '../shared/failed-item';
import { attemptBy } from './attempts';
import { deliverAll } from './channels/channel';
import { checkSmtp, readSmtp } from './channels/smtp';
import { properties, textCredentials } from './NotifyOwner.description';
import { chosenParameter, textParameter } from './parameters';
import { readItem } from './read-item';
import { noticeOf, type OwnWords } from './words';

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
		usableAsTool: true,
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
				displayOptions: { show: { channels: ['ntfy'], ntfyAccess: ['protected'] } },
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
	}

	methods = { credentialTest: { smtpConnection } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const output: INodeExecutionData[] = [];
		for (const [itemIndex, input] of this.getInputData().entries()) {
			const told = { ...input, pairedItem: { item: itemIndex } };
			try {
				const { notified, failure } = await notify(
					this,
					readItem(this.getNode(), input.json, itemIndex),
					itemIndex,
				);
				told.json = { ...input.json, ...(notified && { notified }) };
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

/**
 * Notifies by every channel.
 *
 * @returns all outcomes, those of earlier Notify Owner nodes included, or none when the owner wants no such events;
 * `failure` when no channel took it.
 * @throws NodeOperationError when no channel is chosen, TemplateError when the own wording cannot be rendered.
 */
async function notify(
	context: IExecuteFunctions,
	item: TextBackItem,
	itemIndex: number,
): Promise<{ notified?: NotifiedPart[]; failure?: NodeOperationError }> {
	const channels = chosenParameter(context, 'channels', itemIndex).filter(isChannel);
	if (channels.length === 0) {
		throw new NodeOperationError(context.getNode(), '“Channels” is empty', {
			description: 'Choose at least one way to notify the owner.',
			itemIndex,
		});
	}
	if (!chosenParameter(context, 'events', itemIndex).includes(item.event)) return {};

	const notice = noticeOf(item, ownWords(context, itemIndex), Date.now(), context.getTimezone());
	const source = { context, itemIndex, item, notice };
	const outcomes = await deliverAll(
		channels.map((channel) => attemptBy(channel, source)),
		Date.now,
	);
	await writeDown(context, item, outcomes);

	const notified = [...(item.notified ?? []), ...outcomes];
	const failed = outcomes.filter(({ ok }) => !ok);
	if (failed.length === outcomes.length) {
		const description = failed.map(reasonOf).join(' ');
		const message = 'The owner could not be notified';
		return {
			notified,
			failure: new NodeOperationError(context.getNode(), message, { description, itemIndex }),
		};
	}
	context.addExecutionHints(
		...failed.map((outcome) => ({
			message: `The owner was notified, but not by every channel. ${reasonOf(outcome)}`,
			type: 'warning' as const,
			location: 'outputPane' as const,
		})),
	);
	return { notified };
}

const CHANNEL_NAMES: Record<NotifiedPart['channel'], string> = {
	text: 'Text message',
	email: 'Email',
	ntfy: 'ntfy',
	pushover: 'Pushover',
};

function isChannel(name: string): name is NotifiedPart['channel'] {
	return Object.hasOwn(CHANNEL_NAMES, name);
}

function reasonOf({ channel, error }: NotifiedPart): string {
	return `${CHANNEL_NAMES[channel]}: ${error ?? 'it failed.'}`;
}

function ownWords(context: IExecuteFunctions, itemIndex: number): OwnWords | undefined {
	if (context.getNodeParameter('message', itemIndex) !== 'own') return undefined;
	return {
		title: textParameter(context, 'title', itemIndex),
		body: textParameter(context, 'body', itemIndex),
	};
}

/** The record is worth less than the notification: when it cannot be written, that is logged and nothing else. */
async function writeDown(
	context: IExecuteFunctions,
	item: TextBackItem,
	outcomes: NotifiedPart[],
): Promise<void> {
	try {
		const ledger = await openLedger();
		await ledger.note(
			'ownerNotified',
			{ business: item.business.number, caller: item.caller.number },
			item.call && { provider: item.call.provider, callId: item.call.id },
			{ event: item.event, channels: outcomes.map(({ channel, ok }) => ({ channel, ok })) },
			Date.now(),
		);
	} catch (error) {
		context.logger.error(`${context.getNode().name}: the notification is not on record`, { error });
	}
}

async function smtpConnection(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await checkSmtp(readSmtp(credential.data ?? {}));
		return { status: 'OK', message: 'The mail server accepts the sign-in' };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}
