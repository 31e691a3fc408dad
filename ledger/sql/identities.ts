import { LedgerError } from '../errors';
import type { CallKey, Pair } from '../ledger';
import type { Database } from './database';
import { isForgotten } from './forgotten';
import { integer, text, type Row } from './row';

/** The number that stands for the pair in every other table. Undefined when the pair was never seen. */
export async function findConversation(database: Database, pair: Pair): Promise<number | undefined> {
	const row = await database.get(
		'SELECT id FROM conversations WHERE business = ? AND caller = ?',
		pair.business,
		pair.caller,
	);
	return row && integer(row, 'id');
}

/** A call and the conversation it belongs to. */
export type KnownCall = { id: number; conversation: number; pair: Pair };

export async function findCall(database: Database, key: CallKey): Promise<KnownCall | undefined> {
	const row = await database.get(
		`SELECT calls.id, conversation, business, caller
		FROM calls JOIN conversations ON conversations.id = conversation WHERE call_id = ? AND provider = ?`,
		key.callId,
		key.provider,
	);
	return row && toCall(row);
}

/** From a row that holds the call's id and conversation, and the conversation's two numbers. */
export function toCall(row: Row): KnownCall {
	return {
		id: integer(row, 'id'),
		conversation: integer(row, 'conversation'),
		pair: { business: text(row, 'business'), caller: text(row, 'caller') },
	};
}

/** As {@link findConversation}, writing the pair down when it is new. Only within a transaction. */
export async function ensureConversation(database: Database, pair: Pair): Promise<number> {
	return (
		(await findConversation(database, pair)) ??
		(await insertedId(
			database,
			'INSERT INTO conversations (business, caller) VALUES (?, ?) RETURNING id',
			pair.business,
			pair.caller,
		))
	);
}

/**
 * As {@link findCall}, writing the call down as one of this pair when it is new. Undefined when its caller was forgotten
 * since: nothing is to be written of it any more. Only within a transaction.
 */
export async function ensureCall(
	database: Database,
	key: CallKey,
	pair: Pair,
): Promise<KnownCall | undefined> {
	const known = await findCall(database, key);
	if (known) return known;
	if (await isForgotten(database, key)) return undefined;
	const conversation = await ensureConversation(database, pair);
	const id = await insertedId(
		database,
		'INSERT INTO calls (provider, call_id, conversation) VALUES (?, ?, ?) RETURNING id',
		key.provider,
		key.callId,
		conversation,
	);
	return { id, conversation, pair };
}

async function insertedId(
	database: Database,
	sql: string,
	...values: Array<string | number>
): Promise<number> {
	const row = await database.get(sql, ...values);
	if (!row) throw new LedgerError('failed', 'The ledger did not say what it wrote down.');
	return integer(row, 'id');
}
