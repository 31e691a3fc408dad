import type { CallEvent } from '../../textback/call';
import type { TextBackItem } from '../../textback/item';
import { CLOCK_TOLERANCE_MS } from '../clock';
import type { CallKey, CallState, Conversation, Decision, Pair, RecordedEvents } from '../ledger';
import { keepAside, readable } from './aside';
import { addCallEvents, findCallEvents, toCallEvents } from './call-events';
import { conversationById, recordAnswered } from './conversations';
import type { Database } from './database';
import { appendEvent } from './events';
import { isForgotten } from './forgotten';
import { ensureCall, findCall, toCall, type KnownCall } from './identities';
import { isSuppressed } from './opt-outs';
import { enqueue } from './outbox';
import { integer, text } from './row';

/** Calls until they have a verdict. What writes needs a transaction. */
export async function recordCallEvents(
	database: Database,
	key: CallKey,
	pair: Pair,
	holder: string,
	events: readonly CallEvent[],
): Promise<RecordedEvents> {
	const call = await ensureCall(database, key, pair);
	if (!call) return { all: [...events], added: [] };
	const recorded = await addCallEvents(database, call, events);
	const times = recorded.all.map((event) => event.at);
	await database.run(
		'UPDATE calls SET holder = coalesce(holder, ?), last_event_at = ? WHERE id = ? AND decided = 0',
		holder,
		times.length > 0 ? Math.max(...times) : null,
		call.id,
	);
	return recorded;
}

export async function decideCall(
	database: Database,
	boot: string,
	key: CallKey,
	pair: Pair,
	decision: Decision,
	now: number,
): Promise<TextBackItem | undefined> {
	const call = await ensureCall(database, key, pair);
	if (!call) return undefined;
	if (!(await close(database, call))) return undefined;
	const { kind, ...verdict } = decision.verdict;
	await appendEvent(database, {
		at: now,
		kind: `verdict.${kind}`,
		conversation: call.conversation,
		call: call.id,
		data: 'ignoredBecause' in decision ? { ...verdict, ignoredBecause: decision.ignoredBecause } : verdict,
	});
	if (!('item' in decision)) {
		await recordAnswered(database, call.conversation, now);
		return undefined;
	}
	const item = decision.item(await countMissedCall(database, call, now), await isSuppressed(database, pair));
	if (decision.outbox !== undefined) await enqueue(database, boot, call, decision.outbox, item, now);
	return item;
}

export async function callState(database: Database, key: CallKey): Promise<CallState> {
	const row = await database.get(
		`SELECT decided, EXISTS (
			SELECT 1 FROM events WHERE conversation = calls.conversation AND call = calls.id AND kind = 'ended'
		) AS has_ended FROM calls WHERE call_id = ? AND provider = ?`,
		key.callId,
		key.provider,
	);
	if (!row) return (await isForgotten(database, key)) ? 'decided' : 'unknown';
	if (integer(row, 'decided') === 1) return 'decided';
	return row.has_ended === true || row.has_ended === 1 ? 'ended' : 'undecided';
}

/** `events`: undefined where they are not as this package writes them. */
export async function undecidedCalls(
	database: Database,
	holder: string,
	before: number,
): Promise<Array<{ key: CallKey; pair: Pair; events: CallEvent[] | undefined }>> {
	const rows = await database.all(
		`SELECT calls.id, provider, call_id, conversation, business, caller
		FROM calls JOIN conversations ON conversations.id = calls.conversation
		WHERE holder = ? AND (last_event_at < ? OR last_event_at > ?) ORDER BY last_event_at, calls.id`,
		holder,
		before,
		before + CLOCK_TOLERANCE_MS,
	);
	const undecided: Array<{ key: CallKey; pair: Pair; events: CallEvent[] | undefined }> = [];
	for (const row of rows) {
		const call = toCall(row);
		const key = { provider: text(row, 'provider'), callId: text(row, 'call_id') };
		const told = await findCallEvents(database, call);
		undecided.push({ key, pair: call.pair, events: readable(() => toCallEvents(told, call)) });
	}
	return undecided;
}

/**
 * A call whose events cannot be read counts as missed, and a person is to look into it: no workflow hears of it.
 *
 * @returns false when it was decided meanwhile.
 */
export async function setCallAside(database: Database, key: CallKey, now: number): Promise<boolean> {
	const call = await findCall(database, key);
	if (!call || !(await close(database, call))) return false;
	await keepAside(database, { conversation: call.conversation, call: call.id, table: 'calls' }, now);
	await countMissedCall(database, call, now);
	return true;
}

/** The call has its verdict, and nothing is waited for. @returns false when it had one before. */
async function close(database: Database, { id }: KnownCall): Promise<boolean> {
	return await database.run('UPDATE calls SET decided = 1, holder = NULL WHERE id = ? AND decided = 0', id);
}

async function countMissedCall(database: Database, call: KnownCall, now: number): Promise<Conversation> {
	await database.run(
		`UPDATE conversations SET missed_calls = missed_calls + 1, last_call = ?,
			first_seen_at = coalesce(first_seen_at, ?) WHERE id = ?`,
		call.id,
		now,
		call.conversation,
	);
	return await conversationById(database, call.conversation);
}
