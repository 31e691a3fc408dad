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

type Held = { state: 'sending' | 'abandoned' | 'sent'; since: number; until: number };

/** The claims of one caller as one would explain them, without a database. */
class Model {
	now = NOON;
	readonly #held = new Map<string, Held>();
	readonly #texted = new Set<string>();

	claim(by: string): 'fresh' | 'resumed' | 'same call' | 'held' {
		if (this.#texted.has(by)) return 'same call';
		const isHeld = [...this.#held].some(([other, { until }]) => other !== by && until > this.now);
		if (isHeld) return 'held';
		const own = this.#held.get(by);
		if (own && own.state !== 'abandoned') return 'same call';
		const since = own?.since ?? this.now;
		this.#held.set(by, { state: 'sending', since, until: this.now + COOL_DOWN });
		return own ? 'resumed' : 'fresh';
	}

	release(by: string): void {
		if (this.#held.get(by)?.state !== 'sent') this.#held.delete(by);
	}

	doubt(by: string): void {
		const own = this.#held.get(by);
		if (own?.state === 'sending') own.state = 'abandoned';
	}

	sent(by: string): void {
		this.#texted.add(by);
		const own = this.#held.get(by);
		if (own) own.state = 'sent';
	}

	crash(): void {
		for (const own of this.#held.values()) if (own.state === 'sending') own.state = 'abandoned';
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
	});
}

async function take(one: Step, index: number, model: Model, bench: Bench): Promise<void> {
	switch (one.do) {
		case 'wait':
			model.now += one.ms;
			break;
		case 'crash':
			model.crash();
			await bench.restart();
			break;
		default:
			await ask(one, index, model, bench.ledger);
	}
}

type Question = Extract<Step, { call: string }>;

async function ask(one: Question, index: number, model: Model, ledger: Ledger): Promise<void> {
	const pair = { business: BUSINESS, caller: `caller ${runs}` };
	const key = call(`${runs} ${one.call}`);
	switch (one.do) {
		case 'claim':
			expect(word(await ledger.claim(pair, key, model.now, COOL_DOWN))).toBe(model.claim(one.call));
			break;
		case 'release':
			model.release(one.call);
			await ledger.release(pair, key);
			break;
		case 'doubt':
			model.doubt(one.call);
			await ledger.doubt(pair, key);
			break;
		case 'sent':
			model.sent(one.call);
			await ledger.recordSend(pair, key, sent(`SM ${runs} ${index}`), model.now);
			break;
		case 'refused':
			model.release(one.call);
			await ledger.recordSend(
				pair,
				key,
				{ kind: 'skipped', reason: 'refusedByCarrier', claimed: true },
				model.now,
			);
			break;
		case 'alreadyTexted':
			await ledger.recordSend(pair, key, { kind: 'skipped', reason: 'alreadyTexted' }, model.now);
	}
}

function word(claim: Claim): 'fresh' | 'resumed' | 'same call' | 'held' {
	if (claim.granted) return claim.resumed ? 'resumed' : 'fresh';
	if (!('sameCall' in claim)) throw new Error('Nothing is limited here');
	return claim.sameCall ? 'same call' : 'held';
}
