import type { Row } from './row';

export type Value = string | number | null;

/** What the statements of this folder need of a database. Each ? stands for the next value. */
export interface Database {
	/** The first row, if there is one. */
	get(sql: string, ...values: Value[]): Promise<Row | undefined>;
	all(sql: string, ...values: Value[]): Promise<Row[]>;
	/** Resolves to whether any row was changed. */
	run(sql: string, ...values: Value[]): Promise<boolean>;
}

/** A database that keeps the ledger. All its errors come out as LedgerError. */
export interface Store {
	/** Sees nothing of a write that has not ended. */
	read<T>(work: (database: Database) => Promise<T>): Promise<T>;
	/**
	 * Does all of `work` or none of it. Of the writes about one subject, in whatever process, one is done after the
	 * other. `work` may be done again from the start when another subject's write got in its way.
	 *
	 * @param subjects One, or several in an order that all who name them keep to.
	 */
	write<T>(subjects: string | readonly string[], work: (database: Database) => Promise<T>): Promise<T>;
	/** As `write`, and nothing that was written until then is undone by a loss of power. */
	writeDurably<T>(subjects: string | readonly string[], work: (database: Database) => Promise<T>): Promise<T>;
	/** What was deleted until then can no longer be read from the files. @returns false when that takes longer. */
	purge(): Promise<boolean>;
	/** Writes today's copy of everything, where there is none, and gives up the oldest beyond `keep`. */
	backUp(keep: number, now: number): Promise<void>;
	close(): Promise<void>;
}
