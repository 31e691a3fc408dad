import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

import { LedgerError } from './errors';
import type { Ledger } from './ledger';
import type { PostgresConfig } from './postgres/config';
import { openPostgresLedger } from './postgres/open-postgres';
import type { SqlLedger } from './sql/sql-ledger';
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
 * @param shared The server that keeps it for several processes; absent for the file in n8n's own folder.
 * @throws {LedgerError} in words that a person can act on.
 */
export function openLedger(shared?: PostgresConfig): Promise<Ledger> {
	return shared
		? openOnce(JSON.stringify(shared), () => openShared(shared))
		: openOnce(ledgerFile(), openFile);
}

function openOnce(place: string, open: () => Promise<Ledger>): Promise<Ledger> {
	const known = opened.get(place);
	if (known) return known;
	const opening = open();
	opened.set(place, opening);
	opening.catch(() => opened.delete(place));
	return opening;
}

/** An n8n that kept its record in the file before must not text those again who opted out then. */
async function openShared(config: PostgresConfig): Promise<Ledger> {
	const shared = await openPostgresLedger(config, bootId);
	try {
		if (existsSync(ledgerFile())) await takeOptOutsOfFile(shared);
		return shared;
	} catch (error) {
		await shared.close();
		throw error;
	}
}

/** A file that cannot be read any more keeps nothing from working, once its opt-outs were taken in. */
async function takeOptOutsOfFile(shared: SqlLedger): Promise<void> {
	try {
		const former = await openSqliteLedger(ledgerFile(), bootId);
		await shared.takeOptOutsOf(former).finally(() => former.close());
	} catch (error) {
		if (!(await shared.tookOptOuts())) throw error;
	}
}

/** Workers on several machines have no file in common, and on one machine none may think the others gone. */
async function openFile(): Promise<Ledger> {
	if (runsAsSeveralProcesses()) {
		throw new LedgerError(
			'notShared',
			'n8n runs in queue mode, as several processes, and this node keeps its record in a file that only one may use. ' +
				'Choose the same “Missed Call: Postgres API” credential in every node of this package.',
		);
	}
	return await openSqliteLedger(ledgerFile(), bootId);
}

/** As n8n itself tells: by this setting, and its workers and webhook processes by how they were started. */
function runsAsSeveralProcesses({ env, argv } = process): boolean {
	return env.EXECUTIONS_MODE === 'queue' || argv[2] === 'worker' || argv[2] === 'webhook';
}

/** Closes what {@link openLedger} opened. */
export async function closeLedgers(): Promise<void> {
	const all = [...opened.values()];
	opened.clear();
	for (const opening of all) await (await opening).close();
}
