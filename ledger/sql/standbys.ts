import type { Standby } from '../ledger';
import type { Database } from './database';
import { strings, text } from './row';

export async function readStandby(
	database: Database,
	provider: string,
	number: string,
): Promise<Standby | undefined> {
	const row = await database.get(
		'SELECT * FROM standbys WHERE provider = ? AND number = ?',
		provider,
		number,
	);
	return (
		row && {
			provider,
			number,
			id: text(row, 'id'),
			settings: text(row, 'settings'),
			previous: strings(row, 'previous'),
			ours: strings(row, 'ours'),
		}
	);
}

export async function saveStandby(
	database: Database,
	{ provider, number, id, settings, previous, ours }: Standby,
): Promise<void> {
	await database.run(
		`INSERT INTO standbys (provider, number, id, settings, previous, ours) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (provider, number) DO UPDATE SET
			id = excluded.id, settings = excluded.settings, previous = excluded.previous, ours = excluded.ours`,
		provider,
		number,
		id,
		settings,
		JSON.stringify(previous),
		JSON.stringify(ours),
	);
}

export async function dropStandby(database: Database, provider: string, number: string): Promise<void> {
	await database.run('DELETE FROM standbys WHERE provider = ? AND number = ?', provider, number);
}
