import { turn } from '../../../providers/quo/pace';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('thirty requests at once leave ten a second; another key does not wait for them', async () => {
	const left: number[] = [];
	const start = performance.now();
	const all = Promise.all(
		Array.from({ length: 30 }, async () => {
			await turn('one key');
			left.push(performance.now() - start);
		}),
	);
	await turn('another key');
	expect(performance.now() - start).toBeLessThan(1);
	await jest.advanceTimersByTimeAsync(5000);
	await all;
	expect(left).toHaveLength(30);
	for (const [index, at] of left.entries()) {
		expect(left.filter((other) => other >= at && other < at + 1000).length).toBeLessThanOrEqual(10);
		expect(at).toBeLessThanOrEqual(index * 100 + 1);
	}
});
