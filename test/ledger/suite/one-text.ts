import fc from 'fast-check';

import { BUSINESS, call, HOUR, missed, NOON, sent } from '../examples';
import type { Bench } from '../suite';

/** How one attempt to text goes: all is well, or it ends in the middle. */
const fate = fc.constantFrom(
	'sends',
	'sends',
	'times out after sending',
	'times out',
	'is refused',
	'dies',
	'dies after sending',
);
type Fate = typeof fate extends fc.Arbitrary<infer Value> ? Value : never;

const attempt = fc.record({ call: fc.constantFrom('A', 'B', 'C'), fate, crashesAfter: fc.boolean() });

let runs = 0;

/**
 * Follows the protocol as Send Text-Back does, against a phone company that only counts: claim; when resumed, look
 * into the company's list before sending; then record.
 */
export function describeOneText(bench: Bench): void {
	it('sends one text in a cool-down, whatever crashes and in which order', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(attempt, { maxLength: 12 }), async (attempts) => {
				runs += 1;
				const company: string[] = [];
				for (const [index, one] of attempts.entries()) {
					await textBack(bench, company, one.call, one.fate, NOON + index);
					if (one.crashesAfter || one.fate.startsWith('dies')) await bench.restart();
				}
				expect(company.length).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 60 },
		);
	});

	it('sends the text in the end when attempts die before they have sent', async () => {
		const company: string[] = [];
		runs += 1;
		for (const one of ['dies', 'times out', 'dies', 'sends'] as const) {
			await textBack(bench, company, 'A', one, NOON);
			await bench.restart();
		}
		expect(company).toHaveLength(1);
	});
}

async function textBack(
	bench: Bench,
	company: string[],
	name: string,
	how: Fate,
	now: number,
): Promise<void> {
	const { ledger } = bench;
	const pair = { business: BUSINESS, caller: `caller ${runs}` };
	const key = call(`${runs} ${name}`);
	await ledger.decideCall(key, pair, missed(key), now);
	const claim = await ledger.claim(pair, key, now, HOUR);
	if (!claim.granted) {
		await ledger.recordSend(pair, key, { kind: 'skipped', reason: 'alreadyTexted' }, now);
		return;
	}
	const found = claim.resumed && company.includes(key.callId);
	if (!found && (how === 'sends' || how.endsWith('after sending'))) company.push(key.callId);
	if (found || how === 'sends') await ledger.recordSend(pair, key, sent(`SM ${key.callId}`), now);
	else if (how.startsWith('times out')) await ledger.doubt(pair, key);
	else if (how === 'is refused') await ledger.release(pair, key);
}
