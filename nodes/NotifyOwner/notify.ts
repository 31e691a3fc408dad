import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { NotifiedPart, TextBackItem } from '../../textback/item';
import { pairKey } from '../../textback/phone-number';
import { ledgerOf } from '../shared/ledger';
import { asText } from '../shared/parameters';
import { attemptBy, isChannelChoice } from './attempts';
import { deliverAll } from './channels/channel';
import { readItem } from './read-item';
import { noticeOf, type OwnWords } from './words';

const CHANNEL_NAMES: Record<NotifiedPart['channel'], string> = {
	text: 'Text message',
	email: 'Email',
	ntfy: 'ntfy',
	pushover: 'Pushover',
};

/**
 * Notifies the owner of one item, by every channel chosen.
 *
 * @returns the outcome of each channel, or none when the owner wants no such events; `failure` when no channel took it.
 * @throws NodeOperationError when no channel is chosen or the item is none of ours, TemplateError when the own wording
 * cannot be rendered.
 */
export async function notify(
	context: IExecuteFunctions,
	json: IDataObject,
	itemIndex: number,
): Promise<{ notified?: NotifiedPart[]; failure?: NodeOperationError }> {
	const item = readItem(context.getNode(), json, itemIndex);
	const channels = chosen(context, 'channels', itemIndex).filter(isChannelChoice);
	if (channels.length === 0) {
		throw new NodeOperationError(context.getNode(), '“Channels” is empty', {
			description: 'Choose at least one way to notify the owner.',
			itemIndex,
		});
	}
	if (!chosen(context, 'events', itemIndex).includes(item.event)) return {};

	const words = { item, variables: json, own: ownWords(context, itemIndex) };
	const notice = noticeOf(words, Date.now(), context.getTimezone());
	const notified = await deliverAll(
		channels.map((channel) => attemptBy(channel, { context, itemIndex, item, notice })),
		Date.now,
	);
	await writeDown(context, item, notified);

	const failed = notified.filter(({ ok }) => !ok);
	if (failed.length === notified.length) {
		const failure = new NodeOperationError(context.getNode(), 'The owner could not be notified', {
			description: failed.map(reasonOf).join(' '),
			itemIndex,
		});
		return { notified, failure };
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

function reasonOf({ channel, error }: NotifiedPart): string {
	return `${CHANNEL_NAMES[channel]}: ${error ?? 'it failed.'}`;
}

function chosen(context: IExecuteFunctions, name: string, itemIndex: number): string[] {
	const value: unknown = context.getNodeParameter(name, itemIndex, []);
	return Array.isArray(value) ? value.map(asText) : [];
}

function ownWords(context: IExecuteFunctions, itemIndex: number): OwnWords | undefined {
	if (context.getNodeParameter('message', itemIndex) !== 'own') return undefined;
	return {
		title: asText(context.getNodeParameter('title', itemIndex, '')),
		body: asText(context.getNodeParameter('body', itemIndex, '')),
	};
}

/** The record is worth less than the notification: when it cannot be written, that is logged and nothing else. */
async function writeDown(
	context: IExecuteFunctions,
	item: TextBackItem,
	notified: NotifiedPart[],
): Promise<void> {
	const { business, contact, call, event } = item;
	try {
		const ledger = await ledgerOf(context);
		await ledger.note(
			'ownerNotified',
			{ business: business.number, caller: pairKey(contact.number) },
			call?.id && call.provider ? { provider: call.provider, callId: call.id } : undefined,
			{ event, channels: notified.map(({ channel, ok }) => ({ channel, ok })) },
			Date.now(),
		);
		// A call or a text from there is the owner's, and never a caller's.
		for (const { channel, ok, to } of notified) {
			if (channel === 'text' && ok) await ledger.addOwnerNumber(business.number, to);
		}
	} catch (error) {
		context.logger.error(`${context.getNode().name}: the notification is not on record`, { error });
	}
}
