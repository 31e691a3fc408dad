import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Digest } from '../../ledger/ledger';
import { floodOf } from '../../textback/digest';
import type { NotifiedPart } from '../../textback/item';
import type { Told } from '../../textback/notice';
import { pairKey } from '../../textback/phone-number';
import { reasonOf } from '../shared/errors';
import { ledgerOf } from '../shared/ledger';
import { asText } from '../shared/parameters';
import { hasEvent } from './read-item';

/** What the owner is told when an item comes: of it alone, of all that was held, or nothing for now. */
export type ToTell =
	| { kind: 'item' }
	| { kind: 'digest'; digest: Digest }
	| { kind: 'held'; until: number }
	| { kind: 'nothing' };

const CALLS_AN_HOUR = 5;

/**
 * Whether so much comes that this item waits, in the record, to be told with others. The record is worth less than the
 * notification: when it fails, the owner is told of the item at once.
 *
 * @param channels Those chosen, in the order in which they stand in the field.
 */
export async function whatToTell(
	context: IExecuteFunctions,
	itemIndex: number,
	item: Told,
	channels: readonly string[],
	now: number,
): Promise<ToTell> {
	const callsAnHour = Number(context.getNodeParameter('oneByOne', itemIndex, CALLS_AN_HOUR));
	if (!hasEvent(item) || (callsAnHour === 0 && !item.digest)) return { kind: 'item' };
	const business = item.business.number;
	const recipients = recipientsOf(context, itemIndex, channels);
	try {
		const ledger = await ledgerOf(context);
		const pair = { business, caller: pairKey(item.contact.number) };
		const held = item.digest
			? undefined
			: await ledger.offerNotice({ pair, recipients, item, ...floodOf(item, callsAnHour) }, now);
		if (!item.digest && !held) return { kind: 'item' };
		const digest = await ledger.takeDigest(business, recipients, now);
		if (digest) return { kind: 'digest', digest };
		return held ? { kind: 'held', until: held.heldUntil } : { kind: 'nothing' };
	} catch (error) {
		context.logger.error(`${context.getNode().name}: the notification is not on record: ${reasonOf(error)}`);
		return item.digest ? { kind: 'nothing' } : { kind: 'item' };
	}
}

/** What no channel took is told again. */
export async function endDigest(
	context: IExecuteFunctions,
	digest: Digest,
	notified: readonly NotifiedPart[],
): Promise<void> {
	try {
		const ledger = await ledgerOf(context);
		await (notified.some(({ ok }) => ok)
			? ledger.settleDigest(digest, Date.now())
			: ledger.returnDigest(digest));
	} catch (error) {
		context.logger.error(
			`${context.getNode().name}: what the owner was told is not on record, and they may hear of it again: ${reasonOf(error)}`,
		);
	}
}

/** To whom this node's notifications of the item go, as a hash: they count together, whichever node tells them. */
function recipientsOf(context: IExecuteFunctions, itemIndex: number, channels: readonly string[]): string {
	const fields = ['ownerPhone', 'ownerEmail', 'ntfyServer', 'ntfyTopic'].map((name) =>
		asText(context.getNodeParameter(name, itemIndex, '')).trim(),
	);
	const credentials = Object.values(context.getNode().credentials ?? {}).map(({ id }) => id);
	return createHash('sha256')
		.update(JSON.stringify([[...channels].sort(), fields, credentials]))
		.digest('hex')
		.slice(0, 32);
}
