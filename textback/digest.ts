import type { TextBackEvent, TextBackItem } from './item';
import { Clock, noticeFor, outcomeOf, quote, who, type Notice } from './notice';
import { clip, oneLine } from './plain-text';

/** What is counted together when so much comes that the owner is not told of each on its own. */
export type NoticeKind = 'attestedCalls' | 'calls' | 'texts' | 'foundTogether';

/** So many texts go with a call: a conversation is one text after the other. */
const TEXTS_A_CALL = 6;

/**
 * What counts as one flood. Calls whose number the networks vouch for are apart from those that may be forged, and what
 * callers write from what comes of calls by itself: a voicemail, a text that did not arrive, silence.
 *
 * @param callsAnHour So many calls of a kind are told on their own within an hour.
 * @returns `most`: how many are, of this item's kind; 0 for calls that were found at once after an outage.
 */
export function floodOf(item: TextBackItem, callsAnHour: number): { kind: NoticeKind; most: number } {
	if (WRITTEN.includes(item.event)) return { kind: 'texts', most: callsAnHour * TEXTS_A_CALL };
	if (wasFoundTogether(item)) return { kind: 'foundTogether', most: 0 };
	return { kind: item.call?.attestation === 'A' ? 'attestedCalls' : 'calls', most: callsAnHour };
}

const WRITTEN: readonly TextBackEvent[] = ['reply', 'optedOut', 'ownerReply'];

/** What comes of such a call later, such as silence, is no news of the outage. */
function wasFoundTogether({ event, call }: TextBackItem): boolean {
	return (event === 'missedCall' || event === 'voicemail') && call?.foundTogether === true;
}

const LONGEST_QUOTE = 200;
/** One caller, however busy, leaves room for others. */
const LONGEST_LINE = 300;

/**
 * What the owner is told together: a line for each caller, those with words of their own first, with what happened and
 * when. What was held alone is told as if it had not been held.
 *
 * @param items At least one, oldest first, all of one business.
 * @param now Milliseconds since 1970-01-01 UTC.
 * @param zone IANA time zone that times are told in when the business has none.
 */
export function digestNotice(items: readonly TextBackItem[], now: number, zone: string): Notice {
	const [first, ...more] = items;
	if (first && more.length === 0) return noticeFor(first, now, zone);
	const business = first?.business;
	const clock = new Clock(now, business?.timezone, zone);
	const callers = [...byCaller(items).values()];
	const [withWords, others] = [callers.filter(saidSomething), callers.filter((one) => !saidSomething(one))];
	const name = clip(oneLine(business?.name ?? ''), 60);
	const ofCallers = `${callers.length} ${callers.length === 1 ? 'caller' : 'callers'}`;
	const afterOutage = items.every(wasFoundTogether);
	const what = afterOutage
		? `${ofCallers} during an interruption`
		: `${items.length} notifications of ${ofCallers}`;
	const lines = [...withWords, ...others].map((one) => lineOf(one, clock));
	return {
		title: `${what}${name && `, ${name}`}`,
		body: [...(afterOutage ? [AFTER_OUTAGE] : []), ...lines].join('\n'),
		isList: true,
		links: [],
	};
}

const AFTER_OUTAGE = 'Calls were reported late. This is what happened meanwhile:';

function byCaller(items: readonly TextBackItem[]): Map<string, TextBackItem[]> {
	const callers = new Map<string, TextBackItem[]>();
	for (const item of items) {
		const known = callers.get(item.contact.number);
		if (known) known.push(item);
		else callers.set(item.contact.number, [item]);
	}
	return callers;
}

function saidSomething(items: readonly TextBackItem[]): boolean {
	return items.some((item) => wordsOf(item) !== undefined);
}

function wordsOf({ event, call, reply }: TextBackItem): string | undefined {
	const words = event === 'voicemail' ? call?.voicemail?.transcript : reply?.body;
	return words === undefined ? undefined : quote(words, LONGEST_QUOTE);
}

function lineOf(items: readonly TextBackItem[], clock: Clock): string {
	const [first] = items;
	const what = items.map((item) => {
		const at = clock.tell(item.reply?.receivedAt ?? item.call?.startedAt ?? item.text?.sentAt);
		return [WHAT[item.event], at, detailsOf(item), wordsOf(item)].filter((part) => part).join(' ');
	});
	return first ? clip(`${who(first)}: ${[...new Set(what)].join(', ')}`, LONGEST_LINE) : '';
}

function detailsOf(item: TextBackItem): string | undefined {
	if (item.event !== 'missedCall') return undefined;
	const unsure = item.call?.verdict === 'uncertain' && 'maybe answered';
	const details = [unsure, outcomeOf(item)].filter((part) => part);
	return details.length > 0 ? `(${details.join('; ')})` : undefined;
}

const WHAT: Record<TextBackEvent, string> = {
	missedCall: 'call',
	voicemail: 'voicemail',
	reply: 'reply',
	noReply: 'no reply to the text',
	optedOut: 'no more texts',
	notDelivered: 'text not delivered',
	ownerReply: 'your own text',
};
