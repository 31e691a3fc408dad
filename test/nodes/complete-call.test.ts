import { completeCall } from '../../nodes/MissedCallTrigger/complete-call';
import type { CallWebhook, IncompleteWebhook } from '../../providers/contract';
import { ProviderError } from '../../providers/error';

const AT = Date.UTC(2026, 10, 23, 15, 0, 0);
const MINUTE = 60_000;

const call = (from: string): CallWebhook => ({
	kind: 'call',
	callId: 'AC-call',
	from,
	events: [],
	someoneWaits: false,
	answer: () => ({ status: 200, contentType: 'text/plain', body: '' }),
});

async function complete(told: () => Promise<CallWebhook>, minutesLater = 0) {
	const incomplete: IncompleteWebhook = {
		kind: 'incomplete',
		at: AT,
		asItStands: call('not told'),
		complete: told,
	};
	const failures: unknown[] = [];
	const http = () => Promise.reject(new Error('nobody asks here'));
	const whole = await completeCall(incomplete, http, {}, AT + minutesLater * MINUTE, (error) =>
		failures.push(error),
	);
	return { from: whole?.from, failures: failures.length };
}

const refusal = (kind: ProviderError['kind']) => () =>
	Promise.reject(new ProviderError(kind, 'Quo did not tell', 'Wait.'));

test('what the phone system tells when asked is the call', async () => {
	expect(await complete(() => Promise.resolve(call('+14155550142')))).toEqual({
		from: '+14155550142',
		failures: 0,
	});
});

test('a webhook is left to come again while the phone system does not tell, for ten minutes', async () => {
	expect(await complete(refusal('unavailable'), 9)).toEqual({ from: undefined, failures: 1 });
	expect(await complete(refusal('unavailable'), 11)).toEqual({ from: 'not told', failures: 1 });
});

test('the call stands as it was told where asking again would not help', async () => {
	expect(await complete(refusal('credentials'))).toEqual({ from: 'not told', failures: 1 });
});

test('a phone system that does not answer is not waited for', async () => {
	jest.useFakeTimers();
	try {
		const waiting = complete(() => new Promise(() => undefined));
		await jest.advanceTimersByTimeAsync(8_000);
		expect(await waiting).toEqual({ from: undefined, failures: 1 });
	} finally {
		jest.useRealTimers();
	}
});
