import { channel } from 'node:diagnostics_channel';

/** Where a call is on its way to the text, named by what has just been done. */
export type Step = 'written' | 'decided' | 'claimed' | 'sent' | 'recorded';

const steps = channel('n8n-nodes-missed-call-text-back');

/**
 * Tells whoever in this process listens to the channel `n8n-nodes-missed-call-text-back` (node:diagnostics_channel).
 * Nobody does, but the tests that end the process right there.
 */
export function reached(step: Step): void {
	steps.publish(step);
}
