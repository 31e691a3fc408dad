import type { Pool, PoolClient } from 'pg';

import type { Database, Store } from '../sql/database';
import { PostgresDatabase } from './postgres-database';
import { asLedgerError, wasInTheWay } from './postgres-errors';

type Work<T> = (database: Database) => Promise<T>;
type Subjects = string | readonly string[];

const ATTEMPTS = 5;

/** Postgres for many processes: the writes about one subject wait for each other on an advisory lock. */
export class PostgresStore implements Store {
	readonly #pool: Pool;
	readonly #place: string;

	constructor(pool: Pool, place: string) {
		this.#pool = pool;
		this.#place = place;
	}

	read<T>(work: Work<T>): Promise<T> {
		return work(new PostgresDatabase(this.#pool, this.#place));
	}

	write<T>(subjects: Subjects, work: Work<T>): Promise<T> {
		return this.transaction(subjects, work);
	}

	/** Postgres has everything on the disk before it says that it is done. */
	writeDurably<T>(subjects: Subjects, work: Work<T>): Promise<T> {
		return this.transaction(subjects, work);
	}

	/** The server does so by itself, when it vacuums and when its log is recycled. */
	purge(): Promise<boolean> {
		return Promise.resolve(true);
	}

	/** Whoever runs the server backs it up. */
	backUp(): Promise<void> {
		return Promise.resolve();
	}

	async close(): Promise<void> {
		await this.#pool.end();
	}

	/** As `write`, for work that needs more than the ledger's statements. */
	async transaction<T>(subjects: Subjects, work: (database: PostgresDatabase) => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await this.#attempt([subjects].flat(), work);
			} catch (error) {
				if (attempt === ATTEMPTS || !wasInTheWay(error)) throw error;
			}
		}
	}

	async #attempt<T>(
		subjects: readonly string[],
		work: (database: PostgresDatabase) => Promise<T>,
	): Promise<T> {
		const client = await this.#connect();
		const database = new PostgresDatabase(client, this.#place);
		try {
			await database.execute('BEGIN');
			for (const subject of subjects) {
				await database.run('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', subject);
			}
			const result = await work(database);
			await database.execute('COMMIT');
			client.release();
			return result;
		} catch (error) {
			await giveBack(client);
			throw error;
		}
	}

	async #connect(): Promise<PoolClient> {
		try {
			return await this.#pool.connect();
		} catch (error) {
			throw asLedgerError(error, this.#place);
		}
	}
}

/** A connection that cannot even roll back is broken and is not used again. */
async function giveBack(client: PoolClient): Promise<void> {
	try {
		await client.query('ROLLBACK');
		client.release();
	} catch (error) {
		client.release(error instanceof Error ? error : true);
	}
}
