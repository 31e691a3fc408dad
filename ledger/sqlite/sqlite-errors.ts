import path from 'node:path';

import { LedgerError } from '../errors';
import { isObject } from '../sql/row';

/** SQLite's primary result codes, see https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Says in our words what SQLite reported about `file`. */
export function asLedgerError(error: unknown, file: string): LedgerError {
	if (error instanceof LedgerError) return error;
	const options = { cause: error };
	switch (primaryCode(error)) {
		case BUSY:
		case LOCKED:
			return new LedgerError(
				'locked',
				`Another process keeps the ledger ${file} locked. Try again.`,
				options,
			);
		case READ_ONLY:
		case CANNOT_OPEN:
			return notWritable(path.dirname(file), error);
		case FULL:
			return new LedgerError(
				'failed',
				`The disk that holds the ledger ${file} is full. Free some space.`,
				options,
			);
		case CORRUPT:
		case NOT_A_DATABASE:
			return damaged(file, messageOf(error), error);
		default:
			return new LedgerError('failed', `The ledger ${file} failed: ${messageOf(error)}`, options);
	}
}

export function damaged(file: string, found: string, cause?: unknown): LedgerError {
	return new LedgerError(
		'damaged',
		`The ledger ${file} is damaged or is no ledger (${found}), so no caller is texted. Stop n8n, put the newest file of the folder ` +
			`${path.join(path.dirname(file), 'backups')} in its place, and start n8n again. Without a backup, move the file away to ` +
			'start a new one; that one does not know who opted out.',
		{ cause },
	);
}

export function notWritable(folder: string, cause: unknown): LedgerError {
	return new LedgerError(
		'notWritable',
		`The ledger cannot be written in the folder ${folder} (${messageOf(cause)}). ` +
			'Let the user that runs n8n write there, or set N8N_USER_FOLDER to a folder that it can write.',
		{ cause },
	);
}

/** SQLite's extended codes carry the primary code in their lowest byte. */
function primaryCode(error: unknown): number | undefined {
	return isObject(error) && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

function messageOf(error: unknown): string {
	return isObject(error) && typeof error.message === 'string' ? error.message : String(error);
}
