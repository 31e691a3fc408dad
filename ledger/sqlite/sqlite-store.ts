import type { Database, Store } from '../sql/database';
import type { SqliteDatabase } from './sqlite-database';
import { Turns } from './turns';

type Work<T> = (database: Database) => Promise<T>;

/** The one connection to the file, which works take in turns so that none sees into another's transaction. */
export class SqliteStore implements Store {
	readonly #database: SqliteDatabase;
	readonly #turns = new Turns();

	constructor(database: SqliteDatabase) {
		this.#database = database;
	}

	read<T>(work: Work<T>): Promise<T> {
		return this.#turns.take(() => work(this.#database));
	}

	write<T>(_subjects: string | readonly string[], work: Work<T>): Promise<T> {
		return this.#turns.take(() => this.#transaction(work));
	}

	/** Every other transaction outlives the end of the process, which needs no wait for the disk. */
	writeDurably<T>(_subjects: string | readonly string[], work: Work<T>): Promise<T> {
		return this.#turns.take(async () => {
			this.#database.execute('PRAGMA synchronous = FULL');
			try {
				return await this.#transaction(work);
			} finally {
				this.#database.execute('PRAGMA synchronous = NORMAL');
			}
		});
	}

	/** The log keeps pages as they were until it is written back. */
	purge(): Promise<void> {
		return this.#turns.take(async () => {
			await this.#database.all('PRAGMA wal_checkpoint(TRUNCATE)');
		});
	}

	close(): Promise<void> {
		return this.#turns.take(() => {
			this.#database.close();
			return Promise.resolve();
		});
	}

	/**
	 * Takes the write lock at once, because a transaction that reads first and writes later fails when another process
	 * has written in between.
	 */
	async #transaction<T>(work: Work<T>): Promise<T> {
		this.#database.execute('BEGIN IMMEDIATE');
		try {
			const result = await work(this.#database);
			this.#database.execute('COMMIT');
			return result;
		} catch (error) {
			this.#database.rollBack();
			throw error;
		}
	}
}
