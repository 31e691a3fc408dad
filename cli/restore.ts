import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '../ledger/errors';
import { openSqliteLedger } from '../ledger/sqlite/open-sqlite';
import type { SqlLedger } from '../ledger/sql/sql-ledger';
import type { Account } from '../providers/contract';
import { phoneSystem } from '../providers/registry';
import { putNumbersBack, type PutBack } from '../usecases/put-numbers-back';
import { accountOf } from './account';
import { CommandError, type Terminal } from './terminal';

/**
 * Puts every number back as it was before n8n had it, from the record in n8n's folder, and tells of each.
 *
 * @param folder n8n's own, which is `.n8n` in the home folder unless N8N_USER_FOLDER says otherwise.
 * @returns whether all of them are as they were, as far as that can be done from here.
 * @throws {CommandError} when the record is not there or n8n uses it.
 */
export async function restore(folder: string, terminal: Terminal): Promise<boolean> {
	const ledger = await openRecord(folder);
	try {
		let count = 0;
		let isWhole = true;
		for await (const one of putNumbersBack(ledger, rememberedAccounts(terminal))) {
			terminal.say(sentenceOf(one));
			count += 1;
			isWhole &&= one.outcome !== 'failed';
		}
		terminal.say(count === 0 ? 'The record holds no number that points to n8n.' : LAST_WORDS);
		return isWhole;
	} finally {
		await ledger.close();
	}
}

const LAST_WORDS =
	'A workflow that is still published takes its number again when n8n starts: unpublish it, or remove the package.';

async function openRecord(folder: string): Promise<SqlLedger> {
	const file = ['.', '.n8n']
		.map((inside) => join(folder, inside, 'missed-call-text-back', 'ledger.sqlite'))
		.find((path) => existsSync(path));
	if (file === undefined) {
		throw new CommandError(
			`There is no record in ${folder}. Name n8n’s own folder, e.g. ~/.n8n. Where the record is in Postgres, ` +
				'use the operation Unpublish All of the Missed Call Ledger node.',
		);
	}
	try {
		return await openSqliteLedger(file, `restore-${process.pid}`);
	} catch (error) {
		if (!(error instanceof LedgerError)) throw error;
		throw new CommandError(
			error.problem === 'inUse'
				? 'n8n is running and uses the record. Stop it and run this again, or use the operation Unpublish All of the Missed Call Ledger node.'
				: error.message,
			{ cause: error },
		);
	}
}

/** A person is asked once for each phone system. */
function rememberedAccounts(terminal: Terminal): (provider: string) => Promise<Account | undefined> {
	const accounts = new Map<string, Promise<Account | undefined>>();
	return async (provider) => {
		const account = accounts.get(provider) ?? accountOf(provider, terminal);
		accounts.set(provider, account);
		return await account;
	};
}

function sentenceOf(one: PutBack): string {
	const what = `${one.number}, ${one.use} at ${phoneSystem(one.provider).displayName} (${one.workflows.join(', ')})`;
	switch (one.outcome) {
		case 'putBack':
			return `${what}: put back to ${fieldsOf(one.fields)}${one.leftBehind ? `. Left behind: ${one.leftBehind}` : ''}`;
		case 'changedSince':
			return `${what}: left alone, it does not point to n8n any more`;
		case 'setByHand':
			return `${what}: you pasted the addresses yourself; take them out at the phone system`;
		case 'failed':
			return `${what}: NOT put back. ${one.problem}`;
	}
}

function fieldsOf(fields: Record<string, string>): string {
	return Object.entries(fields)
		.map(([name, value]) => `${name} ${value === '' ? '(none)' : value}`)
		.join(', ');
}
