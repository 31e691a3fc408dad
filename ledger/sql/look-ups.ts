import { CLOCK_TOLERANCE_MS } from '../clock';
import type { Pair, TextLimits } from '../ledger';
import type { Database } from './database';
import { ensureConversation } from './identities';
import { integer } from './row';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Counts one question that the phone system charges for, where it may be asked. Needs a transaction. */
export async function mayLookUp(
	database: Database,
	pair: Pair,
	now: number,
	limits: TextLimits,
	afreshAfterMs: number,
): Promise<boolean> {
	const conversation = await ensureConversation(database, pair);
	const known = await database.get(
		'SELECT 1 FROM look_ups WHERE conversation = ? AND at > ? AND at <= ?',
		conversation,
		now - afreshAfterMs,
		now + CLOCK_TOLERANCE_MS,
	);
	if (known) return false;
	// Whoever holds the business's row counts alone, also among several processes.
	await database.run(
		'INSERT INTO businesses (number) VALUES (?) ON CONFLICT (number) DO UPDATE SET number = excluded.number',
		pair.business,
	);
	const used = await database.get(
		`SELECT count(*) AS daily, count(*) FILTER (WHERE at > ?) AS hourly
		FROM look_ups WHERE business = ? AND at > ? AND at <= ?`,
		now - HOUR_MS,
		pair.business,
		now - DAY_MS,
		now + CLOCK_TOLERANCE_MS,
	);
	const { hourly = Infinity, daily = Infinity } = limits;
	if (!used || integer(used, 'hourly') >= hourly || integer(used, 'daily') >= daily) return false;
	return await database.run(
		`INSERT INTO look_ups (conversation, business, at) VALUES (?, ?, ?)
		ON CONFLICT (conversation) DO UPDATE SET at = excluded.at`,
		conversation,
		pair.business,
		now,
	);
}
