import fc from 'fast-check';

import type { Claim, Ledger } from '../../../ledger/ledger';
import { BUSINESS, call, NOON, sent } from '../examples';
import type { Bench } from '../suite';

const COOL_DOWN = 100;

type Step =
	| { do: 'claim' | 'release' | 'doubt' | 'sent' | 'refused' | 'alreadyTexted'; call: string }
	| { do: 'wait'; ms: number }
	| { do: 'crash' };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 10,
		arbitrary: fc.record({
			do: fc.constantFrom('claim', 'claim', 'release', 'doubt', 'sent', 'refused', 'alreadyTexted'),
			call: fc.constantFrom('A', 'B', 'C'),
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), ms: fc.integer({ min: 1, max: 120 }) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('crash') }) },
);

/** The claim of one caller as one would explain it, without a database. */
class Model {
	now = NOON;
	#held?: { by: string; state: 'sending' | 'abandoned' | 'sent'; since: number; until: number };
	readonly #texted = new Set<string>();

	claim(by: string): 'fresh' | 'resumed' | 'same call' | 'held' {
		if (this.#texted.has(by)) return 'same call';
		if (this.#held?.by === by && this.#held.state !== 'abandoned') return 'same call';
		if (this.#held && this.#held.by !== by && this.#held.until > this.now) return 'held';
		const resumed = this.#held?.by === by;
		const since = resumed && this.#held ? this.#held.since : this.now;
		this.#held = { by, state: 'sending', since, until: this.now + COOL_DOWN };
		return resumed ? 'resumed' : 'fresh';
	}

	release(by: string): void {
		if (this.#held?.by === by && this.#held.state !== 'sent') this.#held = undefined;
	}

	doubt(by: string): void {
		if (this.#held?.by === by && this.#held.state === 'sending') this.#held.state = 'abandoned';
	}

	sent(by: string): void {
		this.#texted.add(by);
		if (this.#held?.by === by) this.#held.state = 'sent';
	}

	crash(): void {
		if (this.#held?.state === 'sending') this.#held.state = 'abandoned';
	}
}

let runs = 0;

/** Any order of steps of three calls of one caller has the outcome that the model has. */
export function describeClaimModel(bench: Bench): void {
	it('grants and refuses as the model does, whatever the order of steps', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
				runs += 1;
				const model = new Model();
				for (const [index, one] of steps.entries()) await take(one, index, model, bench);
			}),
			{ numRuns: 150 },
		);
	}, 60_000);
}

async function take(one: Step, index: number, model: Model, bench: Bench): Promise<void> {
	if (one.do === 'wait') {
		model.now += one.ms;
		return;
	}
	if (one.do === 'crash') {
		model.crash();
		return await bench.restart();
	}
	const pair = { business: BUSINESS, caller: `caller ${runs}` };
	const key = call(`${runs} ${one.call}`);
	const { ledger } = bench;
	switch (one.do) {
		case 'claim':
			return expect(word(await ledger.claim(pair, key, model.now, COOL_DOWN))).toBe(model.claim(one.call));
		case 'release':
			model.release(one.call);
			return await ledger.release(pair, key);
		case 'doubt':
			model.doubt(one.call);
			return await ledger.doubt(pair, key);
		case 'sent':
			model.sent(one.call);
			return await ledger.recordSend(pair, key, sent(`SM ${runs} ${index}`), model.now);
		case 'refused':
			model.release(one.call);
			return await skip(ledger, 'refusedByCarrier');
		case 'alreadyTexted':
			return await skip(ledger, 'alreadyTexted');
	}

	async function skip(to: Ledger, reason: 'refusedByCarrier' | 'alreadyTexted'): Promise<void> {
		await to.recordSend(pair, key, { kind: 'skipped', reason }, model.now);
	}
}

function word(claim: Claim): 'fresh' | 'resumed' | 'same call' | 'held' {
	if (claim.granted) return claim.resumed ? 'resumed' : 'fresh';
	return claim.sameCall ? 'same call' : 'held';
}
