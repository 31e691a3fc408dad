/** Reads parts of an answer whose shape n8n owns, with an error that names the part when it is not as expected. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectIn(value: unknown, what: string): JsonObject {
	if (isObject(value)) return value;
	throw new Error(`n8n answered without ${what}.`);
}

export function listIn(value: unknown, what: string): unknown[] {
	if (Array.isArray(value)) return value;
	throw new Error(`n8n answered without ${what}.`);
}

export function textIn(value: unknown, what: string): string {
	if (typeof value === 'string') return value;
	throw new Error(`n8n answered without ${what}.`);
}
