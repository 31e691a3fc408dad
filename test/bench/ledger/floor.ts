import { DatabaseSync } from 'node:sqlite';

/** The least that SQLite can do to keep a promise: one bare insert into two columns, as durable as the ledger's. */
export function openFloor(file: string): { insert(index: number): void; close(): void } {
	const database = new DatabaseSync(file);
	database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
	database.exec('CREATE TABLE claims (caller TEXT PRIMARY KEY, call TEXT) WITHOUT ROWID');
	const statement = database.prepare(
		'INSERT INTO claims (caller, call) VALUES (?, ?) ON CONFLICT DO NOTHING',
	);
	return {
		insert: (index) => void statement.run(`caller ${index}`, `call ${index}`),
		close: () => database.close(),
	};
}
