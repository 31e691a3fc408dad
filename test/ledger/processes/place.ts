import type { Ledger } from '../../../ledger/ledger';
import type { PostgresConfig } from '../../../ledger/postgres/config';
import { openPostgresLedger } from '../../../ledger/postgres/open-postgres';
import { openSqliteLedger } from '../../../ledger/sqlite/open-sqlite';

/** Where a process of the tests finds the ledger: it is handed over as JSON. */
export type Place =
	{ file: string; ownerPatienceMs?: number } | { server: PostgresConfig; aliveForMs?: number };

/** The machine of the tests may be busy with much else. */
const PATIENCE_MS = 60_000;

export async function openPlace(json: string, boot: string): Promise<Ledger> {
	const place = JSON.parse(json) as Place;
	return 'file' in place
		? await openSqliteLedger(place.file, boot, {
				ownerPatienceMs: place.ownerPatienceMs ?? PATIENCE_MS,
				patienceMs: PATIENCE_MS,
			})
		: await openPostgresLedger(place.server, boot, { aliveForMs: place.aliveForMs });
}
