import fc from 'fast-check';
import type { Ledger } from '../../ledger/ledger';
import { answerCall } from '../../nodes/MissedCallTrigger/handle-call';
import type { CallWebhook } from '../../providers/contract';
import type { CallEvent } from '../../textback/call';
import type { VerdictSettings } from '../../textback/verdict';
import { sqliteStore } from '../ledger/sqlite-store';
import type { Store } from '../ledger/suite';
import { settingsFor } from './trigger-settings';
import { at, pressed1, received, stories, toldInAnyOrder } from '../textback/call-stories';

const NOW = at(60);

/** A webhook whose answer is the standing of the call that it was given, and for which a caller waits. */
function webhook(callId: string, ...events: CallEvent[]): CallWebhook {
	return {
		kind: 'call',
		callId,
		from: received.from,
		to: received.to,
		events,
		someoneWaits: true,
		answer: ({ standing }) => ({ status: 200, contentType: 'text/plain', body: standing }),
	};
}

/** The same, where nobody is on the line for the answer. */
function report(callId: string, ...events: CallEvent[]): CallWebhook {
	return { ...webhook(callId, ...events), someoneWaits: false };
}

/** Hands a webhook to the trigger. `answers` and `failures` grow while that runs. */
function tell(openLedger: () => Promise<Ledger>, call: CallWebhook, verdict: VerdictSettings = pressed1) {
	const answers: string[] = [];
	const failures: unknown[] = [];
	const handled = answerCall(
		openLedger,
		settingsFor(verdict),
		call,
		NOW,
		true,
		({ body }) => answers.push(body),
		(error) => failures.push(error),
	);
	return { handled, answers, failures };
}

describe('one call', () => {
	let store: Store;
	let ledger: Ledger;
	beforeAll(async () => {
		store = await sqliteStore();
		ledger = await store.open();
	});
	afterAll(async () => await store.dispose());

	test('in whatever order and however often it is reported, it starts the workflow once or not at all', async () => {
		const told = fc
			.constantFrom(...stories)
			.chain((story) => fc.tuple(fc.constant(story), toldInAnyOrder(story.events)));
		let calls = 0;
		await fc.assert(
			fc.asyncProperty(told, async ([{ settings, isMissed }, disordered]) => {
				const callId = `CA${calls++}`;
				const all = disordered.map((event) =>
					tell(() => Promise.resolve(ledger), webhook(callId, event), settings),
				);
				const handled = await Promise.all(all.map((one) => one.handled));
				expect(all.flatMap(({ failures }) => failures)).toEqual([]);
				expect(all.map(({ answers }) => answers.length)).toEqual(all.map(() => 1));
				expect(handled.filter(({ missed }) => missed)).toHaveLength(isMissed ? 1 : 0);
			}),
			{ numRuns: 200 },
		);
	});
});

describe('the record does not help', () => {
	const inVain: CallEvent = { kind: 'dialEnded', at: at(18), outcome: 'noAnswer' };

	test.each<[string, CallEvent, string]>([
		['a call that comes in is put through', received, 'open'],
		['a caller whom nobody answered is told', inVain, 'missed'],
	])('it fails: %s', async (_what, event, standing) => {
		const lost = new Error('disk full');
		const told = tell(() => Promise.reject(lost), webhook('CA1', event));
		expect(await told.handled).toEqual({});
		expect(told).toMatchObject({ answers: [standing], failures: [lost] });
	});

	test('it fails when the call is decided: the answer is out already, and there is no second', async () => {
		const lost = new Error('disk full');
		const store = await sqliteStore();
		const ledger = await store.open();
		jest.spyOn(ledger, 'decideCall').mockRejectedValue(lost);
		const told = tell(() => Promise.resolve(ledger), webhook('CA1', inVain));
		expect(await told.handled).toEqual({});
		expect(told).toMatchObject({ answers: ['missed'], failures: [lost] });
		await store.dispose();
	});

	test('it takes too long: a call that comes in is put through meanwhile', async () => {
		jest.useFakeTimers();
		const told = tell(() => new Promise(() => undefined), webhook('CA1', received));
		expect(told.answers).toEqual([]);
		await jest.advanceTimersByTimeAsync(1500);
		expect(told.answers).toEqual(['open']);
		jest.useRealTimers();
	});

	describe('with what nobody waits for', () => {
		test('it fails: the report is not taken; it comes again and counts once', async () => {
			const lost = new Error('disk full');
			const first = tell(() => Promise.reject(lost), report('CA1', received, inVain));
			expect(await first.handled).toEqual({});
			expect(first).toMatchObject({ answers: ['Service Unavailable'], failures: [lost] });

			const store = await sqliteStore();
			const ledger = await store.open();
			const again = [1, 2].map(() => tell(() => Promise.resolve(ledger), report('CA1', received, inVain)));
			const handled = await Promise.all(again.map((one) => one.handled));
			expect(again.map(({ answers }) => answers)).toEqual([['missed'], ['missed']]);
			expect(handled.filter(({ missed }) => missed)).toHaveLength(1);
			await store.dispose();
		});

		test('it takes too long: the report is not taken, and counts once when it was written down all the same', async () => {
			const store = await sqliteStore();
			const ledger = await store.open();
			jest.useFakeTimers();
			let open = (_ledger: Ledger) => {};
			const slow = tell(() => new Promise((resolve) => (open = resolve)), report('CA1', received, inVain));
			await jest.advanceTimersByTimeAsync(1500);
			jest.useRealTimers();
			expect(slow.answers).toEqual(['Service Unavailable']);
			open(ledger);
			expect((await slow.handled).missed).toBeDefined();

			const again = tell(() => Promise.resolve(ledger), report('CA1', received, inVain));
			expect((await again.handled).missed).toBeUndefined();
			expect(again.answers).toEqual(['missed']);
			await store.dispose();
		});
	});
});
