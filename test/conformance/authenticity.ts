import fc from 'fast-check';
import type { WebhookRequest } from '../../providers/contract';
import { processorMs } from '../bounds/cost';
import type { Fixture, Sent } from './fixture';

const URL = 'https://n8n.example.com/webhook/abc/calls';

const SIZE = 64 * 1024;
const LARGER = 64;
/** Halfway, in magnitude, between what grows as the size does and what grows with its square: eight times from either. */
const MOST_MORE = LARGER ** 1.5;
/** What takes less is the machine's noise. */
const MEASURABLE_MS = 0.2;

const manyFields = (size: number) =>
	Array.from({ length: size / 8 }, (_, index) => `${(index + 1_000_000).toString(36)}=1&`).join('');

/** Whether a webhook is believed: only what the provider signed, and only as long as its signature is worth something. */
export function authenticity(fixture: Fixture): void {
	const { system, credential, secret, staleAfterSeconds } = fixture;
	const now = Date.now();
	const sent: Sent[] = [
		...Object.values(fixture.calls?.stories ?? {}).flatMap(({ webhooks }) => webhooks),
		...(fixture.texts ? [fixture.texts.reply, fixture.texts.delivered] : []),
	];
	const signed = sent.map((one) => fixture.sign(one, URL, now, 'ours'));
	const isAuthentic = (request: WebhookRequest) => system.isAuthentic(request, credential, secret);

	describe('authentic and forged webhooks', () => {
		test('what the provider signed is believed', () => {
			expect(signed.map(isAuthentic)).toEqual(sent.map(() => true));
		});

		test('so is the same thing a second time: whether it is news is for the record to tell', () => {
			expect([...signed, ...signed].map(isAuthentic)).not.toContain(false);
		});

		test('without a signature, or signed with another secret, it is not', () => {
			const bare = signed.map((request) => ({ ...request, headers: {} }));
			const forged = sent.map((one) => fixture.sign(one, URL, now, 'another'));
			expect([...bare, ...forged].map(isAuthentic)).not.toContain(true);
		});

		test('whatever a stranger puts into the headers, it is not, and nothing throws', () => {
			const [request] = signed;
			if (!request) throw new Error('the fixture tells of no webhook');
			fc.assert(
				fc.property(fc.string(), (junk) => {
					const headers = Object.fromEntries(
						Object.entries(request.headers).map(([name, value]) => [
							name,
							name === 'content-type' ? value : junk,
						]),
					);
					return !isAuthentic({ ...request, headers });
				}),
			);
		});

		test.each([
			['many fields', manyFields],
			['one field many times', (size: number) => 'a=1&'.repeat(size / 4)],
			['one long field', (size: number) => `a=${'%F0'.repeat(size / 3)}`],
			['deep JSON', (size: number) => '['.repeat(size)],
		])('what a forged body of %s costs grows no faster than its size', async (_what, bodyOf) => {
			const cost = async (size: number) => {
				const forged = fixture.sign({ ...sent[0], body: bodyOf(size) }, URL, now, 'another');
				const times: number[] = [];
				for (let round = 0; round < 5; round++) {
					times.push(await processorMs(() => expect(isAuthentic(forged)).toBe(false)));
				}
				return Math.min(...times);
			};
			const [small, large] = [await cost(SIZE), await cost(LARGER * SIZE)];
			expect(large).toBeLessThan(MOST_MORE * Math.max(small, MEASURABLE_MS));
		});

		if (staleAfterSeconds !== undefined) {
			const ageMs = (staleAfterSeconds + 5) * 1000;
			test.each([
				['long ago', -ageMs],
				['in the future', ageMs],
			])('what was signed %s is not', (_when, offset) => {
				// The standard's own library goes by the machine's clock: what was the future a while ago is none any more.
				const receivedAt = Date.now();
				const stale = sent.map((one) => ({
					...fixture.sign(one, URL, receivedAt + offset, 'ours'),
					receivedAt,
				}));
				expect(stale.map(isAuthentic)).not.toContain(true);
			});
		}
	});
}
