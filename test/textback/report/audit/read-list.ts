import { readCallList, type CallListOptions } from '../../../../textback/report/audit/call-list';
import type { CallList } from '../../../../textback/report/audit/list/reading';

/** Reads a list in New York, as one from the United States, unless told otherwise. */
export function readList(content: string, change: Partial<CallListOptions> = {}): Promise<CallList> {
	return readCallList(content, {
		zone: 'America/New_York',
		country: 'US',
		columns: {},
		breathe: async () => undefined,
		...change,
	});
}
