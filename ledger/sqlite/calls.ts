import type { CallEvent, Verdict } from '../../textback/call';
import type { CallKey, Conversation, Pair, RecordedEvents } from '../ledger';
import { addCallEvents, readCallEvents } from './call-events';
import { conversationById } from './conversations';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureCall } from './identities';
import { integer, text } from './row';

/** Calls until they have a verdict, and the count of those that were missed. Every function needs a transaction. */
export function recordCallEvents(
	database: Database,
	key: CallKey,
	pair: Pair,
	holder: string,
	events: readonly CallEvent[],
): RecordedEvents {
	const call = ensureCall(database, key, pair);
	const recorded = addCallEvents(database, call, events);
	const times = recorded.all.map((event) => event.at);
	database.run(
		'UPDATE calls SET holder = coalesce(holder, ?), last_event_at = ? WHERE id = ? AND decided = 0',
		holder,
		times.length > 0 ? Math.max(...times) : null,
		call.id,
	);
	return recorded;
}

export function decideCall(database: Database, key: CallKey, verdict: Verdict, now: number): boolean {
	const decided = database.get(
		`UPDATE calls SET decided = 1, holder = NULL WHERE call_id = ? AND provider = ? AND decided = 0
		RETURNING id, conversation`,
		key.callId,
		key.provider,
	);
	if (!decided) return false;
	return appendEvent(database, {
		at: now,
		kind: 'verdict',
		conversation: integer(decided, 'conversation'),
		call: integer(decided, 'id'),
		data: verdict,
	});
}

export function undecidedCalls(
	database: Database,
	holder: string,
	before: number,
): Array<{ key: CallKey; pair: Pair; events: CallEvent[] }> {
	const rows = database.all(
		`SELECT calls.id, provider, call_id, conversation, business, caller
		FROM calls JOIN conversations ON conversations.id = calls.conversation
		WHERE holder = ? AND last_event_at < ? ORDER BY last_event_at, calls.id`,
		holder,
		before,
	);
	return rows.map((row) => ({
		key: { provider: text(row, 'provider'), callId: text(row, 'call_id') },
		pair: { business: text(row, 'business'), caller: text(row, 'caller') },
		events: readCallEvents(database, {
			id: integer(row, 'id'),
			conversation: integer(row, 'conversation'),
		}),
	}));
}

export function countMissedCall(database: Database, key: CallKey, pair: Pair, now: number): Conversation {
	const call = ensureCall(database, key, pair);
	if (database.run('UPDATE calls SET counted = 1 WHERE id = ? AND counted = 0', call.id)) {
		database.run(
			`UPDATE conversations SET missed_calls = missed_calls + 1, last_call = ?,
				first_seen_at = coalesce(first_seen_at, ?) WHERE id = ?`,
			call.id,
			now,
			call.conversation,
		);
	}
	return conversationById(database, call.conversation);
}
