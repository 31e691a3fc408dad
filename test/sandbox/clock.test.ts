import { createClock } from '../../sandbox/phone-company/clock';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Whether somebody who sleeps ten seconds of the clock has slept them by now. */
function sleeper(secondMs: number) {
	const clock = createClock(secondMs);
	const state = { isAwake: false };
	void clock.sleep(10).then(() => (state.isAwake = true));
	return { clock, state };
}

test('a clock whose seconds are short stands still while the other side takes its time', async () => {
	const { clock, state } = sleeper(10);
	await jest.advanceTimersByTimeAsync(60);
	let answer = () => {};
	const answered = clock.standStill(() => new Promise<void>((resolve) => (answer = resolve)));
	await jest.advanceTimersByTimeAsync(10_000);
	expect(state.isAwake).toBe(false);
	answer();
	await answered;
	await jest.advanceTimersByTimeAsync(39);
	expect(state.isAwake).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(state.isAwake).toBe(true);
});

test('it goes on when the last of several answers is there, be it none', async () => {
	const { clock, state } = sleeper(10);
	const answers = [20, 50].map((ms) =>
		clock.standStill(() => new Promise((_, reject) => setTimeout(() => reject(new Error('no')), ms))),
	);
	void clock.sleep(1).then(() => clock.standStill(() => Promise.resolve()));
	const ended = Promise.allSettled(answers);
	await jest.advanceTimersByTimeAsync(149);
	await ended;
	expect(state.isAwake).toBe(false);
	await jest.advanceTimersByTimeAsync(1);
	expect(state.isAwake).toBe(true);
});

test('a clock of real seconds does not', async () => {
	const { clock, state } = sleeper(1000);
	void clock.standStill(() => new Promise(() => {}));
	await jest.advanceTimersByTimeAsync(10_000);
	expect(state.isAwake).toBe(true);
});
