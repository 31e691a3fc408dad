import type { Finding } from './contract';
import type { ProviderErrorKind } from './error';

/** What an error code means to the person who must act on it. A code has all four, or it is not in the table. */
export type Meaning = {
	kind: ProviderErrorKind;
	/** What happened: a sentence without its full stop. */
	what: string;
	/** What to do about it, in a sentence or two. */
	advice: string;
	/** Whether the same text is tried again: by itself, once somebody has done what the advice says, or not at all. */
	again: 'soon' | 'onceMended' | 'never';
	/** What the code says of the recipient beyond this one text. */
	finding?: Finding | 'optedOutOfTollFree';
};

export type Meanings = Readonly<Record<string, Meaning>>;

export const CALL_BACK = 'Call them back instead: this number cannot get texts.';
export const BY_HAND = 'Text them by hand, or call.';
export const PLAINER =
	'Make the message plainer (no links, no offers, name the business) and check the number’s registration.';

/** Something about the recipient's number, which no setting of ours changes. */
export function recipient(what: string, advice = CALL_BACK, finding?: Meaning['finding']): Meaning {
	return { kind: 'unreachableNumber', what, advice, again: 'never', ...(finding && { finding }) };
}

/** Something about the sending number, its registration or the account, which a person can mend. */
export function sender(what: string, advice: string): Meaning {
	return { kind: 'notAllowed', what, advice, again: 'onceMended' };
}

/** Something about the request or the message, which a person can mend. */
export function request(what: string, advice: string): Meaning {
	return { kind: 'refused', what, advice, again: 'onceMended' };
}

/** The credential is wrong, or lacks a right. */
export function credential(what: string, advice: string): Meaning {
	return { kind: 'credentials', what, advice, again: 'onceMended' };
}

/** Too much at a time. */
export function busy(what: string): Meaning {
	return { kind: 'busy', what, advice: 'It is tried again in a minute.', again: 'soon' };
}

/** The phone system has trouble of its own. */
export function unavailable(what: string): Meaning {
	return { kind: 'unavailable', what, advice: 'It is tried again in a minute.', again: 'soon' };
}

/** A text that was taken and then not delivered, for a reason that lies on the way. */
export function lost(what: string, advice = BY_HAND): Meaning {
	return { kind: 'refused', what, advice, again: 'never' };
}

/** A text that was taken and then not delivered, for a reason that a person can mend for the next one. */
export function blocked(what: string, advice: string): Meaning {
	return { kind: 'notAllowed', what, advice, again: 'never' };
}

export const OPTED_OUT: Meaning = {
	kind: 'optedOut',
	what: 'The caller has told the carrier to stop texts from this number',
	advice: 'Call them instead. They can text START to get texts again.',
	again: 'never',
	finding: 'optedOut',
};

/** Numbers of the North American plan that the called party pays for; their carriers enforce STOP by themselves. */
const TOLL_FREE = /^\+1(?:800|833|844|855|866|877|888)\d{7}$/;

/** What a code says of the recipient of a text from this number (E.164). */
export function findingOf(meanings: Meanings, code: string | undefined, from: string): Finding | undefined {
	const finding = code === undefined ? undefined : meanings[code]?.finding;
	if (finding === 'optedOutOfTollFree') return TOLL_FREE.test(from) ? 'optedOut' : undefined;
	return finding;
}
