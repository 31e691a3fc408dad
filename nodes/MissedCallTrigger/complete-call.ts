import type { CallWebhook, Credential, HttpRequest, IncompleteWebhook } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { withinTime } from '../shared/within-time';

/** Phone systems wait for an answer of ours for 10 to 15 seconds. */
const PATIENCE_MS = 8_000;

/** For so long after the event it is left to come again; then the owner is to hear of the call, if without its caller. */
const COME_AGAIN_MS = 10 * 60_000;

/**
 * Asks the phone system for what its webhook left out.
 *
 * @param now When the webhook came, ms.
 * @param failed Told why the phone system did not tell.
 * @returns the call as it stands when that will not change any more; undefined when the webhook is not to be taken, so that it comes
 * again and is asked for again.
 */
export async function completeCall(
	incomplete: IncompleteWebhook,
	http: HttpRequest,
	credential: Credential,
	now: number,
	failed: (error: unknown) => void,
): Promise<CallWebhook | undefined> {
	try {
		return await withinTime(
			PATIENCE_MS,
			incomplete.complete(http, credential),
			() => new Error(`it did not answer within ${PATIENCE_MS / 1000} seconds`),
		);
	} catch (error) {
		failed(error);
		const mayTellLater = !(error instanceof ProviderError && HOPELESS.includes(error.kind));
		return mayTellLater && now - incomplete.at < COME_AGAIN_MS ? undefined : incomplete.asItStands;
	}
}

/** A person has to change something first. */
const HOPELESS: ReadonlyArray<ProviderError['kind']> = ['credentials', 'notAllowed'];
