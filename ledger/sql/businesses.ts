import type { BusinessProfile } from '../ledger';
import type { Database } from './database';
import { stringList, text } from './row';

/** What the profile leaves out stays as it was. */
export async function saveBusiness(
	database: Database,
	profile: Partial<BusinessProfile> & { number: string },
): Promise<void> {
	await database.run(
		`INSERT INTO businesses (number, name, own_numbers) VALUES (?1, coalesce(?2, ''), ?3)
		ON CONFLICT (number) DO UPDATE SET
			name = coalesce(?2, businesses.name), own_numbers = coalesce(?3, businesses.own_numbers)`,
		profile.number,
		profile.name ?? null,
		profile.ownNumbers ? JSON.stringify(profile.ownNumbers) : null,
	);
}

export async function readBusiness(database: Database, number: string): Promise<BusinessProfile | undefined> {
	const row = await database.get('SELECT number, name, own_numbers FROM businesses WHERE number = ?', number);
	return (
		row && {
			number: text(row, 'number'),
			name: text(row, 'name'),
			...(row.own_numbers !== null && { ownNumbers: stringList(row, 'own_numbers') }),
		}
	);
}
