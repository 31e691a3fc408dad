import type { Timings } from './options';

/** What can go wrong with a webhook, in the words of a retry policy: no connection, no answer in time, or a status. */
export type FailureKind = 'ct' | 'rt' | '4xx' | '5xx';

/** How a webhook is sent. */
export type Connection = {
	/** How often it is sent again after a failure of one of these kinds. */
	retries: number;
	retryOn: ReadonlySet<FailureKind>;
	readTimeoutMs: number;
};

const KINDS: readonly FailureKind[] = ['ct', 'rt', '4xx', '5xx'];

/**
 * Twilio's connection overrides stand behind the `#` of an address: `rc` how often it tries again, `rp` after which failures,
 * `rt` for how many milliseconds it waits for an answer. The request and its signature leave them out
 * (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
export function connectionOf(
	address: string,
	{ webhookTimeoutMs, shortestWaitMs }: Pick<Timings, 'webhookTimeoutMs' | 'shortestWaitMs'>,
): { url: string; connection: Connection } {
	const [url = '', fragment = ''] = address.split('#', 2);
	const overrides = new URLSearchParams(fragment);
	const policy = (overrides.get('rp') ?? 'ct').split(',');
	return {
		url,
		connection: {
			retries: within(overrides.get('rc'), 0, 5) ?? 1,
			retryOn: new Set(KINDS.filter((kind) => policy.includes(kind) || policy.includes('all'))),
			readTimeoutMs: Math.min(
				Math.max(within(overrides.get('rt'), 100, 15_000) ?? webhookTimeoutMs, shortestWaitMs),
				webhookTimeoutMs,
			),
		},
	};
}

function within(value: string | null, least: number, most: number): number | undefined {
	const number = value === null ? NaN : Number(value);
	return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : undefined;
}
