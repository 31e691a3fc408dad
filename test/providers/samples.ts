import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../providers/json';

/** A webhook as a phone system sends it, with invented numbers: as the fields of a form, and as a body in JSON. */
export function sample(name: string): {
	fields: Record<string, string>;
	json: string;
	query: Record<string, string>;
} {
	const content: unknown = JSON.parse(readFileSync(join(__dirname, 'samples', `${name}.json`), 'utf8'));
	if (!isRecord(content) || !isRecord(content['payload'])) throw new Error(`${name} is no sample`);
	const { payload, query } = content;
	return {
		fields: texts(payload),
		json: JSON.stringify(payload),
		query: isRecord(query) ? texts(query) : {},
	};
}

function texts(record: Record<string, unknown>): Record<string, string> {
	return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]));
}
