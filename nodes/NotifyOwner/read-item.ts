import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import type { TextBackItem } from '../../textback/item';
import type { Told } from '../../textback/notice';
import { isRecord } from '../shared/parameters';

/** What is taken of a field, in UTF-16 units, and how many entries of a list. */
const LONGEST = 10_000;
const MOST_ENTRIES = 20;

type Shape = { [field: string]: 'string' | 'number' | 'boolean' | 'strings' | Shape };

/** The fields that a notification tells of, and by which a held one finds its way again. People's own nodes may have put anything into them. */
const SHAPE: Shape = {
	event: 'string',
	digest: 'boolean',
	call: {
		id: 'string',
		provider: 'string',
		from: 'string',
		to: 'string',
		startedAt: 'string',
		endedAt: 'string',
		verdict: 'string',
		reason: 'string',
		attestation: 'string',
		late: 'boolean',
		ageSeconds: 'number',
		foundTogether: 'boolean',
		voicemail: { url: 'string', seconds: 'number', transcript: 'string' },
	},
	contact: {
		number: 'string',
		nationalNumber: 'string',
		name: 'string',
		country: 'string',
		firstSeenAt: 'string',
		anonymous: 'boolean',
		missedCalls: 'number',
		optedOut: 'boolean',
	},
	business: { name: 'string', number: 'string', timezone: 'string' },
	text: {
		id: 'string',
		status: 'string',
		body: 'string',
		sentAt: 'string',
		skippedBecause: 'string',
		skippedText: 'string',
		failure: 'string',
	},
	reply: {
		id: 'string',
		body: 'string',
		receivedAt: 'string',
		secondsAfterText: 'number',
		media: 'strings',
		mayBeOptOut: 'boolean',
		late: 'boolean',
	},
};

const EVENTS: Readonly<Record<TextBackItem['event'], true>> = {
	missedCall: true,
	voicemail: true,
	reply: true,
	noReply: true,
	optedOut: true,
	notDelivered: true,
	ownerReply: true,
};

/**
 * What of the item a notification tells: a field of the wrong kind counts as absent, and a text is cut at 10,000 characters.
 *
 * @throws NodeOperationError when it does not say what happened to which caller, so that the owner never gets an
 * empty message.
 */
export function readItem(node: INode, json: IDataObject, itemIndex: number): TextBackItem {
	const item = readTold(node, json, itemIndex);
	if (hasEvent(item)) return item;
	throw notOurs(node, itemIndex);
}

/** The same for an item of which ready words are told, so that it need not say what happened. */
export function readTold(node: INode, json: IDataObject, itemIndex: number): Told {
	const item = ofShape(json, SHAPE);
	if (isTold(item)) return item;
	throw notOurs(node, itemIndex);
}

function notOurs(node: INode, itemIndex: number): NodeOperationError {
	return new NodeOperationError(node, 'This item does not say what happened to which caller', {
		description:
			'Connect Notify Owner after Missed Call Trigger, Send Text-Back or Reply Watcher, and let the nodes between them keep “event”, “contact” and “business”.',
		itemIndex,
	});
}

function ofShape(value: Record<string, unknown>, shape: Shape): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(shape).flatMap(([field, kind]) => {
			const found = value[field];
			if (kind === 'strings') return [[field, strings(found)]];
			if (typeof kind === 'object') return isRecord(found) ? [[field, ofShape(found, kind)]] : [];
			if (typeof found !== kind) return [];
			return [[field, typeof found === 'string' ? found.slice(0, LONGEST) : found]];
		}),
	);
}

function strings(value: unknown): string[] {
	if (!Array.isArray(value)) return [];
	const entries = value.slice(0, MOST_ENTRIES).filter((entry) => typeof entry === 'string');
	return entries.map((entry) => entry.slice(0, LONGEST));
}

/** Whether the item says what happened. */
export function hasEvent(item: Told): item is TextBackItem {
	return typeof item.event === 'string' && Object.hasOwn(EVENTS, item.event);
}

function isTold(item: unknown): item is Told {
	return (
		isRecord(item) &&
		isRecord(item.contact) &&
		typeof item.contact.number === 'string' &&
		isRecord(item.business) &&
		typeof item.business.number === 'string'
	);
}
