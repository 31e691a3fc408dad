import type { BusinessProfile } from '../ledger';
import type { Database } from './database';
import { optionalText, stringList, text } from './row';

/** What the profile leaves out stays as it was. */
export function saveBusiness(
	database: Database,
	profile: Partial<BusinessProfile> & { number: string },
): void {
	database.run(
		`INSERT INTO businesses (number, name, receipt_url, own_numbers) VALUES (?1, coalesce(?2, ''), ?3, ?4)
		ON CONFLICT (number) DO UPDATE SET
			name = coalesce(?2, name),
			receipt_url = coalesce(?3, receipt_url),
			own_numbers = coalesce(?4, own_numbers)`,
		profile.number,
		profile.name ?? null,
		profile.receiptUrl ?? null,
		profile.ownNumbers ? JSON.stringify(profile.ownNumbers) : null,
	);
}

export function readBusiness(database: Database, number: string): BusinessProfile | undefined {
	const row = database.get('SELECT * FROM businesses WHERE number = ?', number);
	if (!row) return undefined;
	const receiptUrl = optionalText(row, 'receipt_url');
	return {
		number: text(row, 'number'),
		name: text(row, 'name'),
		...(receiptUrl !== undefined && { receiptUrl }),
		...(row.own_numbers !== null && { ownNumbers: stringList(row, 'own_numbers') }),
	};
}
