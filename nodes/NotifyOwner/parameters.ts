import type { IExecuteFunctions } from 'n8n-workflow';

/** A text field; empty when it is hidden or an expression gave no text. */
export function textParameter(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	return typeof value === 'string' ? value : '';
}

/** The values chosen in a field that takes several. */
export function chosenParameter(context: IExecuteFunctions, name: string, itemIndex: number): string[] {
	const value: unknown = context.getNodeParameter(name, itemIndex, []);
	return Array.isArray(value) ? value.map(String) : [];
}
