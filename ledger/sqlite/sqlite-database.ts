import type { DatabaseSync, StatementSync } from 'node:sqlite';

import type { Database, Value } from '../sql/database';
import type { Row } from '../sql/row';
import { asLedgerError } from './sqlite-errors';

/**
 * A small handle on SQLite: statements are prepared once, errors come out as LedgerError. SQLite answers at once; the
 * promises are there for the databases that do not.
 */
export class SqliteDatabase implements Database {
	readonly #sqlite: DatabaseSync;
	readonly #file: string;
	readonly #statements = new Map<string, StatementSync>();

	constructor(sqlite: DatabaseSync, file: string) {
		this.#sqlite = sqlite;
		this.#file = file;
	}

	get(sql: string, ...values: Value[]): Promise<Row | undefined> {
		return this.#promised(() => this.#statement(sql).get(...values));
	}

	all(sql: string, ...values: Value[]): Promise<Row[]> {
		return this.#promised(() => this.#statement(sql).all(...values));
	}

	run(sql: string, ...values: Value[]): Promise<boolean> {
		return this.#promised(() => this.#statement(sql).run(...values).changes > 0);
	}

	/** Runs SQL that is no single statement, such as a migration. */
	execute(sql: string): void {
		this.#guarded(() => {
			this.#sqlite.exec(sql);
		});
	}

	/** Undoes what the open transaction has done, where there still is one. */
	rollBack(): void {
		try {
			this.#sqlite.exec('ROLLBACK');
		} catch {
			// SQLite has rolled back by itself, as it does when the disk is full; the first error is the one to tell.
		}
	}

	close(): void {
		this.#statements.clear();
		this.#guarded(() => {
			this.#sqlite.close();
		});
	}

	#statement(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known) return known;
		const prepared = this.#sqlite.prepare(sql);
		this.#statements.set(sql, prepared);
		return prepared;
	}

	#promised<T>(work: () => T): Promise<T> {
		return new Promise((resolve) => resolve(this.#guarded(work)));
	}

	#guarded<T>(work: () => T): T {
		try {
			return work();
		} catch (error) {
			throw asLedgerError(error, this.#file);
		}
	}
}
