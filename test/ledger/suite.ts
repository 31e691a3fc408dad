import type { Ledger } from '../../ledger/ledger';
import { describeCalls } from './suite/calls';
import { describeClaims } from './suite/claims';
import { describeClock } from './suite/clock';
import { describeClaimModel } from './suite/claim-model';
import { describeConversations } from './suite/conversations';
import { describeForgetting } from './suite/forgetting';
import { describeLimits, describeLookUps } from './suite/limits';
import { describeNews } from './suite/news';
import { describeNotices } from './suite/notices';
import { describeOneText } from './suite/one-text';
import { describeOptOuts } from './suite/opt-outs';
import { describeOutbox } from './suite/outbox';
import { describeReview } from './suite/review';
import { describeSettings } from './suite/settings';
import { describeTexts } from './suite/texts';

/** One empty place to keep a ledger in. */
export type Store = {
	/** The ledger as a process opens it. Every further call is a process that came after the others had died. */
	open(): Promise<Ledger>;
	/** Closes what was opened and leaves nothing behind. */
	dispose(): Promise<void>;
};

/** The store of the running test. */
export type Bench = { ledger: Ledger; restart(): Promise<void> };

/** What every ledger must do, whatever it is kept in. */
export function describeLedger(name: string, makeStore: () => Promise<Store>): void {
	describe(name, () => {
		let store: Store;
		let ledger: Ledger;

		beforeEach(async () => {
			store = await makeStore();
			ledger = await store.open();
		});

		afterEach(() => store.dispose());

		const bench: Bench = {
			get ledger() {
				return ledger;
			},
			async restart() {
				ledger = await store.open();
			},
		};

		describe('calls', () => describeCalls(bench));
		describe('outbox', () => describeOutbox(bench));
		describe('claims', () => describeClaims(bench));
		describe('claims against a model', () => describeClaimModel(bench));
		describe('limits of texts', () => describeLimits(bench));
		describe('look-ups', () => describeLookUps(bench));
		describe('one text per cool-down', () => describeOneText(bench));
		describe('texts', () => describeTexts(bench));
		describe('conversations', () => describeConversations(bench));
		describe('a clock that was ahead and is right again', () => describeClock(bench));
		describe('news', () => describeNews(bench));
		describe('notifications of the owner', () => describeNotices(bench));
		describe('opt-outs', () => describeOptOuts(bench));
		describe('review', () => describeReview(bench));
		describe('forgetting', () => describeForgetting(bench));
		describe('businesses and webhooks', () => describeSettings(bench));
	});
}
