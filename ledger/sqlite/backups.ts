import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { check } from './check';
import { inOwnThread } from './own-thread';
import { makePrivate } from './private-file';
import { notWritable } from './sqlite-errors';

/** A copy that is being written. */
const UNFINISHED = '.part';

/**
 * Writes a copy of the ledger in `file` into the folder `backups` beside it, unless there is one of the same day, and keeps
 * the latest. Nobody waits meanwhile: it is read in a thread of its own, as it was at one moment.
 *
 * @param keep How many to keep, this one included.
 * @param now Milliseconds since 1970; the day is that of UTC.
 * @throws {LedgerError} also when the ledger is found to be damaged; then no good copy is given up for it.
 */
export async function backUp(file: string, keep: number, now: number): Promise<void> {
	const folder = path.join(path.dirname(file), 'backups');
	const name = `ledger-${new Date(now).toISOString().slice(0, 10)}.sqlite`;
	const copy = path.join(folder, name);
	const unfinished = copy + UNFINISHED;
	await rm(unfinished, { force: true });
	await makePrivate(unfinished);
	try {
		if ((await copiesIn(folder)).includes(name)) return;
		await check(file);
		await inOwnThread(file, 'VACUUM INTO ?', unfinished);
		await toDisk(unfinished);
		await rename(unfinished, copy);
		for (const old of beyond(await copiesIn(folder), name, keep)) await rm(path.join(folder, old));
	} catch (error) {
		throw isSystemError(error) ? notWritable(folder, error) : error;
	} finally {
		await rm(unfinished, { force: true });
	}
}

/** Their names, the oldest first. */
async function copiesIn(folder: string): Promise<string[]> {
	return (await readdir(folder)).filter((name) => /^ledger-\d{4}-\d\d-\d\d\.sqlite$/.test(name)).sort();
}

/** Those to give up: what a clock that ran ahead wrote goes first, then the oldest. */
function beyond(copies: readonly string[], today: string, keep: number): string[] {
	const ahead = copies.filter((name) => name > today);
	const others = copies.filter((name) => name < today);
	return [...ahead, ...others].slice(0, Math.max(0, copies.length - keep));
}

async function toDisk(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function isSystemError(error: unknown): boolean {
	return error instanceof Error && 'syscall' in error;
}
