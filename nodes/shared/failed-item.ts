import type { IExecuteFunctions, INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { withAdvice } from './errors';

/**
 * The item that goes on when the node failed on `item` and is set to continue: its data with `error` added, which says what happened and what to do next.
 *
 * For the node's own error output n8n adds the data itself, and finds the items that belong there by their holding
 * nothing but `error`. An item's `error` property is not used, because n8n drops the data of an item that has one.
 */
export function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	index: number,
	error: NodeApiError | NodeOperationError,
): INodeExecutionData {
	const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
	return {
		json: { ...(!hasErrorOutput && item.json), error: withAdvice(error) },
		...(item.binary && { binary: item.binary }),
		pairedItem: { item: index },
	};
}
