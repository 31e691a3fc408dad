import { isFromFuture } from '../../ledger/clock';
import type { Claim, Conversation, Ledger } from '../../ledger/ledger';
import { explainSkip } from '../../textback/guards/explain';
import { guard, type Refusal } from '../../textback/guards/guard';
import { isoTime } from '../../textback/iso-time';
import type { SkipReason, TextPart } from '../../textback/item';
import { parsePhone } from '../../textback/phone-number';
import type { Addressed } from './read-item';
import type { SendSettings } from './settings';

/** What speaks against texting this caller now, by all that is on record. */
export async function findRefusal(
	ledger: Ledger,
	to: Addressed,
	conversation: Conversation | undefined,
	settings: SendSettings,
	now: number,
): Promise<Refusal | undefined> {
	const business = await ledger.business(to.pair.business);
	return guard(
		{
			caller: parsePhone(to.caller),
			business: parsePhone(to.pair.business),
			ownNumbers: [...(business?.ownNumbers ?? []), ...(business?.ownerNumbers ?? [])],
			optedOut: await ledger.isSuppressed(to.pair),
			landline: conversation?.landline === true,
			known: settings.callerIsKnown,
			call: to.call,
			lastAnsweredAt: past(conversation?.lastAnsweredAt, now),
			lastReplyAt: past(conversation?.lastReplyAt, now),
			now,
		},
		{ ...settings.guards, maxAgeMinutes: settings.maxAgeMinutes },
	);
}

/** A clock that was ahead wrote down the rest. */
function past(at: number | undefined, now: number): number | undefined {
	return at === undefined || isFromFuture(at, now) ? undefined : at;
}

/**
 * A caller who is to be texted later stays in the outbox, which hands the call out again then.
 *
 * @param neverWentOut Whether the phone system knows of no text that an earlier run may have sent: its claim ends, too.
 */
export async function refuse(
	ledger: Ledger,
	to: Addressed,
	refusal: Refusal,
	{ dryRun, neverWentOut }: { dryRun: boolean; neverWentOut: boolean },
	now: number,
): Promise<TextPart> {
	const { reason, holdUntil } = refusal;
	if (holdUntil !== undefined && !dryRun && (await ledger.retryAt(to.key, holdUntil, now))) {
		return {
			status: 'held',
			heldUntil: isoTime(holdUntil),
			skippedBecause: reason,
			skippedText: `${explainSkip(reason)} They are texted as soon as that is over.`,
		};
	}
	const end = neverWentOut ? skipClaimed : skip;
	return await end(ledger, to, reason, explainSkip(reason), now);
}

export async function refuseClaim(
	ledger: Ledger,
	to: Addressed,
	claim: Extract<Claim, { granted: false }>,
	now: number,
): Promise<TextPart> {
	if ('callerLimit' in claim) return await skip(ledger, to, 'callerLimit', explainSkip('callerLimit'), now);
	if ('limit' in claim) {
		const reason = claim.limit === 'hourly' ? 'hourlyLimit' : 'dailyLimit';
		const field = claim.limit === 'hourly' ? 'Most Texts an Hour' : 'Most Texts a Day';
		const beyond = claim.keepsRest
			? `The rest of the ${claim.most} is kept for callers whose number the phone networks vouch for.`
			: `That is ${claim.most}, and callers beyond them are not texted.`;
		const news = ` ${beyond} If so many people really call, raise “${field}” in Send Text-Back.`;
		return await skip(ledger, to, reason, explainSkip(reason) + (claim.isNews ? news : ''), now);
	}
	// A copy of this very call is being handled: how that ends is for the other run to record.
	if (claim.sameCall) return skipped('alreadyTexted', explainSkip('alreadyTexted'));
	return await skip(ledger, to, 'alreadyTexted', explainSkip('alreadyTexted'), now);
}

export async function skip(
	ledger: Ledger,
	to: Addressed,
	reason: SkipReason,
	why: string,
	now: number,
): Promise<TextPart> {
	await ledger.recordSend(to.pair, to.key, { kind: 'skipped', reason }, now);
	return skipped(reason, why);
}

/** As {@link skip}, by the run that holds the claim of the call: both end with it. */
export async function skipClaimed(
	ledger: Ledger,
	to: Addressed,
	reason: SkipReason,
	why: string,
	now: number,
): Promise<TextPart> {
	await ledger.recordSend(to.pair, to.key, { kind: 'skipped', reason, claimed: true }, now);
	return skipped(reason, why);
}

export function skipped(reason: SkipReason, why: string): TextPart {
	return { status: 'skipped', skippedBecause: reason, skippedText: why };
}
