import type { TextStatus } from '../../textback/item';
import type { Pair, Receipt } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { noteFinding } from './findings';
import { isForgotten, keepForgottenOptOut, ourText } from './forgotten';
import { addNews } from './news';
import { heed } from './opt-outs';
import { integer, isObject, object, text } from './row';

/** A receipt of a text that nobody records within this time is not of one of our texts to callers. */
const EARLY_FOR_MS = 3_600_000;

/** What became of our texts, as the phone system reports it. Every function needs a transaction. */
export async function recordReceipt(
	database: Database,
	receipt: Receipt,
	now: number,
): Promise<{ pair: Pair; body: string; at: number } | undefined> {
	const { textId, status, errorCode, holder, finding } = receipt;
	const sender = receipt.pair.business;
	const row = await database.get(
		`SELECT texts.id, at, body, status, conversation, business, caller
		FROM texts JOIN conversations ON conversations.id = texts.conversation WHERE provider_id = ?`,
		textId,
	);
	if (!row && (await isForgotten(database, ourText(textId)))) {
		if (finding === 'optedOut') await keepForgottenOptOut(database, receipt.pair, now);
		return undefined;
	}
	if (!row) {
		const isNews = await keepEarly(database, receipt, now);
		if (isNews && finding === 'optedOut')
			await heedCarrier(database, [sender], receipt.pair.caller, now, now);
		return undefined;
	}
	const pair = { business: text(row, 'business'), caller: text(row, 'caller') };
	const sent = { pair, body: text(row, 'body'), at: integer(row, 'at') };
	// Whatever became of the text: they had opted out by the time that it was sent.
	if (finding === 'optedOut') {
		await heedCarrier(database, [pair.business, sender], pair.caller, sent.at, now);
	}
	if (progress(status) <= progress(text(row, 'status'))) return undefined;
	const conversation = integer(row, 'conversation');
	await database.run('UPDATE texts SET status = ? WHERE id = ?', status, integer(row, 'id'));
	await appendEvent(database, {
		at: now,
		kind: `receipt.${status}`,
		conversation,
		text: integer(row, 'id'),
		data: errorCode === undefined ? {} : { errorCode },
	});
	// Only now is it known which number of a group of numbers it was.
	if (sender !== '' && sender !== pair.business) {
		await database.run('UPDATE conversations SET sender = ? WHERE id = ?', sender, conversation);
	}
	if (!isFailure(status)) return sent;
	if (finding !== undefined && finding !== 'optedOut') await noteFinding(database, pair, finding, now);
	if (holder !== undefined) {
		const failed = { id: textId, body: sent.body, at: sent.at, status, ...(errorCode && { errorCode }) };
		await addNews(database, holder, conversation, { event: 'notDelivered', text: failed }, now);
	}
	return sent;
}

/** The carrier says that the caller opted out at these numbers. */
async function heedCarrier(
	database: Database,
	numbers: readonly string[],
	caller: string,
	at: number,
	now: number,
): Promise<void> {
	const businesses = numbers.filter((number) => number !== '');
	if (caller === '' || businesses.length === 0) return;
	await heed(database, { kind: 'optOut', businesses }, caller, 'carrier', at, now);
}

/** A receipt may overtake our own record of the send: it counts from the moment that the text is recorded. */
export async function applyEarly(database: Database, textId: string, now: number): Promise<void> {
	const row = await database.get('SELECT receipt FROM early_receipts WHERE text_id = ?', textId);
	if (!row) return;
	const receipt = object(row, 'receipt');
	await database.run('DELETE FROM early_receipts WHERE text_id = ?', textId);
	if (isReceipt(receipt)) await recordReceipt(database, receipt, now);
}

/** Drops what is kept for texts to this caller that were never recorded. Needs a transaction. */
export async function dropEarly(database: Database, { caller }: Pair): Promise<void> {
	await database.run('DELETE FROM early_receipts WHERE receipt LIKE ?', `%${JSON.stringify(caller)}%`);
}

/** Drops what is kept from before `before` for texts that were never recorded. Needs a transaction. */
export async function dropOldEarly(database: Database, before: number): Promise<void> {
	await database.run('DELETE FROM early_receipts WHERE at < ?', before);
}

/** @returns false when it was kept before. */
async function keepEarly(database: Database, receipt: Receipt, now: number): Promise<boolean> {
	await dropOldEarly(database, now - EARLY_FOR_MS);
	const known = await database.get('SELECT receipt FROM early_receipts WHERE text_id = ?', receipt.textId);
	const before = known && object(known, 'receipt');
	if (before && isReceipt(before) && progress(receipt.status) <= progress(before.status)) return false;
	await database.run(
		`INSERT INTO early_receipts (text_id, at, receipt) VALUES (?, ?, ?)
		ON CONFLICT (text_id) DO UPDATE SET at = excluded.at, receipt = excluded.receipt`,
		receipt.textId,
		now,
		JSON.stringify(receipt),
	);
	return true;
}

function isReceipt(value: unknown): value is Receipt {
	return isObject(value) && typeof value.textId === 'string' && typeof value.status === 'string';
}

function isFailure(status: TextStatus): status is 'undelivered' | 'failed' {
	return status === 'undelivered' || status === 'failed';
}

/** Receipts come in any order; only the end of this order is final. */
function progress(status: string): number {
	switch (status) {
		case 'queued':
			return 0;
		case 'sent':
			return 1;
		default:
			return 2;
	}
}
