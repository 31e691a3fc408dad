import type { Finding, Pair } from '../ledger';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureConversation } from './identities';
import { heed } from './opt-outs';

/** What was found out of callers' numbers. Every function needs a transaction. */
export async function noteFinding(
	database: Database,
	pair: Pair,
	finding: Finding,
	now: number,
): Promise<void> {
	switch (finding) {
		case 'optedOut':
			await heed(database, { kind: 'optOut', businesses: [pair.business] }, pair.caller, 'carrier', now, now);
			return;
		case 'landline':
			await markLandline(database, pair, now);
			return;
		case 'mayBeLandline':
			if (await wasSuspectedBefore(database, pair)) await markLandline(database, pair, now);
			else await suspectLandline(database, pair, now);
	}
}

async function markLandline(database: Database, pair: Pair, now: number): Promise<void> {
	const conversation = await ensureConversation(database, pair);
	const isNews = await database.run(
		`UPDATE conversations SET landline = 1, first_seen_at = coalesce(first_seen_at, ?)
		WHERE id = ? AND landline = 0`,
		now,
		conversation,
	);
	if (isNews) await appendEvent(database, { at: now, kind: 'landline', conversation });
}

async function suspectLandline(database: Database, pair: Pair, now: number): Promise<void> {
	const conversation = await ensureConversation(database, pair);
	await appendEvent(database, { at: now, kind: SUSPICION, conversation });
}

/** Who has written since has no landline. */
async function wasSuspectedBefore(database: Database, pair: Pair): Promise<boolean> {
	const row = await database.get(
		`SELECT 1 FROM events JOIN conversations ON conversations.id = events.conversation
		WHERE business = ? AND caller = ? AND kind = '${SUSPICION}' AND at > coalesce(last_reply_at, 0) LIMIT 1`,
		pair.business,
		pair.caller,
	);
	return row !== undefined;
}

const SUSPICION = 'mayBeLandline';
