import type { HeldRegistration, Registration } from '../ledger';
import type { Database } from './database';
import { integer, optionalInteger, optionalText, strings, text, type Row } from './row';

export async function readRegistration(
	database: Database,
	holder: string,
): Promise<Registration | undefined> {
	const row = await database.get('SELECT * FROM registrations WHERE holder = ?', holder);
	return row && toRegistration(row);
}

export async function allRegistrations(database: Database): Promise<Registration[]> {
	return (await database.all('SELECT * FROM registrations ORDER BY id DESC')).map(toRegistration);
}

export async function registrationsOf(
	database: Database,
	boot: string,
	provider: string,
	number: string,
	use: Registration['use'],
): Promise<HeldRegistration[]> {
	const rows = await database.all(
		`SELECT *, CASE WHEN boot = ? OR boot IN (SELECT boot FROM living) THEN 1 ELSE 0 END AS live
		FROM registrations WHERE provider = ? AND number = ? AND use = ? ORDER BY id DESC`,
		boot,
		provider,
		number,
		use,
	);
	return rows.map((row) => ({
		...toRegistration(row),
		live: integer(row, 'live') === 1,
		caughtUp: integer(row, 'live') === 1 && row.looked_boot === row.boot,
		released: text(row, 'boot') === '',
	}));
}

export async function saveRegistration(
	database: Database,
	boot: string,
	registration: Registration,
): Promise<void> {
	const known = await database.get(
		`SELECT looked_boot, account, CASE WHEN boot = ? THEN awaited_since END AS awaited_since
		FROM registrations WHERE holder = ? AND number = ?`,
		boot,
		registration.holder,
		registration.number,
	);
	await dropRegistration(database, registration.holder);
	await database.run(
		`INSERT INTO registrations (holder, workflow, boot, provider, number, use, webhook_url, previous, ours, secret,
			account, looked_until, looked_boot, awaited_since)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		registration.holder,
		registration.workflow,
		boot,
		registration.provider,
		registration.number,
		registration.use,
		registration.webhookUrl,
		JSON.stringify(registration.previous),
		JSON.stringify(registration.ours),
		registration.secret ?? null,
		registration.account ?? (known && optionalText(known, 'account')) ?? null,
		registration.lookedUntil,
		(known && optionalText(known, 'looked_boot')) ?? null,
		(known && optionalInteger(known, 'awaited_since')) ?? null,
	);
}

export async function releaseRegistration(database: Database, holder: string): Promise<void> {
	await database.run(`UPDATE registrations SET boot = '' WHERE holder = ?`, holder);
}

export async function saveLookedUntil(
	database: Database,
	boot: string,
	holder: string,
	at: number,
): Promise<void> {
	await database.run(
		'UPDATE registrations SET looked_until = ?, looked_boot = ?, awaited_since = NULL WHERE holder = ?',
		at,
		boot,
		holder,
	);
}

export async function saveAccount(database: Database, holder: string, account: string): Promise<void> {
	await database.run('UPDATE registrations SET account = ? WHERE holder = ?', account, holder);
}

/** Needs a transaction. */
export async function awaitedSince(database: Database, holder: string, now: number): Promise<number> {
	const row = await database.get(
		'UPDATE registrations SET awaited_since = coalesce(awaited_since, ?) WHERE holder = ? RETURNING awaited_since',
		now,
		holder,
	);
	return row ? integer(row, 'awaited_since') : now;
}

export async function dropRegistration(database: Database, holder: string): Promise<void> {
	await database.run('DELETE FROM registrations WHERE holder = ?', holder);
}

function toRegistration(row: Row): Registration {
	const secret = optionalText(row, 'secret');
	const account = optionalText(row, 'account');
	return {
		holder: text(row, 'holder'),
		workflow: text(row, 'workflow'),
		provider: text(row, 'provider'),
		number: text(row, 'number'),
		use: text(row, 'use') === 'calls' ? 'calls' : 'texts',
		webhookUrl: text(row, 'webhook_url'),
		previous: strings(row, 'previous'),
		ours: strings(row, 'ours'),
		...(secret !== undefined && { secret }),
		...(account !== undefined && { account }),
		lookedUntil: integer(row, 'looked_until'),
	};
}
