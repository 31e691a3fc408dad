import type { Registration } from '../ledger';
import type { Database } from './database';
import { strings, text, type Row } from './row';

export async function readRegistration(
	database: Database,
	holder: string,
): Promise<Registration | undefined> {
	const row = await database.get('SELECT * FROM registrations WHERE holder = ?', holder);
	return row && toRegistration(row);
}

export async function latestRegistration(
	database: Database,
	provider: string,
	number: string,
	use: Registration['use'],
): Promise<Registration | undefined> {
	const row = await database.get(
		'SELECT * FROM registrations WHERE provider = ? AND number = ? AND use = ? ORDER BY id DESC LIMIT 1',
		provider,
		number,
		use,
	);
	return row && toRegistration(row);
}

export async function saveRegistration(database: Database, registration: Registration): Promise<void> {
	await dropRegistration(database, registration.holder);
	await database.run(
		`INSERT INTO registrations (holder, provider, number, use, webhook_url, previous, ours)
		VALUES (?, ?, ?, ?, ?, ?, ?)`,
		registration.holder,
		registration.provider,
		registration.number,
		registration.use,
		registration.webhookUrl,
		JSON.stringify(registration.previous),
		JSON.stringify(registration.ours),
	);
}

export async function dropRegistration(database: Database, holder: string): Promise<void> {
	await database.run('DELETE FROM registrations WHERE holder = ?', holder);
}

function toRegistration(row: Row): Registration {
	return {
		holder: text(row, 'holder'),
		provider: text(row, 'provider'),
		number: text(row, 'number'),
		use: text(row, 'use') === 'calls' ? 'calls' : 'texts',
		webhookUrl: text(row, 'webhook_url'),
		previous: strings(row, 'previous'),
		ours: strings(row, 'ours'),
	};
}
