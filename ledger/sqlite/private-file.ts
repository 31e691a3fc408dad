import { chmod, mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';

import { isObject } from '../sql/row';
import { notWritable } from './sqlite-errors';

/** The bit of a folder in which everybody may write, each for themselves. */
const STICKY = 0o1000;

/**
 * Makes the file and its folder where they are not there, and lets only this user see them. A file that is there is never
 * opened: closing it would end the locks that SQLite holds on it, https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
 *
 * @throws {LedgerError} `notWritable`
 */
export async function makePrivate(file: string): Promise<void> {
	const folder = path.dirname(file);
	try {
		await mkdir(folder, { recursive: true, mode: 0o700 });
		if (!(await isSharedByAll(folder))) await chmod(folder, 0o700);
		await create(file);
		await chmod(file, 0o600);
	} catch (error) {
		throw notWritable(folder, error);
	}
}

async function create(file: string): Promise<void> {
	try {
		await (await open(file, 'wx', 0o600)).close();
	} catch (error) {
		if (!isObject(error) || error.code !== 'EEXIST') throw error;
	}
}

/** As a folder for temporary files is, which others have to go on using. */
async function isSharedByAll(folder: string): Promise<boolean> {
	return ((await stat(folder)).mode & STICKY) !== 0;
}
