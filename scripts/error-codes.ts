import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Meaning } from '../providers/meaning';
import { quoApi } from '../providers/quo/api';
import { telnyxApi } from '../providers/telnyx/errors';
import { twilioApi } from '../providers/twilio/errors';

/** Writes the tables of docs/error-codes.md from those that the nodes use. */
const PAGE = join(__dirname, '..', 'docs', 'error-codes.md');

export const apis = [twilioApi, telnyxApi, quoApi];

export const AGAIN: Record<Meaning['again'], string> = {
	soon: 'Yes, in a minute',
	onceMended: 'Yes, so mend it soon',
	never: 'No',
};

/** A row of the table, cell by cell. */
export function rowOf(code: string, { what, advice, again }: Meaning): string[] {
	return [code, `${what}.`, advice, AGAIN[again]];
}

function table(api: (typeof apis)[number]): string {
	const rows = Object.entries(api.meanings).map(([code, meaning]) => rowOf(code, meaning));
	return [['Code', 'What happened', 'What to do', 'Tried again'], ['-', '-', '-', '-'], ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

if (require.main === module) {
	const [intro = ''] = readFileSync(PAGE, 'utf8').split('\n## ', 1);
	const sections = apis.map((api) => `## ${api.name}\n\n${table(api)}`);
	writeFileSync(PAGE, `${[intro.trimEnd(), ...sections].join('\n\n')}\n`);
}
