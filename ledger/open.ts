import { homedir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import type { Ledger } from './ledger';
import { openSqliteLedger } from './sqlite/open-sqlite';

/**
 * Tells this process from every other, also from an earlier one that had the same process id, as the only process
 * of a container does. Not random: n8n may load this module again (a package update) and is still one process.
 */
export const bootId = `${process.pid}-${Math.round(performance.timeOrigin * 1000)}`;

const opened = new Map<string, Promise<Ledger>>();

/** Where the ledger is kept: in n8n's own folder, which n8n finds by the same variable. */
export function ledgerFile(environment: NodeJS.ProcessEnv = process.env): string {
	return path.join(
		environment.N8N_USER_FOLDER ?? homedir(),
		'.n8n',
		'missed-call-text-back',
		'ledger.sqlite',
	);
}

/**
 * The ledger of this n8n, opened once per process and shared by all nodes. A failed open is tried afresh next time.
 *
 * @throws {LedgerError} in words that a person can act on.
 */
export function openLedger(): Promise<Ledger> {
	const file = ledgerFile();
	const known = opened.get(file);
	if (known) return known;
	const opening: Promise<Ledger> = openSqliteLedger(file, bootId);
	opened.set(file, opening);
	opening.catch(() => opened.delete(file));
	return opening;
}

/** Closes what {@link openLedger} opened. */
export async function closeLedgers(): Promise<void> {
	const all = [...opened.values()];
	opened.clear();
	for (const opening of all) await (await opening).close();
}
