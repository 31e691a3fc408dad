import { Worker } from 'node:worker_threads';

import { isObject, type Row } from '../sql/row';
import type { Value } from '../sql/database';
import { asLedgerError } from './sqlite-errors';

/** A string, because the published package is one file, and a thread would need one of its own. */
const SCRIPT = `
const { parentPort, workerData: { file, sql, values } } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
try {
	const database = new DatabaseSync(file);
	database.exec('PRAGMA busy_timeout = 5000');
	const rows = database.prepare(sql).all(...values);
	database.close();
	parentPort.postMessage({ rows });
} catch ({ errcode, message }) {
	parentPort.postMessage({ error: { errcode, message } });
}
`;

/**
 * Runs one statement on a connection and in a thread of its own, so that n8n's one thread goes on however long it takes.
 *
 * @throws {LedgerError}
 */
export async function inOwnThread(file: string, sql: string, ...values: Value[]): Promise<Row[]> {
	return await new Promise((resolve, reject) => {
		const fail = (error: unknown) => {
			reject(asLedgerError(error, file));
		};
		new Worker(SCRIPT, {
			eval: true,
			workerData: { file, sql, values },
			// Not those of n8n, which may load what a thread cannot; and SQLite's warning was given once.
			execArgv: ['--disable-warning=ExperimentalWarning'],
		})
			.once('message', (answer: unknown) => {
				if (isObject(answer) && Array.isArray(answer.rows)) resolve(answer.rows.filter(isObject));
				else fail(isObject(answer) ? answer.error : answer);
			})
			.once('error', fail)
			.once('exit', (code) => {
				fail(new Error(`a thread ended with ${code}`));
			});
	});
}
