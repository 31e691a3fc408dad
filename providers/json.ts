export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of a list answer. Twilio names the list by its resource, e.g. `messages`. */
export function records(answer: Record<string, unknown>, name: string): Array<Record<string, unknown>> {
	const list = answer[name];
	return Array.isArray(list) ? list.filter(isRecord) : [];
}

export function text(record: Record<string, unknown>, name: string): string {
	const value = record[name];
	return typeof value === 'string' ? value : '';
}

/** A whole number that some APIs write as text and others as a number; undefined where there is none, which is not 0. */
export function wholeNumber(record: Record<string, unknown>, name: string): number | undefined {
	const value = record[name];
	const written = typeof value === 'number' ? String(Math.round(value)) : text(record, name);
	return /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}
