import { LedgerError } from '../errors';
import type { Database, Store } from '../sql/database';
import { backUp } from './backups';
import { patienceOf, whenFree, type Deadline } from './patience';
import type { SqliteDatabase } from './sqlite-database';
import { Turns } from './turns';

/** How long another program may read before the log is written back after all. */
const PURGE_AGAIN_MS = 10_000;

type Work<T> = (database: Database) => Promise<T>;

/** The one connection to the file, which works take in turns so that none sees into another's transaction. */
export class SqliteStore implements Store {
	readonly #database: SqliteDatabase;
	readonly #patienceMs: number;
	readonly #turns = new Turns();

	readonly #file: string;
	#refusal: LedgerError | undefined;
	#backingUp: Promise<void> | undefined;

	/** @param patienceMs How long a work waits from when it is asked for while another program keeps the file locked. */
	constructor(database: SqliteDatabase, file: string, patienceMs: number) {
		this.#database = database;
		this.#file = file;
		this.#patienceMs = patienceMs;
		process.on('exit', this.#closeNow);
	}

	/** From now on everything fails with this error. */
	readonly refuse = (error: LedgerError): void => {
		this.#refusal = error;
	};

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

	/**
	 * The log keeps pages as they were until it is written back, for which no other program may be reading. Where one is,
	 * that is tried again until it works.
	 */
	async purge(): Promise<boolean> {
		const isDone = await this.#emptyLog((work) => this.#turns.take(work));
		if (!isDone) setTimeout(() => void this.purge().catch(() => false), PURGE_AGAIN_MS).unref();
		return isDone;
	}

	/** Of several who ask at once, one is served for all. */
	backUp(keep: number, now: number): Promise<void> {
		this.#backingUp ??= backUp(this.#file, keep, now).finally(() => {
			this.#backingUp = undefined;
		});
		return this.#backingUp;
	}

	/** The file alone is the record then, unless another program is just reading it. */
	close(): Promise<void> {
		process.off('exit', this.#closeNow);
		return this.#turns.take(async () => {
			try {
				await this.#emptyLog((work) => work());
			} finally {
				this.#database.close();
			}
		});
	}

	/** At the end of the process nothing can be waited for. SQLite writes the log back when the last connection is closed. */
	readonly #closeNow = (): void => {
		this.#database.rollBack();
		this.#database.close();
	};

	/** @returns whether nothing is left of the log, which nobody waits for between two attempts `inTurn`. */
	async #emptyLog(inTurn: (work: () => Promise<void>) => Promise<void>): Promise<boolean> {
		try {
			await whenFree(() => inTurn(() => this.#writeBack()), patienceOf(this.#patienceMs));
			return true;
		} catch (error) {
			if (error instanceof LedgerError && error.problem === 'locked') return false;
			throw error;
		}
	}

	async #writeBack(): Promise<void> {
		const [result = {}] = await this.#database.all('PRAGMA wal_checkpoint(TRUNCATE)');
		if (result.busy !== 0) throw new LedgerError('locked', `Another program reads the ledger ${this.#file}.`);
	}

	/** Those who wait behind a lock that stays give up together, not one after the other. */
	#inTurn<T>(work: (until: Deadline) => Promise<T>): Promise<T> {
		const until = patienceOf(this.#patienceMs);
		return this.#turns.take(() => {
			if (this.#refusal) throw this.#refusal;
			return work(until);
		});
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
