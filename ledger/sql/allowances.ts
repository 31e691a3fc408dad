import type { SendLimits } from '../ledger';
import type { Database } from './database';
import { integer } from './row';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A limit that is reached. `isNews`: nobody was refused by it within its own time before. */
type Beyond = { limit: keyof SendLimits; most: number; isNews: boolean };

/** Counts one text of the business, where its limits allow one more. Needs a transaction. */
export async function takeAllowance(
	database: Database,
	business: string,
	call: number,
	now: number,
	limits: SendLimits,
): Promise<Beyond | undefined> {
	const { hourly, daily } = limits;
	if (hourly === undefined && daily === undefined) return undefined;
	// Whoever holds the business's row counts alone, also among several processes.
	await database.run(
		'INSERT INTO businesses (number) VALUES (?) ON CONFLICT (number) DO UPDATE SET number = excluded.number',
		business,
	);
	await database.run('DELETE FROM allowances WHERE business = ? AND at <= ?', business, now - DAY_MS);
	const used = async (since: number) =>
		integer(
			(await database.get(
				'SELECT count(*) AS texts FROM allowances WHERE business = ? AND at > ?',
				business,
				since,
			)) ?? {},
			'texts',
		);
	if (daily !== undefined && (await used(now - DAY_MS)) >= daily) {
		return {
			limit: 'daily',
			most: daily,
			isNews: await tell(database, business, 'daily', now - DAY_MS, now),
		};
	}
	if (hourly !== undefined && (await used(now - HOUR_MS)) >= hourly) {
		return {
			limit: 'hourly',
			most: hourly,
			isNews: await tell(database, business, 'hourly', now - HOUR_MS, now),
		};
	}
	await database.run(
		`INSERT INTO allowances (call, business, at) VALUES (?, ?, ?)
		ON CONFLICT (call) DO UPDATE SET at = excluded.at`,
		call,
		business,
		now,
	);
	return undefined;
}

/** Nothing was sent. Needs a transaction. */
export async function giveBack(database: Database, call: number): Promise<void> {
	await database.run('DELETE FROM allowances WHERE call = ?', call);
}

/** True for the first to be refused since `since`. */
async function tell(
	database: Database,
	business: string,
	limit: keyof SendLimits,
	since: number,
	now: number,
): Promise<boolean> {
	const column = limit === 'hourly' ? 'hourly_limit_told_at' : 'daily_limit_told_at';
	return await database.run(
		`INSERT INTO businesses (number, ${column}) VALUES (?, ?)
		ON CONFLICT (number) DO UPDATE SET ${column} = excluded.${column}
		WHERE businesses.${column} IS NULL OR businesses.${column} <= ?`,
		business,
		now,
		since,
	);
}
