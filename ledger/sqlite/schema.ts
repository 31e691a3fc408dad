import { LedgerError } from '../errors';
import type { Database } from './database';
import { integer } from './row';

/**
 * Each step takes the schema from one version to the next; `PRAGMA user_version` counts the steps done.
 * A step that was released is never changed: the next change is a new step.
 *
 * Numbers stand for what repeats (conversation, call, text), because the record keeps several rows a call.
 */
export const migrations: readonly string[] = [
	`
	CREATE TABLE businesses (
		number TEXT PRIMARY KEY,
		name TEXT NOT NULL DEFAULT '',
		own_numbers TEXT
	) STRICT, WITHOUT ROWID;

	-- One caller and one business. It has begun once first_seen_at is set: by a missed call or by a text.
	CREATE TABLE conversations (
		id INTEGER PRIMARY KEY,
		business TEXT NOT NULL,
		caller TEXT NOT NULL,
		first_seen_at INTEGER,
		missed_calls INTEGER NOT NULL DEFAULT 0,
		last_call INTEGER REFERENCES calls (id),
		last_text INTEGER REFERENCES texts (id),
		last_reply_at INTEGER,
		-- When the text was sent that nobody has answered yet and that was not reported as unanswered.
		unanswered_since INTEGER,
		UNIQUE (business, caller)
	) STRICT;
	CREATE INDEX unanswered_conversations ON conversations (business, unanswered_since)
		WHERE unanswered_since IS NOT NULL;

	CREATE TABLE calls (
		id INTEGER PRIMARY KEY,
		provider TEXT NOT NULL,
		call_id TEXT NOT NULL,
		conversation INTEGER NOT NULL REFERENCES conversations (id),
		-- Who waits for the verdict; empty once there is one.
		holder TEXT,
		last_event_at INTEGER,
		decided INTEGER NOT NULL DEFAULT 0,
		texted INTEGER NOT NULL DEFAULT 0,
		UNIQUE (call_id, provider)
	) STRICT;
	CREATE INDEX undecided_calls ON calls (holder, last_event_at) WHERE holder IS NOT NULL;

	CREATE TABLE texts (
		id INTEGER PRIMARY KEY,
		provider_id TEXT NOT NULL UNIQUE,
		conversation INTEGER NOT NULL REFERENCES conversations (id),
		at INTEGER NOT NULL,
		body TEXT NOT NULL,
		segments INTEGER NOT NULL,
		status TEXT NOT NULL
	) STRICT;

	-- What happened, in order. Rows are added, and deleted when they are to be forgotten, never changed.
	CREATE TABLE events (
		conversation INTEGER NOT NULL REFERENCES conversations (id),
		-- Counts within the conversation, whose events lie side by side: read, shown and forgotten together.
		position INTEGER NOT NULL,
		at INTEGER NOT NULL,
		kind TEXT NOT NULL,
		call INTEGER REFERENCES calls (id),
		text INTEGER REFERENCES texts (id),
		-- Set for what may be told more than once and is to be written down once.
		key TEXT,
		data TEXT,
		PRIMARY KEY (conversation, position)
	) STRICT, WITHOUT ROWID;
	CREATE UNIQUE INDEX events_once ON events (key) WHERE key IS NOT NULL;
	CREATE TRIGGER events_never_change BEFORE UPDATE ON events
		BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;

	-- Missed calls that are not settled yet. pending: emitted by the process \`boot\`; retry: waits until due_at.
	CREATE TABLE outbox (
		call INTEGER PRIMARY KEY REFERENCES calls (id),
		holder TEXT NOT NULL,
		item TEXT NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('pending', 'retry')),
		boot TEXT NOT NULL,
		due_at INTEGER NOT NULL,
		attempts INTEGER NOT NULL
	) STRICT;
	CREATE INDEX outbox_of_holder ON outbox (holder);

	CREATE TABLE claims (
		conversation INTEGER PRIMARY KEY REFERENCES conversations (id),
		call INTEGER NOT NULL REFERENCES calls (id),
		state TEXT NOT NULL CHECK (state IN ('sending', 'doubtful', 'sent')),
		-- The process that sends; empty once it has sent.
		boot TEXT,
		claimed_at INTEGER NOT NULL,
		expires_at INTEGER NOT NULL,
		resumed INTEGER NOT NULL DEFAULT 0
	) STRICT;

	CREATE TABLE suppressions (
		conversation INTEGER PRIMARY KEY REFERENCES conversations (id),
		at INTEGER NOT NULL,
		source TEXT NOT NULL
	) STRICT;

	CREATE TABLE registrations (
		-- Grows with every save, so that the highest is the latest.
		id INTEGER PRIMARY KEY,
		holder TEXT NOT NULL UNIQUE,
		provider TEXT NOT NULL,
		number TEXT NOT NULL,
		use TEXT NOT NULL CHECK (use IN ('calls', 'texts')),
		webhook_url TEXT NOT NULL,
		previous TEXT NOT NULL,
		ours TEXT NOT NULL
	) STRICT;
	`,
];

/**
 * Brings the schema up to date. Safe when several processes do it at once: the write lock lets one do the work
 * and the others find it done.
 *
 * @throws {LedgerError} `newer` when the file was written by a later version of this package.
 */
export function migrate(database: Database): void {
	database.transaction(() => {
		const version = schemaVersion(database);
		if (version > migrations.length) {
			throw new LedgerError(
				'newer',
				`The ledger was written by a later version of this package (schema ${version}, this one knows ` +
					`${migrations.length}). Update n8n-nodes-missed-call-text-back.`,
			);
		}
		for (const step of migrations.slice(version)) database.execute(step);
		database.execute(`PRAGMA user_version = ${migrations.length}`);
	});
}

function schemaVersion(database: Database): number {
	const row = database.get('PRAGMA user_version');
	return row ? integer(row, 'user_version') : 0;
}
