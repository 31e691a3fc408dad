import type { CallEvent } from '../../textback/call';
import type { TextBackEvent, TextBackItem } from '../../textback/item';
import type { HistoryEvent, Outcome } from '../../textback/report/history';
import type {
	BusinessProfile,
	CallKey,
	CallState,
	Claim,
	Conversation,
	ConversationFilter,
	Digest,
	Decision,
	Finding,
	HeldRegistration,
	Ledger,
	ListedConversation,
	OptOut,
	NewNotice,
	News,
	Pair,
	Receipt,
	ReceivedText,
	RecordedEvents,
	RecordedReply,
	Registration,
	SendLimits,
	SendOutcome,
	Standby,
	Telling,
	Wish,
	TextLimits,
} from '../ledger';
import type { SetAside } from './aside';
import * as businesses from './businesses';
import * as calls from './calls';
import * as claims from './claims';
import * as conversations from './conversations';
import type { Database, Store } from './database';
import { appendEvent } from './events';
import { noteFinding } from './findings';
import { dropOldForgotten } from './forgotten';
import { readHistory } from './history';
import { ensureCall, ensureConversation } from './identities';
import * as forgetting from './forgetting';
import * as handingOver from './handing-over';
import * as notices from './notices';
import * as optOuts from './opt-outs';
import * as lookUps from './look-ups';
import * as news from './news';
import * as outbox from './outbox';
import * as receipts from './receipts';
import * as registrations from './registrations';
import * as review from './review';
import * as standbys from './standbys';
import * as texts from './texts';

/** What is to be done around the closing of the store. */
type AtClose = { before?: () => Promise<void>; after?: () => void };

/**
 * The ledger in a database that speaks SQL.
 *
 * `boot` names the process: what another boot left behind (a claim, an outbox entry) was left by a process that is gone,
 * unless the database knows that one to be alive.
 */
export class SqlLedger implements Ledger {
	readonly #store: Store;
	readonly #boot: string;
	readonly #atClose: AtClose;
	/** Whether somebody was forgotten of whom the log may still tell. */
	#isToPurge = false;

	constructor(store: Store, boot: string, atClose: AtClose = {}) {
		this.#store = store;
		this.#boot = boot;
		this.#atClose = atClose;
	}

	saveBusiness(profile: Partial<BusinessProfile> & { number: string }): Promise<void> {
		return this.#store.write(profile.number, (database) => businesses.saveBusiness(database, profile));
	}

	business(number: string): Promise<BusinessProfile | undefined> {
		return this.#store.read((database) => businesses.readBusiness(database, number));
	}

	businessesServedBy(workflow: string): Promise<string[]> {
		return this.#store.read((database) => businesses.businessesServedBy(database, workflow));
	}

	addOwnerNumber(business: string, phone: string): Promise<void> {
		return this.#store.write(business, (database) => businesses.addOwnerNumber(database, business, phone));
	}

