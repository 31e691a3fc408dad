import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

import type { Pair } from '../../../ledger/ledger';
import { decideCall, recordCallEvents } from '../../../ledger/sql/calls';
import { claim } from '../../../ledger/sql/claims';
import { recordReply } from '../../../ledger/sql/conversations';
import type { Database } from '../../../ledger/sql/database';
import { recordReceipt } from '../../../ledger/sql/receipts';
import { recordSend } from '../../../ledger/sql/texts';
import { SqliteDatabase } from '../../../ledger/sqlite/sqlite-database';
import { SqliteStore } from '../../../ledger/sqlite/sqlite-store';

const BATCH = 10_000;
const START = Date.parse('2026-01-05T09:00:00Z');
const HOUR = 3_600_000;
const BODY =
	"Hi, this is Oak Street Plumbing. Sorry we missed your call. Reply here and we'll get back to you. Reply STOP to opt out.";

/** Every third caller writes back. */
const REPLIES_EVERY = 3;

/** The pair of the nth conversation: 500 businesses share the callers out among them. */
export function pairOf(index: number): Pair {
	return { business: `+1415555${1000 + (index % 500)}`, caller: `+1${2_000_000_000 + index * 7}` };
}

/**
 * Fills a ledger with conversations of the usual kind: one call that rang out, one text that was delivered, and
 * now and then a reply. Written by the ledger's own functions, thousands to a transaction.
 */
export async function fill(file: string, conversations: number): Promise<void> {
	const sqlite = new DatabaseSync(file);
	sqlite.exec('PRAGMA synchronous = OFF');
	const store = new SqliteStore(new SqliteDatabase(sqlite, file), file, 0);
	for (let from = 0; from < conversations; from += BATCH) {
		await store.write('fill', async (database) => {
			const to = Math.min(from + BATCH, conversations);
			for (let index = from; index < to; index += 1) await addConversation(database, index);
		});
	}
	await store.close();
}

async function addConversation(database: Database, index: number): Promise<void> {
	const pair = pairOf(index);
	const key = { provider: 'twilio', callId: `CA${hex(index)}` };
	const textId = `SM${hex(index)}`;
	const at = START + index * 1_000;
	await recordCallEvents(database, key, pair, 'workflow 1, node 1', [
		{ kind: 'received', at, from: pair.caller, to: pair.business, attestation: 'A' },
		{ kind: 'dialEnded', at: at + 18_000, outcome: 'noAnswer' },
		{ kind: 'ended', at: at + 19_000, outcome: 'completed', seconds: 19 },
	]);
	const decision = {
		verdict: { kind: 'missed', reason: 'noAnswer' },
		item: ({ missedCalls, firstSeenAt }: { missedCalls: number; firstSeenAt: number }) => ({
			event: 'missedCall' as const,
			contact: {
				number: pair.caller,
				anonymous: false,
				missedCalls,
				firstSeenAt: new Date(firstSeenAt).toISOString(),
				optedOut: false,
			},
			business: { name: 'Oak Street Plumbing', number: pair.business },
		}),
		outbox: 'workflow 1, node 1',
	} as const;
	await decideCall(database, 'fill', key, pair, decision, at + 19_000);
	await claim(database, 'fill', pair, key, at + 19_500, 12 * HOUR, {
		limits: {},
		attested: undefined,
	});
	const outcome = { kind: 'sent', textId, body: BODY, segments: 1, status: 'queued' } as const;
	await recordSend(database, 'fill', pair, key, outcome, at + 20_000);
	await recordReceipt(database, { textId, pair, status: 'sent' }, at + 21_000);
	await recordReceipt(database, { textId, pair, status: 'delivered' }, at + 22_000);
	if (index % REPLIES_EVERY === 0) {
		const reply = { ...pair, provider: 'twilio', id: `SM${hex(-index - 1)}`, body: 'Can you come by today?' };
		await recordReply(database, { ...reply, at: at + 60_000 });
	}
}

/** An id as phone systems make them: 32 digits without an order. */
function hex(index: number): string {
	return createHash('md5').update(String(index)).digest('hex');
}
