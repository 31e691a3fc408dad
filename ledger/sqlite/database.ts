import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

import { asLedgerError } from './sqlite-errors';
import type { Row } from './row';

/** A small handle on SQLite: statements are prepared once, errors come out as {@link LedgerError}. */
export class Database {
	readonly #sqlite: DatabaseSync;
	readonly #file: string;
	readonly #statements = new Map<string, StatementSync>();

	constructor(sqlite: DatabaseSync, file: string) {
		this.#sqlite = sqlite;
		this.#file = file;
	}

	/** The first row, if there is one. */
	get(sql: string, ...values: SQLInputValue[]): Row | undefined {
		return this.#guarded(() => this.#statement(sql).get(...values));
	}

	all(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#guarded(() => this.#statement(sql).all(...values));
	}

	/** Returns whether any row was changed. */
	run(sql: string, ...values: SQLInputValue[]): boolean {
		return this.#guarded(() => this.#statement(sql).run(...values).changes > 0);
	}

	/** Runs SQL that is no single statement, such as a migration. */
	execute(sql: string): void {
		this.#guarded(() => {
			this.#sqlite.exec(sql);
		});
	}

	/**
	 * Does all of `work` or none of it. Takes the write lock at once, because a transaction that reads first and
	 * writes later fails when another process has written in between.
	 */
	transaction<T>(work: () => T): T {
		this.execute('BEGIN IMMEDIATE');
		try {
			const result = work();
			this.execute('COMMIT');
			return result;
		} catch (error) {
			this.#rollBack();
			throw error;
		}
	}

	/**
	 * A transaction that is on the disk when this returns, and everything written before it too, so that it outlives a
	 * loss of power. Every other transaction outlives the end of the process, which needs no wait for the disk.
	 */
	durableTransaction<T>(work: () => T): T {
		this.execute('PRAGMA synchronous = FULL');
		try {
			return this.transaction(work);
		} finally {
			this.execute('PRAGMA synchronous = NORMAL');
		}
	}

	close(): void {
		this.#statements.clear();
		this.#guarded(() => {
			this.#sqlite.close();
		});
	}

	#rollBack(): void {
		try {
			this.#sqlite.exec('ROLLBACK');
		} catch {
			// SQLite has rolled back by itself, as it does when the disk is full; the first error is the one to tell.
		}
	}

	#statement(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known) return known;
		const prepared = this.#sqlite.prepare(sql);
		this.#statements.set(sql, prepared);
		return prepared;
	}

	#guarded<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			throw asLedgerError(error, this.#file);
		}
	}
}
