import type { IExecuteFunctions } from 'n8n-workflow';

/** More than any business has callers. */
const ALL = 10_000_000;

export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return ALL;
	const limit = Math.floor(context.getNodeParameter('limit', itemIndex, 50));
	return limit >= 1 ? limit : 1;
}
