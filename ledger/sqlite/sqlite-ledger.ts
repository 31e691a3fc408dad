import type { CallEvent } from '../../textback/call';
import type { TextBackItem, TextStatus } from '../../textback/item';
import type {
	BusinessProfile,
	CallKey,
	Claim,
	Conversation,
	Decision,
	Ledger,
	Pair,
	ReceivedText,
	RecordedEvents,
	Registration,
	SendOutcome,
} from '../ledger';
import * as businesses from './businesses';
import * as calls from './calls';
import * as claims from './claims';
import * as conversations from './conversations';
import type { Database } from './database';
import { appendEvent } from './events';
import { ensureCall, ensureConversation } from './identities';
import * as optOuts from './opt-outs';
import * as outbox from './outbox';
import * as registrations from './registrations';
import * as texts from './texts';

/**
 * The ledger in one SQLite file, for one n8n process.
 *
 * `boot` names the process: what another boot left behind (a claim, an outbox entry) was left by a process that
 * is gone. SQLite answers at once; the promises are there because other ledgers will not.
 */
export class SqliteLedger implements Ledger {
	readonly #database: Database;
	readonly #boot: string;

	constructor(database: Database, boot: string) {
		this.#database = database;
		this.#boot = boot;
	}

	saveBusiness(profile: Partial<BusinessProfile> & { number: string }): Promise<void> {
		return this.#write((database) => businesses.saveBusiness(database, profile));
	}

	business(number: string): Promise<BusinessProfile | undefined> {
		return this.#read((database) => businesses.readBusiness(database, number));
	}

	recordCallEvents(key: CallKey, pair: Pair, holder: string, events: CallEvent[]): Promise<RecordedEvents> {
		return this.#write((database) => calls.recordCallEvents(database, key, pair, holder, events));
	}

	decideCall(key: CallKey, pair: Pair, decision: Decision, now: number): Promise<TextBackItem | undefined> {
		return this.#write((database) => calls.decideCall(database, this.#boot, key, pair, decision, now));
	}

	undecidedCalls(
		holder: string,
		before: number,
	): Promise<Array<{ key: CallKey; pair: Pair; events: CallEvent[] }>> {
		return this.#read((database) => calls.undecidedCalls(database, holder, before));
	}

	takeDue(
		holder: string,
		now: number,
	): Promise<Array<{ key: CallKey; item: TextBackItem; attempts: number }>> {
		return this.#write((database) => outbox.takeDue(database, this.#boot, holder, now));
	}

	retryAt(key: CallKey, at: number): Promise<void> {
		return this.#write((database) => outbox.retryAt(database, key, at));
	}

	claim(pair: Pair, key: CallKey, now: number, coolDownMs: number): Promise<Claim> {
		return this.#writeDurably((database) => claims.claim(database, this.#boot, pair, key, now, coolDownMs));
	}

	release(pair: Pair, key: CallKey): Promise<void> {
		return this.#write((database) => claims.release(database, pair, key));
	}

	doubt(pair: Pair, key: CallKey): Promise<void> {
		return this.#write((database) => claims.doubt(database, pair, key));
	}

	recordSend(pair: Pair, key: CallKey, outcome: SendOutcome, now: number): Promise<void> {
		return this.#write((database) => texts.recordSend(database, pair, key, outcome, now));
	}

	conversation(pair: Pair): Promise<Conversation | undefined> {
		return this.#read((database) => conversations.readConversation(database, pair));
	}

	recordReply(reply: ReceivedText): Promise<Conversation | undefined> {
		return this.#write((database) => conversations.recordReply(database, reply));
	}

	recordReceipt(
		textId: string,
		status: TextStatus,
		errorCode: string | undefined,
		now: number,
	): Promise<{ pair: Pair; body: string; at: number } | undefined> {
		return this.#write((database) => texts.recordReceipt(database, textId, status, errorCode, now));
	}

	takeUnanswered(business: string, before: number, after: number): Promise<Conversation[]> {
		return this.#write((database) => conversations.takeUnanswered(database, business, before, after));
	}

	isSuppressed(pair: Pair): Promise<boolean> {
		return this.#read((database) => optOuts.isSuppressed(database, pair));
	}

	suppress(pair: Pair, source: string, now: number): Promise<boolean> {
		return this.#writeDurably((database) => optOuts.suppress(database, pair, source, now));
	}

	unsuppress(pair: Pair, source: string, now: number): Promise<boolean> {
		return this.#writeDurably((database) => optOuts.unsuppress(database, pair, source, now));
	}

	registration(holder: string): Promise<Registration | undefined> {
		return this.#read((database) => registrations.readRegistration(database, holder));
	}

	registrationFor(
		provider: string,
		number: string,
		use: Registration['use'],
	): Promise<Registration | undefined> {
		return this.#read((database) => registrations.latestRegistration(database, provider, number, use));
	}

	saveRegistration(registration: Registration): Promise<void> {
		return this.#write((database) => registrations.saveRegistration(database, registration));
	}

	dropRegistration(holder: string): Promise<void> {
		return this.#write((database) => registrations.dropRegistration(database, holder));
	}

	note(
		kind: string,
		pair: Pair,
		key: CallKey | undefined,
		data: Record<string, unknown>,
		now: number,
	): Promise<void> {
		return this.#write((database) => {
			const conversation = ensureConversation(database, pair);
			const call = key && ensureCall(database, key, pair);
			appendEvent(database, { at: now, kind: `note.${kind}`, conversation, call: call?.id, data });
		});
	}

	close(): Promise<void> {
		return this.#read((database) => database.close());
	}

	#read<T>(work: (database: Database) => T): Promise<T> {
		return new Promise((resolve) => resolve(work(this.#database)));
	}

	/** For what must not be undone by a loss of power: who may text a caller, and who must not be texted. */
	#writeDurably<T>(work: (database: Database) => T): Promise<T> {
		return this.#read((database) => database.durableTransaction(() => work(database)));
	}

	#write<T>(work: (database: Database) => T): Promise<T> {
		return this.#read((database) => database.transaction(() => work(database)));
	}
}
