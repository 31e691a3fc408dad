import { ProviderError } from '../../../providers/error';
import type { NotifiedPart } from '../../../textback/item';
import { clip, oneLine } from '../../../textback/plain-text';
import { withinTime } from '../../shared/within-time';

/** One channel, ready to be used for one item. */
export type Attempt = {
	channel: NotifiedPart['channel'];
	/** Whom it reaches, to be shown in the item: never a secret. */
	to: string;
	/** @returns the channel's id of the message, when it gives one. */
	send: () => Promise<string | undefined>;
};

/** A channel did not take the message. `message` says what happened and what to do, without any secret. */
export class ChannelError extends Error {
	override readonly name = 'ChannelError';
}

export const CHANNEL_TIMEOUT_MS = 10_000;

const LONGEST_ERROR = 400;

/**
 * Tries every channel at once; what one does never touches another.
 *
 * @param clock Milliseconds since 1970-01-01 UTC.
 * @returns one outcome for each attempt, in their order. Never rejects.
 */
export function deliverAll(
	attempts: Attempt[],
	clock: () => number,
	timeoutMs = CHANNEL_TIMEOUT_MS,
): Promise<NotifiedPart[]> {
	return Promise.all(attempts.map((attempt) => deliver(attempt, clock, timeoutMs)));
}

async function deliver(attempt: Attempt, clock: () => number, timeoutMs: number): Promise<NotifiedPart> {
	const { channel, to } = attempt;
	try {
		const id = await withinTime(
			timeoutMs,
			attempt.send(),
			() =>
				new ChannelError(
					`There was no answer within ${timeoutMs / 1000} seconds. It may still have arrived.`,
				),
		);
		return { channel, to, ok: true, ...(id && { id }), at: new Date(clock()).toISOString() };
	} catch (error) {
		return { channel, to, ok: false, error: describe(error), at: new Date(clock()).toISOString() };
	}
}

function describe(error: unknown): string {
	if (error instanceof ProviderError)
		return clip(oneLine(`${error.message}. ${error.advice}`), LONGEST_ERROR);
	if (!(error instanceof Error)) return 'It failed for an unknown reason.';
	const advice =
		'description' in error && typeof error.description === 'string' ? `. ${error.description}` : '';
	return clip(oneLine(error.message + advice), LONGEST_ERROR);
}
