import type { HttpRequest, HttpResponse } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { textSystem } from '../../providers/registry';
import { BUSINESS, CALLER, type Fixture } from './fixture';

const TEXT = { from: BUSINESS, to: CALLER, body: 'Sorry we missed your call' };
const NOW = Date.UTC(2026, 10, 23, 15, 0, 0);

/** What becomes of a text of ours: sent, refused in our words, or lost on the way and found again. */
export function sending(fixture: Fixture, texts: NonNullable<Fixture['texts']>): void {
	const { credential } = fixture;
	const system = textSystem(fixture.system.id);
	const send = (http: HttpRequest) => system.texts.send(http, credential, TEXT);
	const cases = Object.entries(texts.refusals).flatMap(([kind, answers]) =>
		answers.map((answer) => [kind, answer] as const),
	);

	describe('sending', () => {
		test('a text that was taken has an id', async () => {
			expect(await send(answering(texts.accepted))).toMatchObject({ id: texts.textId });
		});

		test.each(cases)('%s, said so that a person can act on it: %j', async (kind, answer) => {
			const error = await failureOf(send(answering(answer)));
			expect(error.kind).toBe(kind);
			expect(error.message).toContain(system.displayName.split(' ')[0]);
			expect(error.advice).toMatch(/\w{4,}/);
			expect(error.details.mayHaveHappened ?? false).toBe((answer.status ?? 0) >= 500);
		});

		test('each kind of failure that any phone system has is among these', () => {
			expect(Object.keys(texts.refusals)).toEqual(
				expect.arrayContaining(['credentials', 'notAllowed', 'busy', 'unavailable', 'refused']),
			);
		});

		test('no answer in time, or one that is not the provider’s: it may have been sent', async () => {
			const lost: HttpRequest = () => Promise.reject(new Error('timeout of 10000ms exceeded'));
			for (const http of [lost, answering({ status: 200, body: '<html>Welcome</html>' })]) {
				const { kind, details } = await failureOf(send(http));
				expect({ kind, ...details }).toMatchObject({ kind: 'unavailable', mayHaveHappened: true });
			}
		});

		test('a request does not wait for ever', async () => {
			const waits: Array<number | undefined> = [];
			await send((request) => {
				waits.push(request.timeoutMs);
				return answering(texts.accepted)(request);
			});
			expect(waits.every((wait) => wait !== undefined && wait <= 15_000)).toBe(true);
		});

		test('the provider’s own list tells whether a text went out', async () => {
			const find = (since: number, except = new Set<string>()) =>
				system.texts.findSent(
					(request) => answering(texts.listed(NOW, request.url))(request),
					credential,
					{ from: BUSINESS, to: CALLER, except },
					since,
				);
			expect(await find(NOW - 5000)).toMatchObject({ id: texts.textId });
			const withoutIt = [() => find(NOW + 5000), () => find(NOW - 5000, new Set([texts.textId]))];
			for (const ask of withoutIt) {
				if (texts.listIsLate) {
					// Nobody may take it for not sent.
					expect((await failureOf(ask())).details.mayHaveHappened).toBe(true);
				} else {
					expect(await ask()).toBeUndefined();
				}
			}
		});
	});
}

function answering(answer: Partial<HttpResponse>): HttpRequest {
	return () => Promise.resolve({ status: 200, body: {}, headers: {}, ...answer });
}

async function failureOf(request: Promise<unknown>): Promise<ProviderError> {
	const error: unknown = await request.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (!(error instanceof ProviderError)) throw new Error(`expected a ProviderError, got ${String(error)}`);
	return error;
}
