import type { ListedText } from '../../providers/contract';
import { beginLook, type Looking } from '../shared/look';
import { handleText, intentOf, isLate } from './handle-text';
import type { Watched } from './settings';

/** Nothing that somebody wrote longer ago is looked for. */
export const LOOK_BACK_MS = 30 * 86_400_000;

/**
 * Compares the phone system's own list of texts with the record since it was last looked at, and handles what nobody told
 * us of as if it came in now. An opt-out is obeyed at once; any other text is left to its webhook while that may still come.
 *
 * @returns when the workflow is to hear of something, in ms; undefined when there was nothing new.
 * @throws ProviderError when the phone system does not answer; the next look covers the time again.
 */
export async function lookForLostTexts(
	looking: Looking,
	watched: Watched,
	now: number,
): Promise<number | undefined> {
	const { ledger, http, credential } = looking;
	const { system, number, holder } = watched;
	const { list } = system.texts;
	// Of many numbers the list would have to be asked one by one, without end.
	if (number === undefined || !list) return undefined;
	const look = await beginLook(looking, { holder, number, system, use: 'texts' }, now);
	if (!look) return undefined;
	const isKnown = (id: string) => ledger.isReplyKnown(system.id, id);
	const listed = await list.read(http, credential, number, look.since, isKnown);
	const lost = listed.filter((text) => isLost(text, now));
	let dueAt: number | undefined;
	if (lost.length > 0 && (await look.pointsHere())) {
		for (const text of lost) {
			// Whoever wrote is answered by the webhook, or it is too late for that.
			dueAt = (await handleText(ledger, { ...watched, answers: false }, text, now)).dueAt ?? dueAt;
		}
	}
	await look.done(list.lagMs);
	return dueAt;
}

function isLost(text: ListedText, now: number): boolean {
	return isLate(text, now) || intentOf(text) === 'optOut';
}
