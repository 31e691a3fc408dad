import { CLOCK_TOLERANCE_MS, isFromFuture } from '../clock';
import type { LimitReached, SendLimits, TextLimits } from '../ledger';
import type { Database } from './database';
import { integer, optionalInteger } from './row';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What callers get of a limit whose number may be forged, where the networks vouch for that of others. */
const SHARE_OF_UNPROVEN = 2 / 3;

/** For so long after the networks vouched for a caller's number, the next such caller is expected. */
const ATTESTED_LATELY_MS = 30 * DAY_MS;

/** A text that somebody wants to send. */
export type Wish = {
	business: string;
	conversation: number;
	call: number;
	/** It answers a reply. */
	isAnswer: boolean;
	/** Whether the networks vouch for the caller's number; undefined when nobody says. */
	attested: boolean | undefined;
	limits: SendLimits;
};

/** Counts one text, where the limits allow one more. Needs a transaction. */
export async function takeAllowance(
	database: Database,
	wish: Wish,
	now: number,
): Promise<LimitReached | undefined> {
	const { business, conversation, call, isAnswer, limits } = wish;
	const all = [limits.hourly, limits.daily, limits.perCaller?.hourly, limits.perCaller?.daily];
	if (all.every((limit) => limit === undefined)) return undefined;
	const attestedAt = await countAlone(database, wish, now);
	await database.run(
		'DELETE FROM allowances WHERE business = ? AND (at <= ? OR at > ?)',
		business,
		now - DAY_MS,
		now + CLOCK_TOLERANCE_MS,
	);
	const isUnproven = wish.attested !== true && !(await hasWritten(database, conversation));
	const othersAreProven =
		attestedAt !== undefined && attestedAt > now - ATTESTED_LATELY_MS && !isFromFuture(attestedAt, now);
	const reached = await reachedLimit(database, wish, isUnproven && othersAreProven, now);
	if (reached) return reached;
	await database.run(
		`INSERT INTO allowances (call, business, at, conversation, answers, unproven) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (call) DO UPDATE SET at = excluded.at`,
		call,
		business,
		now,
		conversation,
		isAnswer ? 1 : 0,
		isUnproven ? 1 : 0,
	);
	return undefined;
}

/** Nothing was sent. Needs a transaction. */
export async function giveBack(database: Database, call: number): Promise<void> {
	await database.run('DELETE FROM allowances WHERE call = ?', call);
}

/**
 * Whoever holds the business's row counts alone, also among several processes.
 *
 * @returns when the networks last vouched for the number of one of its callers.
 */
async function countAlone(
	database: Database,
	{ business, attested }: Wish,
	now: number,
): Promise<number | undefined> {
	const row = await database.get(
		`INSERT INTO businesses (number, attested_at) VALUES (?, ?)
		ON CONFLICT (number) DO UPDATE SET attested_at = coalesce(excluded.attested_at, businesses.attested_at)
		RETURNING attested_at`,
		business,
		attested === true ? now : null,
	);
	return row && optionalInteger(row, 'attested_at');
}

/** Who has written from a number holds it. */
async function hasWritten(database: Database, conversation: number): Promise<boolean> {
	const sql = 'SELECT 1 FROM conversations WHERE id = ? AND last_reply_at IS NOT NULL';
	return (await database.get(sql, conversation)) !== undefined;
}

async function reachedLimit(
	database: Database,
	{ business, conversation, isAnswer, limits }: Wish,
	getsShare: boolean,
	now: number,
): Promise<LimitReached | undefined> {
	const row =
		(await database.get(
			`SELECT count(*) AS daily, count(*) FILTER (WHERE at > ?) AS hourly,
				count(*) FILTER (WHERE unproven = 1) AS daily_unproven,
				count(*) FILTER (WHERE unproven = 1 AND at > ?) AS hourly_unproven,
				count(*) FILTER (WHERE conversation = ? AND answers = ?) AS daily_caller,
				count(*) FILTER (WHERE conversation = ? AND answers = ? AND at > ?) AS hourly_caller
			FROM allowances WHERE business = ?`,
			now - HOUR_MS,
			now - HOUR_MS,
			conversation,
			isAnswer ? 1 : 0,
			conversation,
			isAnswer ? 1 : 0,
			now - HOUR_MS,
			business,
		)) ?? {};
	const isReached = (most: number, used: string) => integer(row, used) >= most;
	for (const limit of ['daily', 'hourly'] as const) {
		const most = limits.perCaller?.[limit];
		if (most !== undefined && isReached(most, `${limit}_caller`)) return { callerLimit: limit, most };
	}
	for (const limit of ['daily', 'hourly'] as const) {
		const most = limits[limit];
		if (most === undefined) continue;
		const isFull = isReached(most, limit);
		const share = getsShare ? Math.max(1, Math.floor(most * SHARE_OF_UNPROVEN)) : most;
		if (!isFull && !isReached(share, `${limit}_unproven`)) continue;
		const isNews = await tell(database, business, limit, now);
		return { limit, most, isNews, ...(!isFull && { keepsRest: true }) };
	}
	return undefined;
}

/** True for the first to be refused within the time of the limit. */
async function tell(
	database: Database,
	business: string,
	limit: keyof TextLimits,
	now: number,
): Promise<boolean> {
	const column = limit === 'hourly' ? 'hourly_limit_told_at' : 'daily_limit_told_at';
	return await database.run(
		`UPDATE businesses SET ${column} = ? WHERE number = ? AND (${column} IS NULL OR ${column} <= ? OR ${column} > ?)`,
		now,
		business,
		now - (limit === 'hourly' ? HOUR_MS : DAY_MS),
		now + CLOCK_TOLERANCE_MS,
	);
}
