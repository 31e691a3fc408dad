/** A parameter's or a field's value as text; anything that is no text counts as empty. */
export function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** Whether the value is a plain object, such as a part of an item. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
