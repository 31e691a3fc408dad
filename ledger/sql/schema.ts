import { LedgerError } from '../errors';

/** How a database says what the schema needs. */
export type Dialect = {
	/** The type of a key that the database counts up. */
	id: string;
	/** The type of a whole number, which may be a time in milliseconds. */
	integer: string;
	/** Ends the definition of a table. */
	table: string;
	/** Ends the definition of a table whose rows lie in the order of its key. */
	tableByKey: string;
	/**
	 * Says that a column holds ids of that table. No database is to check it: it would look through whole tables, or need
	 * an index for each such column, whenever somebody is forgotten.
	 */
	references: (table: string) => string;
	/** Refuses every UPDATE of the table `events`. */
	eventsNeverChange: string;
	/**
	 * Makes two views: `living (boot)`, the other processes that are at work on this ledger, and `lost (at)`, when one of
	 * them was found to be gone.
	 */
	processes: string;
};

/**
 * Each step takes the schema from one version to the next, and the database counts the steps done. A step that was
 * released is never changed: the next change is a new step.
 *
 * Numbers stand for what repeats (conversation, call, text), because the record keeps several rows a call.
 */
export const migrations = ({
	id,
	integer,
	table,
	tableByKey,
	references,
	eventsNeverChange,
	processes,
}: Dialect): readonly string[] => [
	`
	CREATE TABLE businesses (
		number TEXT PRIMARY KEY,
		name TEXT NOT NULL DEFAULT '',
		own_numbers TEXT,
		owner_numbers TEXT,
		-- The workflow that serves many numbers and got this one's calls or texts last.
		served_by TEXT,
		-- When somebody was last told that the limit of texts was reached.
		hourly_limit_told_at ${integer},
		daily_limit_told_at ${integer}
	)${tableByKey};
	CREATE INDEX businesses_of_workflow ON businesses (served_by) WHERE served_by IS NOT NULL;

	-- One caller and one business. It has begun once first_seen_at is set: by a missed call or by a text.
	CREATE TABLE conversations (
		id ${id},
		business TEXT NOT NULL,
		caller TEXT NOT NULL,
		first_seen_at ${integer},
		missed_calls ${integer} NOT NULL DEFAULT 0,
		last_call ${integer} ${references('calls')},
		last_text ${integer} ${references('texts')},
		last_reply_at ${integer},
		last_answered_at ${integer},
		landline ${integer} NOT NULL DEFAULT 0,
		-- The number that texted last, where it was not the business's; replies go there.
		sender TEXT,
		-- When the text was sent that nobody has answered yet and that was not reported as unanswered.
		unanswered_since ${integer},
		-- When it was last reported as unanswered, until the caller writes.
		silence_told_at ${integer},
		UNIQUE (business, caller)
	)${table};
	CREATE INDEX unanswered_conversations ON conversations (business, unanswered_since)
		WHERE unanswered_since IS NOT NULL;

	CREATE INDEX conversations_of_sender ON conversations (sender, caller) WHERE sender IS NOT NULL;

	CREATE TABLE calls (
		id ${id},
		provider TEXT NOT NULL,
		call_id TEXT NOT NULL,
		conversation ${integer} NOT NULL ${references('conversations')},
		-- Who waits for the verdict; empty once there is one.
		holder TEXT,
		last_event_at ${integer},
		decided ${integer} NOT NULL DEFAULT 0,
		texted ${integer} NOT NULL DEFAULT 0,
		UNIQUE (call_id, provider)
	)${table};
	CREATE INDEX undecided_calls ON calls (holder, last_event_at) WHERE holder IS NOT NULL;

	CREATE TABLE texts (
		id ${id},
		provider_id TEXT NOT NULL UNIQUE,
		conversation ${integer} NOT NULL ${references('conversations')},
		at ${integer} NOT NULL,
		body TEXT NOT NULL,
		segments ${integer} NOT NULL,
		status TEXT NOT NULL,
		variant TEXT
	)${table};

	-- What happened, in order. Rows are added, and deleted when they are to be forgotten, never changed.
	CREATE TABLE events (
		conversation ${integer} NOT NULL ${references('conversations')},
		-- Counts within the conversation, whose events lie side by side: read, shown and forgotten together.
		position ${integer} NOT NULL,
		at ${integer} NOT NULL,
		kind TEXT NOT NULL,
		call ${integer} ${references('calls')},
		text ${integer} ${references('texts')},
		-- Set for what may be told more than once and is to be written down once.
		key TEXT,
		data TEXT,
		PRIMARY KEY (conversation, position)
	)${tableByKey};
	CREATE UNIQUE INDEX events_once ON events (key) WHERE key IS NOT NULL;
	${eventsNeverChange}

	-- Missed calls that are not settled yet. pending: emitted by the process \`boot\`; retry: waits until due_at.
	CREATE TABLE outbox (
		call ${integer} PRIMARY KEY ${references('calls')},
		holder TEXT NOT NULL,
		item TEXT NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('pending', 'retry')),
		boot TEXT NOT NULL,
		due_at ${integer} NOT NULL,
		attempts ${integer} NOT NULL
	)${table};
	CREATE INDEX outbox_of_holder ON outbox (holder);

	-- What a workflow is to hear of: replies, silence, texts that did not arrive. States as in the outbox.
	CREATE TABLE news (
		id ${id},
		holder TEXT NOT NULL,
		conversation ${integer} NOT NULL ${references('conversations')},
		event TEXT NOT NULL,
		data TEXT NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('pending', 'retry')),
		boot TEXT NOT NULL,
		began_at ${integer} NOT NULL,
		due_at ${integer} NOT NULL,
		attempts ${integer} NOT NULL
	)${table};
	CREATE INDEX news_of_holder ON news (holder);
	CREATE INDEX news_of_conversation ON news (conversation);

	-- Receipts of texts that are not on record, which they may be in a moment.
	CREATE TABLE early_receipts (
		text_id TEXT PRIMARY KEY,
		at ${integer} NOT NULL,
		receipt TEXT NOT NULL
	)${tableByKey};
	CREATE INDEX early_receipts_by_time ON early_receipts (at);

	CREATE TABLE claims (
		conversation ${integer} PRIMARY KEY ${references('conversations')},
		call ${integer} NOT NULL ${references('calls')},
		state TEXT NOT NULL CHECK (state IN ('sending', 'doubtful', 'sent')),
		-- The process that sends; empty once it has sent.
		boot TEXT,
		claimed_at ${integer} NOT NULL,
		expires_at ${integer} NOT NULL,
		-- When it was last taken up, which may be long after it was first claimed.
		taken_at ${integer} NOT NULL,
		resumed ${integer} NOT NULL DEFAULT 0
	)${table};

	-- The texts of the last day, from which the limits of a business are counted.
	CREATE TABLE allowances (
		call ${integer} PRIMARY KEY ${references('calls')},
		business TEXT NOT NULL,
		at ${integer} NOT NULL
	)${table};
	CREATE INDEX allowances_of_business ON allowances (business, at);

	CREATE TABLE suppressions (
		conversation ${integer} PRIMARY KEY ${references('conversations')},
		at ${integer} NOT NULL,
		source TEXT NOT NULL
	)${table};

	CREATE TABLE registrations (
		-- Grows with every save, so that the highest is the latest.
		id ${id},
		holder TEXT NOT NULL UNIQUE,
		workflow TEXT NOT NULL,
		-- The process that made or last confirmed it; empty once it was given up without being undone.
		boot TEXT NOT NULL,
		provider TEXT NOT NULL,
		number TEXT NOT NULL,
		use TEXT NOT NULL CHECK (use IN ('calls', 'texts')),
		webhook_url TEXT NOT NULL,
		previous TEXT NOT NULL,
		ours TEXT NOT NULL,
		-- Handed out by the phone system with the webhooks.
		secret TEXT,
		looked_until ${integer} NOT NULL
	)${table};

	-- Who opted out and was forgotten since: a hash of the numbers, keyed by a secret of this ledger.
	CREATE TABLE forgotten (
		hash TEXT PRIMARY KEY,
		at ${integer} NOT NULL
	)${tableByKey};
	CREATE TABLE secrets (
		name TEXT PRIMARY KEY,
		value TEXT NOT NULL
	)${tableByKey};

	-- Another process may be at work on the same ledger, whose claims and outbox entries are still somebody's.
	${processes}
	`,
	`
	-- A claim each for what is texted about, so that one whose end nobody knows outlives the next.
	CREATE TABLE claims_apart (
		conversation ${integer} NOT NULL ${references('conversations')},
		call ${integer} NOT NULL ${references('calls')},
		-- Whether the text answers a reply. Such texts have a cool-down of their own.
		answers ${integer} NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('sending', 'doubtful', 'sent')),
		boot TEXT,
		claimed_at ${integer} NOT NULL,
		expires_at ${integer} NOT NULL,
		taken_at ${integer} NOT NULL,
		resumed ${integer} NOT NULL DEFAULT 0,
		PRIMARY KEY (conversation, call)
	)${tableByKey};
	INSERT INTO claims_apart (conversation, call, answers, state, boot, claimed_at, expires_at, taken_at, resumed)
		SELECT conversation, call, 0, state, boot, claimed_at, expires_at, taken_at, resumed FROM claims;
	DROP TABLE claims;
	ALTER TABLE claims_apart RENAME TO claims;

	-- Which wording this caller got last, where there are several; answers in between have none.
	ALTER TABLE conversations ADD COLUMN last_variant TEXT;
	UPDATE conversations SET last_variant = (SELECT variant FROM texts WHERE texts.id = last_text);

	-- Items tell of the caller under another name since.
	UPDATE outbox SET item = replace(item, '"caller":{', '"contact":{');

	-- By which another ledger knows this one; one row at most.
	CREATE TABLE identity (
		id TEXT PRIMARY KEY
	)${tableByKey};
	-- Whose opt-outs were taken in, and up to when.
	CREATE TABLE taken_over (
		ledger TEXT PRIMARY KEY,
		until ${integer} NOT NULL
	)${tableByKey};
	`,
	`
	-- When the caller last asked for no more texts, or for texts again: what they asked before that counts no more.
	ALTER TABLE conversations ADD COLUMN wished_at ${integer};
	UPDATE conversations SET wished_at = (
		SELECT max(at) FROM events WHERE conversation = conversations.id AND kind IN ('optedOut', 'optedIn')
	);
	`,
	`
	-- Whose text it was, whether it answered a reply, and whether the caller's number may be forged.
	ALTER TABLE allowances ADD COLUMN conversation ${integer};
	ALTER TABLE allowances ADD COLUMN answers ${integer} NOT NULL DEFAULT 0;
	ALTER TABLE allowances ADD COLUMN unproven ${integer} NOT NULL DEFAULT 0;
	-- When the networks last vouched for the number of a caller of this business.
	ALTER TABLE businesses ADD COLUMN attested_at ${integer};
	-- When the phone system was last asked, at a price, what kind of line the caller's number is.
	CREATE TABLE look_ups (
		conversation ${integer} PRIMARY KEY ${references('conversations')},
		business TEXT NOT NULL,
		at ${integer} NOT NULL
	)${table};
	CREATE INDEX look_ups_of_business ON look_ups (business, at);
	`,
	`
	-- What the owner is told. Without an item: told on its own within the last hour. With one: held, to be told with others.
	CREATE TABLE notices (
		id ${id},
		business TEXT NOT NULL,
		-- To whom, as the node that tells them names them.
		recipients TEXT NOT NULL,
		-- What is counted and told together.
		kind TEXT NOT NULL,
		conversation ${integer} NOT NULL ${references('conversations')},
		at ${integer} NOT NULL,
		event TEXT NOT NULL,
		item TEXT,
		-- When it was last taken to be told; empty when it is not being told.
		taken_at ${integer}
	)${table};
	CREATE INDEX notices_of_business ON notices (business, recipients, kind, at);
	CREATE INDEX notices_of_conversation ON notices (conversation);
	-- Where so much comes that it is told together: how often that was done so far, and when it is done next.
	CREATE TABLE digests (
		business TEXT NOT NULL,
		recipients TEXT NOT NULL,
		kind TEXT NOT NULL,
		-- So many may be told on their own within an hour.
		most ${integer} NOT NULL,
		told ${integer} NOT NULL,
		due_at ${integer} NOT NULL,
		-- How often it was handed out since then, and when it is next.
		hand_outs ${integer} NOT NULL,
		hand_out_at ${integer} NOT NULL,
		PRIMARY KEY (business, recipients, kind)
	)${tableByKey};
	`,
	`
	-- What a phone system hosts for a number, so that its phones ring while n8n does not answer.
	CREATE TABLE standbys (
		provider TEXT NOT NULL,
		number TEXT NOT NULL,
		id TEXT NOT NULL,
		settings TEXT NOT NULL,
		previous TEXT NOT NULL,
		ours TEXT NOT NULL,
		PRIMARY KEY (provider, number)
	)${tableByKey};
	`,
	`
	-- When it was asked to be tried again.
	ALTER TABLE outbox ADD COLUMN asked_at ${integer} NOT NULL DEFAULT 0;
	`,
	`
	-- The process that read the phone system's list last.
	ALTER TABLE registrations ADD COLUMN looked_boot TEXT;
	-- Since when something waits for that.
	ALTER TABLE registrations ADD COLUMN awaited_since ${integer};
	`,
	`
	-- When a run of the workflow last took it up; empty until one does.
	ALTER TABLE outbox ADD COLUMN begun_at ${integer};
	`,
	`
	-- By which calls and texts of callers who were forgotten are known when they are told of again: hashes, as in forgotten.
	CREATE TABLE forgotten_ids (
		hash TEXT PRIMARY KEY,
		at ${integer} NOT NULL
	)${tableByKey};
	CREATE INDEX forgotten_ids_by_time ON forgotten_ids (at);
	CREATE INDEX calls_of_conversation ON calls (conversation);
	`,
	`
	-- The account at the phone system that its calls named.
	ALTER TABLE registrations ADD COLUMN account TEXT;
	`,
];

/**
 * The steps that bring a ledger of this version up to date.
 *
 * @throws {LedgerError} `newer` when it was written by a later version of this package.
 */
export function stepsFrom(version: number, steps: readonly string[]): readonly string[] {
	if (version <= steps.length) return steps.slice(version);
	throw new LedgerError(
		'newer',
		`The ledger was written by a later version of this package (schema ${version}, this one knows ` +
			`${steps.length}). Update n8n-nodes-missed-call-text-back.`,
	);
}
