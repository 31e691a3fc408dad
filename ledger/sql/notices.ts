import type { TextBackEvent, TextBackItem } from '../../textback/item';
import { CLOCK_TOLERANCE_MS } from '../clock';
import { LedgerError } from '../errors';
import type { Digest, NewNotice } from '../ledger';
import type { Database } from './database';
import { ensureConversation } from './identities';
import { integer, isObject, object, text } from './row';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long the owner hears nothing more of a kind: before the first digest, before the second, and so on. */
const GAPS_MS = [5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS];

/** What is told together whatever its number: until none came for so long, and at most so long after the first. */
const QUIET_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 10 * MINUTE_MS;

/** Longer than it takes to tell the owner by every channel. Who took a digest before that is gone. */
const LONGEST_TELLING_MS = 10 * MINUTE_MS;

/** A digest that so many runs did not tell waits for the next notice: the workflow does not lead to its node. */
const MOST_HAND_OUTS = 24;

/** After so many, any node that notifies this business's owner takes the digest: the one that held it may be gone. */
const ORPHANED_AFTER = 3;

/** More is told by the digest after. */
const MOST_AT_ONCE = 500;

const OF_PLACE = 'business = ? AND recipients = ? AND kind = ?';

/** What the owner is told. Every function needs a transaction, and to be alone with the business. */
export async function offerNotice(
	database: Database,
	{ pair, recipients, kind, most, item }: NewNotice,
	now: number,
): Promise<{ heldUntil: number } | undefined> {
	const place: Place = [pair.business, recipients, kind];
	const until = (await heldUntil(database, place, now)) ?? (await beginDigest(database, place, most, now));
	await database.run(
		`INSERT INTO notices (business, recipients, kind, conversation, at, event, item) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		...place,
		await ensureConversation(database, pair),
		now,
		item.event,
		until === undefined ? null : JSON.stringify(item),
	);
	return until === undefined ? undefined : { heldUntil: until };
}

export async function takeDigest(
	database: Database,
	business: string,
	recipients: string,
	now: number,
): Promise<Digest | undefined> {
	const rows = await database.all(
		`SELECT id, item FROM notices JOIN digests USING (business, recipients, kind)
		WHERE business = ? AND (recipients = ? OR hand_outs >= ${ORPHANED_AFTER}) AND ${IS_DUE} AND ${IS_FREE}
		ORDER BY notices.at, id LIMIT ${MOST_AT_ONCE}`,
		business,
		recipients,
		...dueAt(now),
		...freeAt(now),
	);
	const ids = rows.map((row) => integer(row, 'id'));
	for (const id of ids) await database.run('UPDATE notices SET taken_at = ? WHERE id = ?', now, id);
	const items = rows.map((row) => itemOf(object(row, 'item')));
	return ids.length > 0 ? { business, ids, items } : undefined;
}

/** The owner has heard of it. The next one is further away, unless so few came that each can be told on its own. */
export async function settleDigest(database: Database, { ids }: Digest, now: number): Promise<void> {
	const told = new Map<string, { place: Place; count: number }>();
	for (const id of ids) {
		const row = await database.get(
			'DELETE FROM notices WHERE id = ? RETURNING business, recipients, kind',
			id,
		);
		if (!row) continue;
		const place: Place = [text(row, 'business'), text(row, 'recipients'), text(row, 'kind')];
		const key = JSON.stringify(place);
		told.set(key, { place, count: (told.get(key)?.count ?? 0) + 1 });
	}
	for (const { place, count } of told.values()) await moveOn(database, place, count, now);
}

/** Nobody took the message: it is handed out again. */
export async function returnDigest(database: Database, { ids }: Digest): Promise<void> {
	for (const id of ids) await database.run('UPDATE notices SET taken_at = NULL WHERE id = ?', id);
}

/** Looks without waiting for others. */
export async function isAnyDue(database: Database, business: string, now: number): Promise<boolean> {
	const due = await database.get(
		`SELECT 1 FROM digests WHERE business = ? AND ${IS_DUE} LIMIT 1`,
		business,
		...dueAt(now),
	);
	return due !== undefined;
}

/** For each digest that is due the last item that it holds, by which a run finds its way to the node that tells it. */
export async function dueDigests(
	database: Database,
	business: string,
	events: readonly TextBackEvent[],
	now: number,
): Promise<TextBackItem[]> {
	const due = await database.all(
		`SELECT recipients, kind, hand_outs FROM digests
		WHERE business = ? AND hand_outs < ${MOST_HAND_OUTS} AND ${IS_DUE} AND (hand_out_at <= ? OR hand_out_at > ?)
		ORDER BY due_at, kind, recipients`,
		business,
		...dueAt(now),
		...dueAt(now),
	);
	const items: TextBackItem[] = [];
	for (const row of due) {
		const place: Place = [business, text(row, 'recipients'), text(row, 'kind')];
		const last = await database.get(
			`SELECT event, item FROM notices WHERE ${OF_PLACE} AND ${IS_FREE} ORDER BY at DESC, id DESC LIMIT 1`,
			...place,
			...freeAt(now),
		);
		if (!last || !events.some((event) => event === text(last, 'event'))) continue;
		const handOuts = integer(row, 'hand_outs');
		await database.run(
			`UPDATE digests SET hand_outs = ?, hand_out_at = ? WHERE ${OF_PLACE}`,
			handOuts + 1,
			now + gapMs(handOuts),
			...place,
		);
		items.push(itemOf(object(last, 'item')));
	}
	return items;
}

/** Business, recipients and kind, as {@link OF_PLACE} has them. */
type Place = [business: string, recipients: string, kind: string];

/** No clock that is right has set a time that is further ahead than the longest gap. */
const IS_DUE = '(due_at <= ? OR due_at > ?)';
const dueAt = (now: number) => [now, now + HOUR_MS + CLOCK_TOLERANCE_MS] as const;

const IS_FREE = 'item IS NOT NULL AND (taken_at IS NULL OR taken_at <= ? OR taken_at > ?)';
const freeAt = (now: number) => [now - LONGEST_TELLING_MS, now + CLOCK_TOLERANCE_MS] as const;

/** Until when a digest that was begun holds what comes; undefined when none was, or its time passed with nothing to tell. */
async function heldUntil(database: Database, place: Place, now: number): Promise<number | undefined> {
	await database.run(
		`DELETE FROM digests WHERE ${OF_PLACE} AND ${IS_DUE} AND NOT EXISTS (
			SELECT 1 FROM notices WHERE ${OF_PLACE} AND item IS NOT NULL)`,
		...place,
		...dueAt(now),
		...place,
	);
	const digest = await database.get(`SELECT most, due_at FROM digests WHERE ${OF_PLACE}`, ...place);
	if (!digest) return undefined;
	if (integer(digest, 'most') === 0) return await waitForQuiet(database, place, now);
	const at = integer(digest, 'due_at');
	return at > now + HOUR_MS + CLOCK_TOLERANCE_MS ? now : Math.max(at, now);
}

async function waitForQuiet(database: Database, place: Place, now: number): Promise<number> {
	const first = await database.get(
		`SELECT at FROM notices WHERE ${OF_PLACE} AND item IS NOT NULL ORDER BY at LIMIT 1`,
		...place,
	);
	const latest = first ? integer(first, 'at') + LONGEST_WAIT_MS : Infinity;
	const due = Math.max(now, Math.min(now + QUIET_MS, latest));
	await database.run(`UPDATE digests SET due_at = ?, hand_out_at = ? WHERE ${OF_PLACE}`, due, due, ...place);
	return due;
}

/** @returns undefined when so few were told on their own within the hour that there is no need of a digest. */
async function beginDigest(
	database: Database,
	place: Place,
	most: number,
	now: number,
): Promise<number | undefined> {
	await database.run(
		`DELETE FROM notices WHERE ${OF_PLACE} AND item IS NULL AND (at <= ? OR at > ?)`,
		...place,
		now - HOUR_MS,
		now + CLOCK_TOLERANCE_MS,
	);
	const told = await database.get(`SELECT count(*) AS told FROM notices WHERE ${OF_PLACE}`, ...place);
	if (integer(told ?? {}, 'told') < most) return undefined;
	const due = now + (most === 0 ? QUIET_MS : gapMs(0));
	await database.run(
		`INSERT INTO digests (business, recipients, kind, most, told, due_at, hand_outs, hand_out_at)
		VALUES (?, ?, ?, ?, 0, ?, 0, ?)`,
		...place,
		most,
		due,
		due,
	);
	return due;
}

async function moveOn(database: Database, place: Place, count: number, now: number): Promise<void> {
	const digest = await database.get(`SELECT most, told FROM digests WHERE ${OF_PLACE}`, ...place);
	if (!digest) return;
	const [most, told] = [integer(digest, 'most'), integer(digest, 'told')];
	const left = await database.get(`SELECT 1 FROM notices WHERE ${OF_PLACE} AND item IS NOT NULL`, ...place);
	if (left === undefined && (most === 0 || count * HOUR_MS <= most * gapMs(told))) {
		await database.run(`DELETE FROM digests WHERE ${OF_PLACE}`, ...place);
		return;
	}
	const due = most === 0 ? now : now + gapMs(told + 1);
	await database.run(
		`UPDATE digests SET told = ?, due_at = ?, hand_outs = 0, hand_out_at = ? WHERE ${OF_PLACE}`,
		told + 1,
		due,
		due,
		...place,
	);
}

function gapMs(before: number): number {
	return GAPS_MS[Math.min(before, GAPS_MS.length - 1)] ?? HOUR_MS;
}

function itemOf(value: Record<string, unknown>): TextBackItem {
	if (!isItem(value)) throw new LedgerError('damaged', 'The ledger holds a notification without its caller.');
	return value;
}

function isItem(value: Record<string, unknown>): value is TextBackItem {
	return typeof value.event === 'string' && isObject(value.contact) && isObject(value.business);
}
