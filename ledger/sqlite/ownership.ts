import type { DatabaseSync } from 'node:sqlite';

import { LedgerError } from '../errors';
import { makePrivate } from './private-file';
import { connect } from './node-sqlite';
import { whenFree, type Deadline } from './patience';
import { asLedgerError } from './sqlite-errors';

/** A file that this process owns: the lock, and how many ledgers are open on it. */
type Owned = { lock: DatabaseSync; ledgers: number };

declare global {
	/**
	 * n8n loads this module once more when the package is updated, and is still one process. The shape must stay as it is:
	 * an earlier version of the package may have put it there.
	 */
	var missedCallLedgersOwned: Map<string, Owned> | undefined;
}

/**
 * Makes this process the only one that uses the ledger in `file`. SQLite's lock on a file beside it is held as long as the
 * ledger is open, and the operating system lets go of it when the process ends, however it ends.
 *
 * @param until How long to wait for another process to end.
 * @returns what gives the ledger up.
 * @throws {LedgerError} `inUse`
 */
export async function own(file: string, until: Deadline): Promise<() => void> {
	await makePrivate(lockFile(file));
	const all = (globalThis.missedCallLedgersOwned ??= new Map<string, Owned>());
	const owned = await whenFree(() => all.get(file) ?? take(all, file), until, 'inUse');
	owned.ledgers += 1;
	return () => {
		owned.ledgers -= 1;
		if (owned.ledgers > 0) return;
		all.delete(file);
		owned.lock.close();
	};
}

function lockFile(file: string): string {
	return `${file}-owner`;
}

function take(all: Map<string, Owned>, file: string): Owned {
	const lock = connect(lockFile(file));
	try {
		lock.exec('BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		throw asInUse(error, file);
	}
	const owned = { lock, ledgers: 0 };
	all.set(file, owned);
	return owned;
}

function asInUse(error: unknown, file: string): LedgerError {
	const known = asLedgerError(error, lockFile(file));
	if (known.problem !== 'locked') return known;
	return new LedgerError(
		'inUse',
		`Another n8n uses the ledger ${file}, which only one process may. This one goes on by itself as soon as the other has ended. ` +
			'To run several, choose the same “Missed Call: Postgres API” credential in every node of this package.',
		{ cause: error },
	);
}
