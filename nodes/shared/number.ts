import { NodeOperationError, type INode } from 'n8n-workflow';
import { parsePhone } from '../../textback/phone-number';
import { asText } from './parameters';

/**
 * A phone number that a person typed or chose, as E.164.
 *
 * @param field The field's label, to say where the trouble is.
 * @throws NodeOperationError when it is no phone number.
 */
export function readNumber(
	node: INode,
	field: string,
	value: unknown,
	options: { country?: string; itemIndex?: number } = {},
): string {
	const typed = asText(value);
	const parsed = parsePhone(typed, options.country ?? 'US');
	if (parsed.kind === 'number') return parsed.e164;
	throw new NodeOperationError(
		node,
		typed.trim() === ''
			? `“${field}” is empty`
			: `“${typed.slice(0, 60)}” in “${field}” is not a phone number`,
		{
			description:
				'Write it as people do, e.g. (415) 555-0100. Outside the United States start with + and the country code, e.g. +44 20 7946 0018.',
			...(options.itemIndex !== undefined && { itemIndex: options.itemIndex }),
		},
	);
}
