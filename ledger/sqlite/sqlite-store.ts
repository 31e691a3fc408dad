import type { Database, Store } from '../sql/database';
import { patienceOf, whenFree, type Deadline } from './patience';
import type { SqliteDatabase } from './sqlite-database';
import { Turns } from './turns';

type Work<T> = (database: Database) => Promise<T>;

/** The one connection to the file, which works take in turns so that none sees into another's transaction. */
export class SqliteStore implements Store {
	readonly #database: SqliteDatabase;
	readonly #patienceMs: number;
	readonly #turns = new Turns();

	/** @param patienceMs How long a work waits from when it is asked for while another program keeps the file locked. */
	constructor(database: SqliteDatabase, patienceMs: number) {
		this.#database = database;
		this.#patienceMs = patienceMs;
	}

	read<T>(work: Work<T>): Promise<T> {
		return this.#inTurn((until) => whenFree(() => work(this.#database), until));
	}

	write<T>(_subjects: string | readonly string[], work: Work<T>): Promise<T> {
		return this.#inTurn((until) => this.#transaction(work, until));
	}

	/** Every other transaction outlives the end of the process, which needs no wait for the disk. */
	writeDurably<T>(_subjects: string | readonly string[], work: Work<T>): Promise<T> {
		return this.#inTurn(async (until) => {
			this.#database.execute('PRAGMA synchronous = FULL');
			try {
				return await this.#transaction(work, until);
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

	/** Those who wait behind a lock that stays give up together, not one after the other. */
	#inTurn<T>(work: (until: Deadline) => Promise<T>): Promise<T> {
		const until = patienceOf(this.#patienceMs);
		return this.#turns.take(() => work(until));
	}

	/**
	 * Takes the write lock at once, because a transaction that reads first and writes later fails when another program
	 * has written in between.
	 */
	async #transaction<T>(work: Work<T>, until: Deadline): Promise<T> {
		await whenFree(() => this.#database.execute('BEGIN IMMEDIATE'), until);
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
