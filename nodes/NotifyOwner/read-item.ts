import { NodeOperationError, type IDataObject, type INode } from 'n8n-workflow';
import type { TextBackEvent, TextBackItem } from '../../textback/item';

const EVENTS: ReadonlySet<unknown> = new Set<TextBackEvent>([
	'missedCall',
	'voicemail',
	'reply',
	'noReply',
	'optedOut',
	'notDelivered',
]);

/**
 * The item as the earlier nodes of this package made it.
 *
 * @throws NodeOperationError when it is some other item, so that the owner never gets an empty message.
 */
export function readItem(node: INode, json: IDataObject, itemIndex: number): TextBackItem {
	if (isTextBackItem(json)) return json;
	throw new NodeOperationError(node, 'This item does not say what happened to which caller', {
		description:
			'Connect Notify Owner after Missed Call Trigger, Send Text-Back or Reply Watcher, and let the nodes between them keep “event”, “caller” and “business”.',
		itemIndex,
	});
}

function isTextBackItem(json: unknown): json is TextBackItem {
	return (
		isRecord(json) &&
		EVENTS.has(json.event) &&
		isRecord(json.caller) &&
		typeof json.caller.number === 'string' &&
		isRecord(json.business) &&
		typeof json.business.number === 'string'
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
