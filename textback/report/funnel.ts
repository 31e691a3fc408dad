import { explainSkip } from '../guards/explain';
import type { SkipReason } from '../item';
import type { Story } from './stories';

/** How many callers came how far; each number is a part of the one before. */
export type Funnel = {
	missed: number;
	texted: number;
	/** Told by the carrier, or by the caller's reply. */
	delivered: number;
	replied: number;
	/** Replied, and a person entered that they booked or became a job. */
	booked: number;
};

export function funnelOf(stories: readonly Story[]): Funnel {
	return {
		missed: stories.length,
		texted: count(stories, isTexted),
		delivered: count(stories, isDelivered),
		replied: count(stories, hasReplied),
		booked: count(stories, (story) => hasReplied(story) && isBooked(story)),
	};
}

/** Why callers got no text; `notTried` when nothing on record says that anybody tried. */
export type NotTexted = { reason: SkipReason | 'notTried'; callers: number; why: string };

/** The most frequent reason first. All together they are the callers who were missed and not texted. */
export function notTexted(stories: readonly Story[]): NotTexted[] {
	const callers = new Map<NotTexted['reason'], number>();
	for (const story of stories) {
		if (isTexted(story)) continue;
		const reason = story.skippedBecause ?? 'notTried';
		callers.set(reason, (callers.get(reason) ?? 0) + 1);
	}
	return [...callers]
		.map(([reason, number]) => ({ reason, callers: number, why: why(reason) }))
		.sort((one, other) => other.callers - one.callers);
}

export function isTexted({ texts }: Story): boolean {
	return texts.length > 0;
}

export function isDelivered(story: Story): boolean {
	return hasReplied(story) || story.texts.some(({ status }) => status === 'delivered');
}

export function hasReplied({ texts }: Story): boolean {
	return texts.some(({ repliedAt }) => repliedAt !== undefined);
}

export function isBooked({ outcome }: Story): boolean {
	return outcome?.kind === 'booked' || outcome?.kind === 'won';
}

export function count<T>(all: readonly T[], holds: (one: T) => boolean): number {
	return all.reduce((sum, one) => (holds(one) ? sum + 1 : sum), 0);
}

function why(reason: NotTexted['reason']): string {
	if (reason !== 'notTried') return explainSkip(reason);
	return 'No text was tried: the workflow was off, failed on the way, or does not text.';
}
