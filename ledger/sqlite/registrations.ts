import type { Registration } from '../ledger';
import type { Database } from './database';
import { strings, text } from './row';

export function readRegistration(database: Database, holder: string): Registration | undefined {
	const row = database.get('SELECT * FROM registrations WHERE holder = ?', holder);
	return (
		row && {
			holder: text(row, 'holder'),
			provider: text(row, 'provider'),
			number: text(row, 'number'),
			previous: strings(row, 'previous'),
			ours: strings(row, 'ours'),
		}
	);
}

export function saveRegistration(database: Database, registration: Registration): void {
	database.run(
		'INSERT OR REPLACE INTO registrations (holder, provider, number, previous, ours) VALUES (?, ?, ?, ?, ?)',
		registration.holder,
		registration.provider,
		registration.number,
		JSON.stringify(registration.previous),
		JSON.stringify(registration.ours),
	);
}

export function dropRegistration(database: Database, holder: string): void {
	database.run('DELETE FROM registrations WHERE holder = ?', holder);
}
