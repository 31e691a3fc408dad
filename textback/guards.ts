import type { SkipReason } from './item';
import type { PhoneNumber } from './phone-number';

export type Guarded = {
	caller: PhoneNumber;
	/** E.164. */
	business: string;
	/** E.164 numbers that belong to the business: the phones we ring, the owner's. */
	ownNumbers: readonly string[];
	optedOut: boolean;
	/** How long ago the call ended, in seconds. */
	ageSeconds: number;
};

export type GuardSettings = {
	/** Callers whose call ended longer ago than this are not texted any more. */
	maxAgeMinutes: number;
};

/**
 * Whether this caller must not be texted, and why. Says nothing of whether the caller was texted already: only the
 * ledger's claim can, because two runs may ask at the same moment.
 *
 * @returns undefined when nothing stands in the way.
 */
export function guard(what: Guarded, settings: GuardSettings): SkipReason | undefined {
	if (what.caller.kind === 'anonymous') return 'anonymous';
	if (what.caller.kind !== 'number') return 'invalidNumber';
	if ([what.business, ...what.ownNumbers].includes(what.caller.e164)) return 'ownNumber';
	if (what.optedOut) return 'optedOut';
	if (what.ageSeconds > settings.maxAgeMinutes * 60) return 'tooLate';
	return undefined;
}

/** The reason in a sentence for the owner and for the person who looks at the run. */
export function explainSkip(reason: SkipReason): string {
	return SENTENCES[reason];
}

const SENTENCES: Record<SkipReason, string> = {
	anonymous: 'The caller withheld their number, so there is nobody to text.',
	invalidNumber: 'The caller’s number is not one that can get texts.',
	ownNumber: 'The call came from one of the business’s own phones.',
	optedOut: 'The caller has asked not to be texted.',
	alreadyTexted: 'The caller was already texted a short while ago.',
	tooLate: 'The call is too long ago for a text to be welcome. Call them back.',
	refusedByCarrier: 'The carrier does not deliver texts to this number. Call them back.',
};
