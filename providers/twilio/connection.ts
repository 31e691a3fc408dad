/**
 * How Twilio is to call an address of ours, behind its `#`, which it neither sends nor signs:
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
type Connection = {
	/** How often to try again, 5 at most. */
	retries: number;
	/** After no connection (`ct`), no answer in time (`rt`), or these statuses. */
	after: ReadonlyArray<'ct' | 'rt' | '4xx' | '5xx'>;
	connectMs?: number;
	answerMs?: number;
};

/**
 * A caller hears nothing until this is answered, and the fallback rings the phones once it is not. Late answers are dropped, so
 * that no phone rings twice; a refused connection or an n8n that is just starting costs no time to try again.
 */
export const CALLER_WAITS: Connection = {
	retries: 2,
	after: ['ct', '5xx'],
	connectMs: 1000,
	answerMs: 2000,
};

/** Nobody waits for the answer, and what is told comes from nowhere else as soon. Each is handled once, however often it comes. */
export const REPORTED: Connection = { retries: 5, after: ['ct', 'rt', '4xx', '5xx'] };

export function called(address: string, { retries, after, connectMs, answerMs }: Connection): string {
	const overrides = [
		`rc=${retries}`,
		`rp=${after.join(',')}`,
		...(connectMs === undefined ? [] : [`ct=${connectMs}`]),
		...(answerMs === undefined ? [] : [`rt=${answerMs}`]),
	];
	return `${address}#${overrides.join('&')}`;
}