	recordCallEvents(key: CallKey, pair: Pair, holder: string, events: CallEvent[]): Promise<RecordedEvents> {
		return this.#store.write(about(pair), (database) =>
			calls.recordCallEvents(database, key, pair, holder, events),
		);
	}

	decideCall(key: CallKey, pair: Pair, decision: Decision, now: number): Promise<TextBackItem | undefined> {
		return this.#store.write(about(pair), (database) =>
			calls.decideCall(database, this.#boot, key, pair, decision, now),
		);
	}

	callState(key: CallKey): Promise<CallState> {
		return this.#store.read((database) => calls.callState(database, key));
	}

	async undecidedCalls(
		holder: string,
		before: number,
		setAside: SetAside = () => undefined,
	): Promise<Array<{ key: CallKey; pair: Pair; events: CallEvent[] }>> {
		const found = await this.#store.read((database) => calls.undecidedCalls(database, holder, before));
		const undecided: Array<{ key: CallKey; pair: Pair; events: CallEvent[] }> = [];
		for (const { key, pair, events } of found) {
			if (events) undecided.push({ key, pair, events });
			else if (await this.#store.write(about(pair), (database) => calls.setCallAside(database, key, before)))
				setAside(`the call ${key.callId}`);
		}
		return undecided;
	}

	takeDue(
		holder: string,
		now: number,
		setAside: SetAside = () => undefined,
	): Promise<Array<{ key: CallKey; item: TextBackItem; attempts: number }>> {
		return this.#store.write(holder, (database) =>
			outbox.takeDue(database, this.#boot, holder, now, setAside),
		);
	}

	begin(key: CallKey, now: number): Promise<void> {
		return this.#store.write(key.callId, (database) => outbox.begin(database, key, now));
	}

	retryAt(key: CallKey, at: number, now: number): Promise<boolean> {
		return this.#store.write(key.callId, (database) => outbox.retryAt(database, key, at, now));
	}

	giveUp(key: CallKey, now: number): Promise<void> {
		return this.#store.write(key.callId, (database) => outbox.giveUp(database, key, now));
	}

	claim(
		pair: Pair,
		key: CallKey,
		now: number,
		coolDownMs: number,
		limits: SendLimits = {},
		attested?: boolean,
	): Promise<Claim> {
		return this.#store.writeDurably(about(pair), (database) =>
			claims.claim(database, this.#boot, pair, key, now, coolDownMs, { limits, attested }),
		);
	}

	unsettledSince(pair: Pair, key: CallKey): Promise<number | undefined> {
		return this.#store.read((database) => claims.unsettledSince(database, this.#boot, pair, key));
	}

	release(pair: Pair, key: CallKey): Promise<void> {
		return this.#store.write(about(pair), (database) => claims.release(database, pair, key));
	}

	doubt(pair: Pair, key: CallKey): Promise<void> {
		return this.#store.write(about(pair), (database) => claims.doubt(database, pair, key));
	}

	recordSend(pair: Pair, key: CallKey, outcome: SendOutcome, now: number): Promise<void> {
		const subjects = outcome.kind === 'sent' ? [about(pair), aboutText(outcome.textId)] : about(pair);
		return this.#store.write(subjects, (database) =>
			texts.recordSend(database, this.#boot, pair, key, outcome, now),
		);
	}

	textsSince(pair: Pair, since: number): Promise<string[]> {
		return this.#store.read((database) => texts.textsSince(database, pair, since));
	}

	conversation(pair: Pair): Promise<Conversation | undefined> {
		return this.#store.read((database) => conversations.readConversation(database, pair));
	}

	noteFinding(pair: Pair, finding: Finding, now: number): Promise<void> {
		return this.#store.write(about(pair), (database) => noteFinding(database, pair, finding, now));
	}

	mayLookUp(pair: Pair, now: number, limits: TextLimits, afreshAfterMs: number): Promise<boolean> {
		return this.#store.write(about(pair), (database) =>
			lookUps.mayLookUp(database, pair, now, limits, afreshAfterMs),
		);
	}

	conversationAt(number: string, caller: string): Promise<Pair> {
		return this.#store.read((database) => conversations.conversationAt(database, number, caller));
	}

	recordReply(text: ReceivedText, telling?: Telling): Promise<RecordedReply | undefined> {
		const work = (database: Database) => conversations.recordReply(database, text, telling);
		const { caller, wish } = text;
		if (!wish) return this.#store.write(about(text), work);
		const businesses = new Set([text.business, ...wish.businesses]);
		const subjects = [...businesses].sort().map((business) => about({ business, caller }));
		return this.#store.writeDurably(subjects, work);
	}

	isReplyKnown(provider: string, textId: string): Promise<boolean> {
		return this.#store.read((database) => conversations.isReplyKnown(database, provider, textId));
	}

	async recordReceipt(
		receipt: Receipt,
		now: number,
	): Promise<{ pair: Pair; body: string; at: number } | undefined> {
		const pair = await this.#store.read((database) => texts.pairOfText(database, receipt.textId));
		// Until a text is on record nobody knows whose it is: the receipt and the record wait for each other by its id.
		const subjects = [about(pair ?? receipt.pair), aboutText(receipt.textId)];
		return await this.#store.write(subjects, (database) => receipts.recordReceipt(database, receipt, now));
	}

	tellUnanswered(
		business: string,
		holder: string,
		between: { after: number; before: number },
		now: number,
	): Promise<void> {
		return this.#store.write(business, (database) =>
			conversations.tellUnanswered(database, business, holder, between, now),
		);
	}

	mayAnswer(pair: Pair, kind: string, now: number, apartMs: number): Promise<boolean> {
		return this.#store.write(about(pair), (database) =>
			conversations.mayAnswer(database, pair, kind, now, apartMs),
		);
	}

	takeNews(
		holder: string,
		now: number,
		setAside: SetAside = () => undefined,
		running: ReadonlySet<number> = new Set(),
	): Promise<News[]> {
		return this.#store.write(holder, (database) =>
			news.takeNews(database, this.#boot, holder, now, setAside, running),
		);
	}

	settleNews(id: number): Promise<void> {
		return this.#store.write(`news ${id}`, (database) => news.settleNews(database, id));
	}

	offerNotice(notice: NewNotice, now: number): Promise<{ heldUntil: number } | undefined> {
		return this.#store.write(aboutOwner(notice.pair.business), (database) =>
			notices.offerNotice(database, notice, now),
		);
	}

	takeDigest(business: string, recipients: string, now: number): Promise<Digest | undefined> {
		return this.#store.write(aboutOwner(business), (database) =>
			notices.takeDigest(database, business, recipients, now),
		);
	}

	settleDigest(digest: Digest, now: number): Promise<void> {
		return this.#store.write(aboutOwner(digest.business), (database) =>
			notices.settleDigest(database, digest, now),
		);
	}

	returnDigest(digest: Digest): Promise<void> {
		return this.#store.write(aboutOwner(digest.business), (database) =>
			notices.returnDigest(database, digest),
		);
	}

	async dueDigests(business: string, events: readonly TextBackEvent[], now: number): Promise<TextBackItem[]> {
		const isAnyDue = await this.#store.read((database) => notices.isAnyDue(database, business, now));
		if (!isAnyDue) return [];
		return await this.#store.write(aboutOwner(business), (database) =>
			notices.dueDigests(database, business, events, now),
		);
	}

	isSuppressed(pair: Pair): Promise<boolean> {
		return this.#store.read((database) => optOuts.isSuppressed(database, pair));
	}

	suppress(pair: Pair, source: string, now: number): Promise<boolean> {
		return this.#heed(pair, 'optOut', source, now);
	}

	unsuppress(pair: Pair, source: string, now: number): Promise<boolean> {
		return this.#heed(pair, 'optIn', source, now);
	}

	#heed(pair: Pair, kind: Wish['kind'], source: string, now: number): Promise<boolean> {
		const wish = { kind, businesses: [pair.business] };
		return this.#store.writeDurably(about(pair), (database) =>
			optOuts.heed(database, wish, pair.caller, source, now, now),
		);
	}

	optOuts(business: string): Promise<OptOut[]> {
		return this.#store.read((database) => optOuts.listOptOuts(database, business));
	}

	history(business: string, since: number, setAside: SetAside = () => undefined): Promise<HistoryEvent[]> {
		return this.#store.read((database) => readHistory(database, business, since, setAside));
	}

	conversations(business: string, filter: ConversationFilter): Promise<ListedConversation[]> {
		return this.#store.read((database) => review.listConversations(database, business, filter));
	}

	setOutcome(pair: Pair, outcome: Outcome, now: number): Promise<boolean> {
		return this.#store.write(about(pair), (database) => review.setOutcome(database, pair, outcome, now));
	}

	registration(holder: string): Promise<Registration | undefined> {
		return this.#store.read((database) => registrations.readRegistration(database, holder));
	}

	registrations(): Promise<Registration[]> {
		return this.#store.read(registrations.allRegistrations);
	}

	registrationsOf(provider: string, number: string, use: Registration['use']): Promise<HeldRegistration[]> {
		return this.#store.read((database) =>
			registrations.registrationsOf(database, this.#boot, provider, number, use),
		);
	}

	saveRegistration(registration: Registration): Promise<void> {
		return this.#store.write(registration.number, (database) =>
			registrations.saveRegistration(database, this.#boot, registration),
		);
	}

	releaseRegistration(holder: string): Promise<void> {
		return this.#store.write(holder, (database) => registrations.releaseRegistration(database, holder));
	}

	dropRegistration(holder: string): Promise<void> {
		return this.#store.write(holder, (database) => registrations.dropRegistration(database, holder));
	}

	saveLookedUntil(holder: string, at: number): Promise<void> {
		return this.#store.write(holder, (database) =>
			registrations.saveLookedUntil(database, this.#boot, holder, at),
		);
	}

	saveAccount(holder: string, account: string): Promise<void> {
		return this.#store.write(holder, (database) => registrations.saveAccount(database, holder, account));
	}

	standby(provider: string, number: string): Promise<Standby | undefined> {
		return this.#store.read((database) => standbys.readStandby(database, provider, number));
	}

	saveStandby(standby: Standby): Promise<void> {
		return this.#store.write(standby.number, (database) => standbys.saveStandby(database, standby));
	}

	dropStandby(provider: string, number: string): Promise<void> {
		return this.#store.write(number, (database) => standbys.dropStandby(database, provider, number));
	}

	awaitedSince(holder: string, now: number): Promise<number> {
		return this.#store.write(holder, (database) => registrations.awaitedSince(database, holder, now));
	}

	note(
		kind: string,
		pair: Pair,
		key: CallKey | undefined,
		data: Record<string, unknown>,
		now: number,
	): Promise<void> {
		return this.#store.write(about(pair), async (database) => {
			const call = key && (await ensureCall(database, key, pair));
			if (key && !call) return;
			const conversation = await ensureConversation(database, pair);
			await appendEvent(database, { at: now, kind: `note.${kind}`, conversation, call: call?.id, data });
		});
	}

	async forget(pair: Pair, now: number): Promise<boolean> {
		await this.#store.writeDurably(about(pair), (database) => forgetting.forget(database, pair, now));
		return await this.#store.purge();
	}

	async forgetOld(
		business: string,
		times: { before: number; now: number },
		after: string,
		isOver: () => boolean,
	): Promise<string | undefined> {
		const { before, now } = times;
		if (after === '') {
			await this.#store.write('early receipts', (database) => receipts.dropOldEarly(database, before));
			await this.#store.write('forgotten ids', (database) => dropOldForgotten(database, now));
		}
		const callers = await this.#store.read((database) => forgetting.nextCallers(database, business, after));
		let done = after;
		for (const { pair, heardOfAt } of callers) {
			const isDone =
				heardOfAt >= before ||
				(await this.#store.write(about(pair), (database) =>
					forgetting.forgetIfOld(database, pair, times, isOver),
				));
			this.#isToPurge ||= heardOfAt < before;
			if (!isDone) return done;
			done = pair.caller;
			if (isOver()) return done;
		}
		if (callers.length === forgetting.CALLERS_AT_ONCE) return done;
		if (this.#isToPurge) await this.#store.purge();
		this.#isToPurge = false;
		return undefined;
	}

	/** Takes in whoever opted out at `former` since that was last done, unless they have opted in here since they did. */
	async takeOptOutsOf(former: SqlLedger): Promise<void> {
		const id = await former.#store.write('identity', handingOver.identityOf);
		const after = await this.#store.read((database) => handingOver.takenUntil(database, id));
		const optOuts = await former.#store.read((database) => handingOver.readOptOuts(database, after ?? -1));
		for (const { source, at, ...pair } of optOuts.known) {
			const isOver = await this.#store.read((database) => handingOver.optedInSince(database, pair, at));
			if (!isOver) await this.suppress(pair, source, at);
		}
		await this.#store.writeDurably('taken over', (database) => handingOver.keepTaken(database, id, optOuts));
	}

	/** Whether the opt-outs of any other ledger were taken in. */
	async tookOptOuts(): Promise<boolean> {
		return await this.#store.read(handingOver.tookAny);
	}

	backUp(keep: number, now: number): Promise<void> {
		return this.#store.backUp(keep, now);
	}

	async close(): Promise<void> {
		try {
			await this.#atClose.before?.();
		} finally {
			await this.#store.close();
			this.#atClose.after?.();
		}
	}
}

/** The subject of what the owner of a business is told. */
function aboutOwner(business: string): string {
	return `owner of ${business}`;
}

/** The subject of what is written of a text; comes after that of its conversation. */
function aboutText(textId: string): string {
	return `text ${textId}`;
}

/** The subject of what is written of a conversation. */
function about({ business, caller }: Pair): string {
	return `${business} ${caller}`;
}
