import { isFromFuture } from '../../ledger/clock';
import type { Ledger } from '../../ledger/ledger';
import type { Credential, HttpRequest, PhoneSystem, WebhookUse } from '../../providers/contract';
import { includesFields } from '../../providers/webhook-fields';

/** What it takes to read a phone system's own list of calls or texts. */
export type Looking = {
	ledger: Ledger;
	http: HttpRequest;
	credential: Credential;
	/** How far back to look at most. */
	backMs: number;
};

/** Whose list is read. */
type Looked = { holder: string; number: string; system: PhoneSystem; use: WebhookUse };

/** One comparison of a phone system's list with the record. */
export type Look = {
	/** From when on the list is to be read, in ms. */
	since: number;
	/** Whether the number still points here. What came to one that does not is somebody else's. */
	pointsHere(): Promise<boolean>;
	/**
	 * The list was read and dealt with; the next look begins here.
	 *
	 * @param lagMs How long what came in may still be missing from the list.
	 */
	done(lagMs: number): Promise<void>;
};

/** @returns undefined where nobody registered the number, or nothing is to be looked at. */
export async function beginLook(
	{ ledger, http, credential, backMs }: Looking,
	{ holder, number, system, use }: Looked,
	now: number,
): Promise<Look | undefined> {
	const registration = await ledger.registration(holder);
	if (!registration || backMs <= 0) return undefined;
	const { lookedUntil } = registration;
	const since = isFromFuture(lookedUntil, now) ? now - backMs : Math.max(lookedUntil, now - backMs);
	return {
		since,
		async pointsHere() {
			const { ours } = registration;
			// A person set the addresses, and looks after them.
			if (!system.numbers || Object.keys(ours).length === 0) return true;
			return includesFields(await system.numbers.readWebhooks(http, credential, number, use), ours);
		},
		async done(lagMs) {
			await ledger.saveLookedUntil(holder, Math.max(since, now - lagMs));
		},
	};
}
