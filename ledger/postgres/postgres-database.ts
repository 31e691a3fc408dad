import type { ClientBase, Pool } from 'pg';

import type { Database, Value } from '../sql/database';
import type { Row } from '../sql/row';
import { asLedgerError } from './postgres-errors';

/** The ledger's statements, put to Postgres. Errors come out as LedgerError. */
export class PostgresDatabase implements Database {
	readonly #connection: ClientBase | Pool;
	readonly #place: string;

	constructor(connection: ClientBase | Pool, place: string) {
		this.#connection = connection;
		this.#place = place;
	}

	async get(sql: string, ...values: Value[]): Promise<Row | undefined> {
		return (await this.#query(sql, values)).rows[0];
	}

	async all(sql: string, ...values: Value[]): Promise<Row[]> {
		return (await this.#query(sql, values)).rows;
	}

	async run(sql: string, ...values: Value[]): Promise<boolean> {
		return (await this.#query(sql, values)).changes > 0;
	}

	/** Runs SQL that is no single statement, such as a migration. */
	async execute(sql: string): Promise<void> {
		await this.#guarded(this.#connection.query(sql));
	}

	async #query(sql: string, values: Value[]): Promise<{ rows: Row[]; changes: number }> {
		const { rows, rowCount } = await this.#guarded(
			this.#connection.query<Row>(numbered(sql), values.map(storable)),
		);
		return { rows, changes: rowCount ?? 0 };
	}

	async #guarded<T>(answer: Promise<T>): Promise<T> {
		try {
			return await answer;
		} catch (error) {
			throw asLedgerError(error, this.#place);
		}
	}
}

const known = new Map<string, string>();

/** Postgres writes `$1` for the first `?` of the shared statements. */
function numbered(sql: string): string {
	const done = known.get(sql);
	if (done !== undefined) return done;
	let count = 0;
	const written = sql.replaceAll('?', () => {
		count += 1;
		return `$${count}`;
	});
	known.set(sql, written);
	return written;
}

/** Postgres keeps every character but this one; its picture stands for it. */
function storable(value: Value): Value {
	return typeof value === 'string' ? value.replaceAll('\u0000', '\u2400') : value;
}
