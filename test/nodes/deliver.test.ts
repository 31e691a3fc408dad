import { deliver, patience, type Delivery } from '../../nodes/SendTextBack/deliver';
import type { SentText } from '../../providers/contract';
import { ProviderError, type ProviderErrorKind } from '../../providers/error';

const TEXT: SentText = { id: 'SM1', status: 'queued' };
const UNSEEN: SentText = { id: 'SM-unseen', status: 'sent' };

const error = (kind: ProviderErrorKind, httpStatus?: number, mayHaveHappened = false): ProviderError =>
	new ProviderError(kind, 'It failed', 'Wait', {
		mayHaveHappened,
		...(httpStatus !== undefined && { httpStatus }),
	});
const busy = error('busy', 429);
const broken = error('unavailable', 503, true);
const silent = error('unavailable', undefined, true);
const cutOff = error('unavailable');

/** A phone system that answers as told, the last answer again and again; what it does is written down. */
function phoneSystem(
	sends: Array<SentText | ProviderError>,
	lists: Array<SentText | ProviderError | undefined> = [],
) {
	const asked: string[] = [];
	const next = async <T>(what: string, answers: Array<T | ProviderError>, none: T): Promise<T> => {
		asked.push(what);
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		if (answer instanceof ProviderError) throw answer;
		return answer ?? none;
	};
	return {
		asked,
		deliver: (): Promise<Delivery> =>
			deliver(
				() => next('send', sends, TEXT),
				() => next<SentText | undefined>('list', lists, undefined),
			),
	};
}

beforeEach(() => {
	jest.replaceProperty(patience, 'firstPauseMs', 4);
	// Longer than the pauses of any story here take, on however busy a machine.
	jest.replaceProperty(patience, 'deadlineMs', 60_000);
});

afterEach(() => jest.restoreAllMocks());

it('asks a phone system again that has too much to do', async () => {
	const system = phoneSystem([busy, busy, TEXT]);
	expect(await system.deliver()).toEqual({ kind: 'sent', text: TEXT });
	expect(system.asked).toEqual(['send', 'send', 'send']);
});

it('asks again when no connection came about', async () => {
	const system = phoneSystem([cutOff, TEXT]);
	expect(await system.deliver()).toEqual({ kind: 'sent', text: TEXT });
});

it('looks into the list before it sends again after an error of the phone system', async () => {
	const system = phoneSystem([broken, broken, TEXT]);
	expect(await system.deliver()).toEqual({ kind: 'sent', text: TEXT });
	expect(system.asked).toEqual(['send', 'list', 'send', 'list', 'send']);
});

it('sends nothing more when the list has the text that the error hid', async () => {
	const system = phoneSystem([broken], [UNSEEN]);
	expect(await system.deliver()).toEqual({ kind: 'sent', text: UNSEEN });
	expect(system.asked).toEqual(['send', 'list']);
});

it('sends nothing while the list cannot be had', async () => {
	const system = phoneSystem([broken, TEXT], [broken, broken, undefined]);
	await system.deliver();
	expect(system.asked).toEqual(['send', 'list', 'list', 'list', 'send']);
});

it('never sends again what nobody answered: the list settles it, now or later', async () => {
	const found = phoneSystem([silent], [UNSEEN]);
	expect(await found.deliver()).toEqual({ kind: 'sent', text: UNSEEN });
	const open = phoneSystem([silent], [undefined]);
	expect(await open.deliver()).toEqual({ kind: 'failed', error: silent, mayBeOut: true });
	expect(open.asked).toEqual(['send', 'list']);
});

it.each(['credentials', 'optedOut', 'unreachableNumber', 'notAllowed', 'refused'] as const)(
	'does not ask again after a refusal: %s',
	async (kind) => {
		const system = phoneSystem([error(kind, 400)]);
		expect(await system.deliver()).toMatchObject({ kind: 'failed', mayBeOut: false });
		expect(system.asked).toEqual(['send']);
	},
);

it('gives up at the deadline, and knows whether anything may be out', async () => {
	jest.replaceProperty(patience, 'deadlineMs', 60);
	expect(await phoneSystem([busy]).deliver()).toEqual({ kind: 'failed', error: busy, mayBeOut: false });
	expect(await phoneSystem([broken]).deliver()).toEqual({ kind: 'failed', error: broken, mayBeOut: true });
});

it('waits longer each time, and never exactly as long as others do', async () => {
	jest.replaceProperty(patience, 'deadlineMs', 10_000);
	jest.replaceProperty(patience, 'firstPauseMs', 1_000);
	jest.useFakeTimers({ now: 0 });
	const waits: number[] = [];
	for (const luck of [0, 0.999]) {
		jest.spyOn(Math, 'random').mockReturnValue(luck);
		const sending = phoneSystem([busy]).deliver();
		const state = { isOver: false };
		void sending.then(() => (state.isOver = true));
		const started = performance.now();
		while (!state.isOver) await jest.advanceTimersByTimeAsync(10);
		waits.push(performance.now() - started);
	}
	jest.useRealTimers();
	// 1 + 2 + 4 s, halved or whole.
	expect(waits[0]).toBeLessThan(waits[1] ?? 0);
});
