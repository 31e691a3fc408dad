import type { FastifyRequest } from 'fastify';

/** A body or query as flat text fields; of a repeated field the last value counts. */
export function fieldsOf(value: unknown): Record<string, string> {
	return Object.fromEntries(
		Object.entries(asRecord(value) ?? {}).map(([key, field]) => [
			key,
			String(Array.isArray(field) ? field.at(-1) : field),
		]),
	);
}

export function asRecord(value: unknown): Record<string, unknown> | undefined {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** The header's value, empty if it is missing. */
export function headerOf(request: FastifyRequest, name: string): string {
	const value = request.headers[name];
	return (Array.isArray(value) ? value[0] : value) ?? '';
}
