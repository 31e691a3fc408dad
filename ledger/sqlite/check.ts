import { setTimeout as wait } from 'node:timers/promises';

import { LedgerError } from '../errors';
import { inOwnThread } from './own-thread';
import { damaged } from './sqlite-errors';

/**
 * Looks through the whole file for pages that are damaged: a page that reads as empty would tell of a caller that they did
 * not opt out.
 *
 * @throws {LedgerError} `damaged`
 */
export async function check(file: string): Promise<void> {
	const [first = {}] = await inOwnThread(file, 'PRAGMA quick_check(1)');
	if (first.quick_check !== 'ok') throw damaged(file, String(first.quick_check));
}

/**
 * Waits for {@link check} for so long at most. A large file is used from then on while the check goes on.
 *
 * @param refuse Told what a check found that ended later.
 * @throws {LedgerError} `damaged`
 */
export async function checkWithin(
	file: string,
	limitMs: number,
	refuse: (error: LedgerError) => void,
): Promise<void> {
	const checked = new AbortController();
	const checking = check(file).finally(() => checked.abort());
	checking.catch((error: unknown) => {
		if (error instanceof LedgerError) refuse(error);
	});
	await Promise.race([checking, wait(limitMs, undefined, { signal: checked.signal }).catch(() => checking)]);
}
