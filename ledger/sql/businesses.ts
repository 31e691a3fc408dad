import type { BusinessProfile } from '../ledger';
import type { Database } from './database';
import { stringList, text } from './row';

/** Owners change their phone; one that was given up is somebody else's some day. */
const MOST_OWNER_NUMBERS = 3;

/** What the profile leaves out stays as it was. */
export async function saveBusiness(
	database: Database,
	profile: Partial<BusinessProfile> & { number: string },
): Promise<void> {
	await database.run(
		`INSERT INTO businesses (number, name, own_numbers, served_by) VALUES (?, coalesce(?, ''), ?, ?)
		ON CONFLICT (number) DO UPDATE SET
			name = coalesce(?, businesses.name),
			own_numbers = coalesce(excluded.own_numbers, businesses.own_numbers),
			served_by = coalesce(excluded.served_by, businesses.served_by)`,
		profile.number,
		profile.name ?? null,
		profile.ownNumbers ? JSON.stringify(profile.ownNumbers) : null,
		profile.servedBy ?? null,
		profile.name ?? null,
	);
}

export async function readBusiness(database: Database, number: string): Promise<BusinessProfile | undefined> {
	const row = await database.get(
		'SELECT number, name, own_numbers, owner_numbers, served_by FROM businesses WHERE number = ?',
		number,
	);
	return (
		row && {
			number: text(row, 'number'),
			name: text(row, 'name'),
			...(row.own_numbers !== null && { ownNumbers: stringList(row, 'own_numbers') }),
			...(row.owner_numbers !== null && { ownerNumbers: stringList(row, 'owner_numbers') }),
			...(row.served_by !== null && { servedBy: text(row, 'served_by') }),
		}
	);
}

/** The numbers that this workflow serves among many. */
export async function businessesServedBy(database: Database, workflow: string): Promise<string[]> {
	const rows = await database.all(
		'SELECT number FROM businesses WHERE served_by = ? ORDER BY number',
		workflow,
	);
	return rows.map((row) => text(row, 'number'));
}

export async function addOwnerNumber(database: Database, business: string, phone: string): Promise<void> {
	const known = (await readBusiness(database, business))?.ownerNumbers ?? [];
	if (known[0] === phone) return;
	const latest = [phone, ...known.filter((number) => number !== phone)].slice(0, MOST_OWNER_NUMBERS);
	await database.run(
		`INSERT INTO businesses (number, owner_numbers) VALUES (?, ?)
		ON CONFLICT (number) DO UPDATE SET owner_numbers = excluded.owner_numbers`,
		business,
		JSON.stringify(latest),
	);
}
