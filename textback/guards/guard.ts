import type { SkipReason } from '../item';
import type { PhoneNumber } from '../phone-number';
import { zonesOf } from './caller-place';
import { isListed, type NumberList } from './number-list';
import { quietUntil, type QuietHours } from './quiet-hours';

/** What is known of a caller when it is to be decided whether they are texted. Times are ms. */
export type Guarded = {
	caller: PhoneNumber;
	business: PhoneNumber;
	/** E.164 numbers that belong to the business: the phones we ring, the owner's. */
	ownNumbers: readonly string[];
	optedOut: boolean;
	/** The number was found to be a landline when it was texted before. */
	landline: boolean;
	/** The workflow says that the business knows this caller. */
	known: boolean;
	/** When the call began and ended; undefined for an item of no call. `onlyNotify`: it may have been answered. */
	call: { startedAt: number; endedAt: number; onlyNotify?: boolean } | undefined;
	/** When the caller last got through to a person, and when they last wrote. */
	lastAnsweredAt: number | undefined;
	lastReplyAt: number | undefined;
	now: number;
};

export type GuardSettings = {
	/** Callers whose call ended longer ago than this are not texted any more. */
	maxAgeMinutes: number;
	blocked: NumberList;
	/** People the business knows, who are not to be texted. */
	known: NumberList;
	/** The guards that a person may switch off. */
	skip: Readonly<Record<OptionalGuard, boolean>>;
	/** At the caller's place. */
	quiet: (QuietHours & { then: 'skip' | 'hold' }) | undefined;
};

export const OPTIONAL_GUARDS = [
	'otherCountry',
	'tollFreeNumber',
	'premiumNumber',
	'landline',
	'movedOn',
] as const;
export type OptionalGuard = (typeof OPTIONAL_GUARDS)[number];

/** Why a caller is not texted now. `holdUntil`: they are to be, at that time (ms). */
export type Refusal = { reason: SkipReason; holdUntil?: number };

/**
 * Whether this caller must not be texted, and why: the first reason in an order in which those that last come before those
 * that pass. None of it costs anything. Says nothing of whether the caller was texted already or a limit is reached:
 * only the ledger's claim can, because two runs may ask at the same moment.
 *
 * @returns undefined when nothing stands in the way.
 */
export function guard(what: Guarded, settings: GuardSettings): Refusal | undefined {
	const { caller } = what;
	if (caller.kind === 'anonymous') return { reason: 'anonymous' };
	if (caller.kind === 'notTold') return { reason: 'numberNotTold' };
	if (caller.kind === 'shortCode') return { reason: 'shortCode' };
	if (caller.kind === 'invalid') return { reason: 'invalidNumber' };
	for (const [reason, applies] of GUARDS) if (applies({ ...what, caller }, settings)) return { reason };
	return quietHours({ ...what, caller }, settings);
}

type Known = Guarded & { caller: NumberOfCaller };
type NumberOfCaller = Extract<PhoneNumber, { kind: 'number' }>;

const GUARDS: ReadonlyArray<[SkipReason, (what: Known, settings: GuardSettings) => boolean]> = [
	['ownNumber', ({ caller, business, ownNumbers }) => [e164(business), ...ownNumbers].includes(caller.e164)],
	['optedOut', ({ optedOut }) => optedOut],
	['blocked', ({ caller }, { blocked }) => isListed(blocked, caller.e164)],
	['knownCaller', ({ caller, known }, settings) => known || isListed(settings.known, caller.e164)],
	['premiumNumber', ({ caller }, { skip }) => skip.premiumNumber && caller.line === 'premium'],
	['tollFreeNumber', ({ caller }, { skip }) => skip.tollFreeNumber && caller.line === 'tollFree'],
	['otherCountry', ({ caller, business }, { skip }) => skip.otherCountry && isAbroad(caller, business)],
	['landline', ({ caller, landline }, { skip }) => skip.landline && (landline || caller.line === 'landline')],
	['mayBeAnswered', ({ call }) => call?.onlyNotify === true],
	['tooLate', isTooLate],
	[
		'gotThrough',
		({ call, lastAnsweredAt }, { skip }) => skip.movedOn && isAfter(lastAnsweredAt, call?.startedAt),
	],
	['wroteFirst', ({ call, lastReplyAt }, { skip }) => skip.movedOn && isAfter(lastReplyAt, call?.startedAt)],
];

function quietHours(what: Known, { quiet }: GuardSettings): Refusal | undefined {
	const until = quiet && quietUntil(quiet, zonesOf(what.caller), what.now);
	if (until === undefined) return undefined;
	return { reason: 'quietHours', ...(quiet?.then === 'hold' && { holdUntil: until }) };
}

/** A caller who was held until the morning is not late then. */
function isTooLate({ caller, call, now }: Known, { maxAgeMinutes, quiet }: GuardSettings): boolean {
	if (!call) return false;
	const held = quiet?.then === 'hold' ? quietUntil(quiet, zonesOf(caller), call.endedAt) : undefined;
	return now - (held ?? call.endedAt) > maxAgeMinutes * 60_000;
}

/** libphonenumber tells the countries of +1 apart; a number of no country at all is of none of ours. */
function isAbroad(caller: NumberOfCaller, business: PhoneNumber): boolean {
	return business.kind === 'number' && caller.country !== business.country;
}

function isAfter(at: number | undefined, then: number | undefined): boolean {
	return at !== undefined && then !== undefined && at > then;
}

function e164(phone: PhoneNumber): string | undefined {
	return phone.kind === 'number' ? phone.e164 : undefined;
}
