import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Ledger } from '../../ledger/ledger';
import { openSqliteLedger } from '../../ledger/sqlite/open-sqlite';
import type { Store } from './suite';

/** A fresh folder that nobody else uses. */
export async function temporaryFolder(): Promise<string> {
	return await mkdtemp(path.join(tmpdir(), 'ledger-'));
}

export async function sqliteStore(): Promise<Store> {
	const folder = await temporaryFolder();
	let boots = 0;
	let ledger: Ledger | undefined;
	return {
		async open() {
			await ledger?.close();
			boots += 1;
			ledger = await openSqliteLedger(path.join(folder, 'ledger.sqlite'), `boot ${boots}`);
			return ledger;
		},
		async dispose() {
			await ledger?.close();
			await rm(folder, { recursive: true });
		},
	};
}
