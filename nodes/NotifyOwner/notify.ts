import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { NotifiedPart } from '../../textback/item';
import { digestNotice } from '../../textback/digest';
import { isoTime } from '../../textback/iso-time';
import { readyNotice, type Notice, type Told } from '../../textback/notice';
import { pairKey } from '../../textback/phone-number';
import { ledgerOf } from '../shared/ledger';
import { asText } from '../shared/parameters';
import { attemptBy, isChannelChoice } from './attempts';
import { deliverAll } from './channels/channel';
import { endDigest, whatToTell, type ToTell } from './hold';
import { readItem, readTold } from './read-item';
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
	const { item, noticeAt, mayWait } = toTell(context, json, itemIndex);
	const channels = chosen(context, 'channels', itemIndex).filter(isChannelChoice);
	if (channels.length === 0) {
		throw new NodeOperationError(context.getNode(), '“Channels” is empty', {
			description: 'Choose at least one way to notify the owner.',
			itemIndex,
		});
	}
	if (!noticeAt) return {};
	if (json.testRun === true) {
		context.addExecutionHints({
			message: 'The published workflow notifies the owner of this. The test run does not do so again.',
			location: 'outputPane',
		});
		return {};
	}

	const now = Date.now();
	const attemptsOf = (notice: Notice) =>
		channels.map((channel) => attemptBy(channel, { context, itemIndex, item, notice }));
	const told: ToTell = mayWait ? await whatToTell(context, itemIndex, item, channels, now) : { kind: 'item' };
	if (told.kind === 'nothing') return {};
	if (told.kind === 'held') {
		const heldUntil = isoTime(told.until);
		return {
			notified: attemptsOf(noticeAt(now)).map(({ channel, to }) => ({
				channel,
				to,
				ok: false,
				heldUntil,
				at: isoTime(now),
			})),
		};
	}
	const notice =
		told.kind === 'digest' ? digestNotice(told.digest.items, now, context.getTimezone()) : noticeAt(now);
	const notified = await deliverAll(attemptsOf(notice), Date.now);
	if (told.kind === 'digest') await endDigest(context, told.digest, notified);
	for (const one of told.kind === 'digest' ? told.digest.items : [item])
		await writeDown(context, one, notified);

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

/**
 * @returns `noticeAt`: what is told at that time (ms); none of an event that the owner does not want to hear of. `mayWait`:
 * whether it may be told with others; ready words are not on record, so they would be lost.
 */
function toTell(
	context: IExecuteFunctions,
	json: IDataObject,
	itemIndex: number,
): { item: Told; noticeAt?: (now: number) => Notice; mayWait: boolean } {
	if (context.getNodeParameter('message', itemIndex) === 'earlier') {
		const item = readTold(context.getNode(), json, itemIndex);
		if (item.digest) return { item, mayWait: false };
		return {
			item,
			noticeAt: () => readyNotice(item, readyWords(context, itemIndex)),
			mayWait: false,
		};
	}
	const item = readItem(context.getNode(), json, itemIndex);
	if (!chosen(context, 'events', itemIndex).includes(item.event)) return { item, mayWait: true };
	const words = { item, variables: json, own: ownWords(context, itemIndex) };
	return { item, noticeAt: (now) => noticeOf(words, now, context.getTimezone()), mayWait: true };
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

function readyWords(context: IExecuteFunctions, itemIndex: number): OwnWords {
	const body = asText(context.getNodeParameter('earlierBody', itemIndex, ''));
	if (body.trim() === '') {
		throw new NodeOperationError(context.getNode(), '“Text From an Earlier Node” is empty', {
			description: 'Drag in the field that holds the text, or choose another “Message”.',
			itemIndex,
		});
	}
	return { title: asText(context.getNodeParameter('earlierTitle', itemIndex, '')), body };
}

/** The record is worth less than the notification: when it cannot be written, that is logged and nothing else. */
async function writeDown(context: IExecuteFunctions, item: Told, notified: NotifiedPart[]): Promise<void> {
	const { business, contact, call, event } = item;
	try {
		const ledger = await ledgerOf(context);
		await ledger.note(
			'ownerNotified',
			{ business: business.number, caller: pairKey(contact.number) },
			call?.id && call.provider ? { provider: call.provider, callId: call.id } : undefined,
			{
				...(event !== undefined && { event }),
				channels: notified.map(({ channel, ok }) => ({ channel, ok })),
			},
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
