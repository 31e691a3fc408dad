import type { WebhookAnswer } from '../../providers/contract';

/** Twilio gives up on an answer after 15 seconds; a caller who hears nothing does so sooner. */
const PATIENCE_WITH_LEDGER_MS = 3000;

/**
 * To a webhook that nobody waits for and that is not on record: whoever sent it is to try again, as phone systems do after
 * an error of ours. What is written down all the same is then known.
 */
export const NOT_TAKEN: WebhookAnswer = {
	status: 503,
	contentType: 'text/plain',
	body: 'Service Unavailable',
};

/** Does the work to its end, and calls `overdue` when it takes longer than an answer may. */
export async function patiently<T>(work: () => Promise<T>, overdue: () => void): Promise<T> {
	const patience = setTimeout(overdue, PATIENCE_WITH_LEDGER_MS);
	try {
		return await work();
	} finally {
		clearTimeout(patience);
	}
}
