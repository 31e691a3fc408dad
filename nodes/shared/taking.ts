import { setTimeout as wait } from 'node:timers/promises';
import type { WebhookAnswer } from '../../providers/contract';

/**
 * A caller hears nothing until the first answer, and our own address gives it two seconds before the phone system rings the
 * phones by itself: an answer without the record is to come before that.
 */
const PATIENCE_WITH_LEDGER_MS = 1500;

/**
 * To a webhook that nobody waits for and that is not on record: whoever sent it is to try again, as phone systems do after
 * an error of ours. What is written down all the same is then known.
 */
export const NOT_TAKEN: WebhookAnswer = {
	status: 503,
	contentType: 'text/plain',
	body: 'Service Unavailable',
};

/**
 * Does the work to its end, and calls `overdue` when it takes longer than an answer may.
 *
 * @param since When the webhook came, by `performance.now()`.
 */
export async function patiently<T>(
	work: () => Promise<T>,
	overdue: () => void,
	since = performance.now(),
): Promise<T> {
	const patience = setTimeout(overdue, patienceLeft(since));
	try {
		return await work();
	} finally {
		clearTimeout(patience);
	}
}

/** What the work comes to; or `otherwise`, when it takes longer than an answer may. `since` as in {@link patiently}. */
export async function orOverdue<T>(work: Promise<T>, otherwise: T, since: number): Promise<T> {
	const done = new AbortController();
	const overdue = wait(patienceLeft(since), otherwise, { signal: done.signal }).catch(() => otherwise);
	return await Promise.race([work, overdue]).finally(() => done.abort());
}

function patienceLeft(since: number): number {
	return Math.max(0, since + PATIENCE_WITH_LEDGER_MS - performance.now());
}
