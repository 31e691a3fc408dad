import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { ProviderError } from '../../providers/error';

/** What went wrong, in a log line. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/**
 * The error of any room as n8n shows it: what happened on top, what to do next below.
 *
 * @param where The item that it happened on, where there is one.
 */
export function asNodeError(
	node: INode,
	error: unknown,
	where: { itemIndex?: number } = {},
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	if (error instanceof ProviderError) {
		const { code, httpStatus } = error.details;
		return new NodeApiError(
			node,
			{ message: error.message, ...(code !== undefined && { code }) },
			{
				message: error.message,
				description: error.advice,
				...(httpStatus !== undefined && { httpCode: String(httpStatus) }),
				...where,
			},
		);
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), where);
}

/** As {@link asNodeError}, all in the message: when a workflow is activated, n8n shows nothing else of an error. */
export function asActivationError(node: INode, error: unknown): NodeOperationError {
	return new NodeOperationError(node, withAdvice(asNodeError(node, error)));
}

/** What happened and what to do next, where there is one text for both. */
export function withAdvice({
	message,
	description,
}: {
	message: string;
	description?: string | null | undefined;
}): string {
	if (!description || description === message) return message;
	return [message, description].map((part) => (/[.!?]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** What a person wrote into a field cannot be used. */
export function fieldError(node: INode, field: string, error: Error, itemIndex?: number): NodeOperationError {
	return new NodeOperationError(node, `“${field}” cannot be used`, {
		description: error.message,
		...(itemIndex !== undefined && { itemIndex }),
	});
}
