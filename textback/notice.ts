import { DateTime } from 'luxon';
import type { ContactPart, SkipReason, TextBackEvent, TextBackItem, TextPart } from './item';
import { NOT_TOLD } from './phone-number';
import { clip, clipLines, oneLine, plainText } from './plain-text';

/** What the owner is told, before any channel gives it its own form. Everything is plain text. */
export type Notice = {
	/** One line. */
	title: string;
	body: string;
	/** E.164; absent when the caller hid their number. */
	callbackNumber?: string;
	links: NoticeLink[];
	/** Each line stands for itself: a channel with too little room leaves whole lines out, and says how many. */
	isList?: true;
};

export type NoticeLink = {
	kind: 'call' | 'text' | 'voicemail' | 'picture';
	label: string;
	/** `tel:`, `sms:`, `https:` or `http:`, nothing else. */
	url: string;
};

const LONGEST_NAME = 60;
const LONGEST_QUOTE = 1_000;
const LONGEST_READY = 10_000;

/**
 * The default wording of a notification.
 *
 * @param now Milliseconds since 1970-01-01 UTC; a time on another day is given with its day.
 * @param zone IANA time zone that times are told in when the item's business has none.
 */
export function noticeFor(item: TextBackItem, now: number, zone: string): Notice {
	const clock = new Clock(now, item.business.timezone, zone);
	return { ...WORDING[item.event](item, clock), ...contact(item) };
}

/** An item of which not the event, but ready words are told. */
export type Told = Omit<TextBackItem, 'event'> & Partial<Pick<TextBackItem, 'event'>>;

/** What was written before is told as it is, up to 10,000 characters. An empty title is the business's name. */
export function readyNotice(item: Told, words: { title: string; body: string }): Notice {
	return {
		title: oneLine(words.title.slice(0, LONGEST_READY)) || oneLine(item.business.name),
		body: clip(plainText(words.body.slice(0, 2 * LONGEST_READY)).trim(), LONGEST_READY),
		...contact(item),
	};
}

/** Where a tap leads: to the caller's phone, to the voicemail, to the pictures of the reply. */
export function contact(item: Told): Pick<Notice, 'callbackNumber' | 'links'> {
	const number = /^\+\d{5,15}$/.test(item.contact.number) ? item.contact.number : undefined;
	const links: NoticeLink[] = [];
	if (number) {
		links.push({ kind: 'call', label: 'Call back', url: `tel:${number}` });
		if (!askedForNoTexts(item)) links.push({ kind: 'text', label: 'Text back', url: `sms:${number}` });
	}
	const voicemail = webAddress(item.call?.voicemail?.url);
	if (voicemail) links.push({ kind: 'voicemail', label: 'Listen to the voicemail', url: voicemail });
	for (const address of item.reply?.media ?? []) {
		const url = webAddress(address);
		if (url) links.push({ kind: 'picture', label: 'See the picture', url });
	}
	return { ...(number && { callbackNumber: number }), links };
}

/** As much of the notice's words as a channel has room for, in UTF-16 units. */
export function clipWords({ isList }: Notice, words: string, longest: number): string {
	return isList ? clipLines(words, longest) : clip(words, longest);
}

type Words = Pick<Notice, 'title' | 'body'>;

const WORDING: Record<TextBackEvent, (item: TextBackItem, clock: Clock) => Words> = {
	missedCall: (item, clock) => ({
		title: `${item.call?.verdict === 'uncertain' ? 'Possibly missed call' : 'Missed call'} from ${who(item)}`,
		body: sentences(
			missedCall(item, clock),
			missedBefore(item),
			whatWasTexted(item, clock),
			whatToMend(item),
		),
	}),
	voicemail: (item, clock) => ({
		title: `Voicemail from ${who(item)}`,
		body: sentences(voicemail(item, clock), late(item), whatWasTexted(item, clock)),
	}),
	reply: (item, clock) => ({
		title: `Reply from ${who(item)}`,
		body: sentences(
			quote(item.reply?.body),
			pictures(item),
			mayBeOptOut(item),
			whenReplied(item, clock),
			lateReply(item),
		),
	}),
	noReply: (item, clock) => ({
		title: `No reply from ${who(item)}`,
		body: sentences(whatWasTexted(item, clock), 'They have not answered yet; a call may help.'),
	}),
	optedOut: (item) => ({
		title: `No more texts to ${who(item)}`,
		body: sentences(
			item.reply?.body ? `They answered ${quote(item.reply.body)}.` : undefined,
			'They asked for no more texts and will not be texted again after a missed call. You can still call them.',
		),
	}),
	ownerReply: (item) => ({
		title: 'Your text to the business’s own number',
		body: sentences(quote(item.reply?.body), 'It reached no caller.'),
	}),
	notDelivered: (item) => ({
		title: `Text to ${who(item)} was not delivered`,
		body: item.text?.failure ? sentence(item.text.failure) : 'The carrier gave no reason. Call them instead.',
	}),
};

const SKIPPED: Record<SkipReason, string> = {
	anonymous: 'they hid their number',
	numberNotTold: 'the phone system did not say who called',
	invalidNumber: 'their number cannot get texts',
	shortCode: 'the call came from a short code',
	ownNumber: 'the call came from one of your own numbers',
	optedOut: 'they asked for no more texts',
	blocked: 'they are on your block list',
	knownCaller: 'you know them',
	otherCountry: 'their number is of another country',
	premiumNumber: 'their number is a premium-rate or service number',
	tollFreeNumber: 'they called from a toll-free number',
	landline: 'their number is a landline',
	mayBeAnswered: 'somebody may have answered them',
	tooLate: 'too much time had passed since the call',
	gotThrough: 'they called again and got through',
	wroteFirst: 'they had already written',
	quietHours: 'it was night where they are',
	alreadyTexted: 'they had been texted a short while before',
	hourlyLimit: 'the limit of texts an hour was reached',
	dailyLimit: 'the limit of texts a day was reached',
	callerLimit: 'they had been texted as often as one caller may be',
	dryRun: 'this was a dry run',
	refusedByCarrier: 'the carrier refused the text',
};

/** The caller's name, where it is known, and number. */
export function who({ contact }: TextBackItem): string {
	const number = numberOf(contact);
	const name = clip(oneLine(contact.name ?? ''), LONGEST_NAME);
	return name ? `${name}, ${number}` : number;
}

function numberOf({ anonymous, number, nationalNumber = number }: ContactPart): string {
	if (anonymous) return 'a hidden number';
	return number === NOT_TOLD ? 'a number that the phone system did not tell' : oneLine(nationalNumber);
}

function missedCall(item: TextBackItem, clock: Clock): string | undefined {
	const at = clock.tell(item.call?.startedAt);
	const called = at && theyCalled(item, at);
	return sentences(called, late(item), unsure(item)) || undefined;
}

function unsure({ call }: TextBackItem): string | undefined {
	if (call?.verdict !== 'uncertain') return undefined;
	return call.reason === 'whoPickedUp'
		? 'Someone may have answered: a phone was picked up, by a person or by a voicemail.'
		: 'Someone may have answered: the phone system did not report how the call ended.';
}

/** Names the business: one owner may have several. */
function theyCalled({ business }: TextBackItem, at: string): string {
	const name = clip(oneLine(business.name), LONGEST_NAME);
	return `They called ${name ? `${name} ` : ''}${at}.`;
}

function late({ call }: TextBackItem): string | undefined {
	if (!call?.late) return undefined;
	const age = call.ageSeconds === undefined ? 'long' : duration(call.ageSeconds);
	return `This comes late: ${age} after the call.`;
}

function lateReply({ reply }: TextBackItem): string | undefined {
	return reply?.late ? 'This comes late: n8n did not get it when it was sent.' : undefined;
}

function missedBefore({ contact }: TextBackItem): string | undefined {
	return contact.missedCalls > 1 ? `${contact.missedCalls} calls of theirs were missed so far.` : undefined;
}

function whatWasTexted({ text }: TextBackItem, clock: Clock): string | undefined {
	if (!text) return undefined;
	if (text.status === 'held')
		return sentences('They were not texted yet.', text.skippedText && sentence(text.skippedText));
	if (text.status === 'dryRun') return 'They were not texted: this was a dry run.';
	if (text.status === 'skipped') {
		const reason = skipReason(text);
		const said = reason ? `They were not texted: ${reason}.` : 'They were not texted.';
		return text.skippedText ? `They were not texted. ${sentence(text.skippedText)}` : said;
	}
	if (text.status === 'failed' || text.status === 'undelivered') {
		const what =
			text.status === 'failed' ? 'They could not be texted.' : 'The text to them was not delivered.';
		return sentences(what, text.failure && sentence(text.failure));
	}
	const at = clock.tell(text.sentAt);
	return `They were texted${at ? ` ${at}` : ''}.`;
}

/** The owner is to know that callers get other words than theirs, and can have it mended. */
function whatToMend({ text, problem }: TextBackItem): string | undefined {
	const what = text?.problem ?? problem;
	return what && `Callers get a plain text until this is mended in n8n: ${sentence(what)}`;
}

/** Whether the caller was texted, in a few words; undefined when the item did not get so far. */
export function outcomeOf({ text }: TextBackItem): string | undefined {
	switch (text?.status) {
		case undefined:
			return undefined;
		case 'held':
			return 'not texted yet';
		case 'dryRun':
			return 'not texted: this was a dry run';
		case 'skipped':
			return ['not texted', skipReason(text)].filter((part) => part).join(': ');
		case 'failed':
			return 'could not be texted';
		case 'undelivered':
			return 'text not delivered';
		case 'queued':
		case 'sent':
		case 'delivered':
			return 'texted';
	}
}

/** The item may have come by a person's own nodes, with any reason. */
function skipReason({ skippedBecause: why }: TextPart): string | undefined {
	return why && Object.hasOwn(SKIPPED, why) ? SKIPPED[why] : undefined;
}

function voicemail(item: TextBackItem, clock: Clock): string | undefined {
	const message = item.call?.voicemail;
	const at = clock.tell(item.call?.startedAt);
	const transcript = message?.transcript ? quote(message.transcript) : undefined;
	const seconds = message?.seconds;
	const length = seconds !== undefined && Number.isFinite(seconds) && `It is ${duration(seconds)} long.`;
	return sentences(transcript, at && theyCalled(item, at), length) || undefined;
}

function pictures({ reply }: TextBackItem): string | undefined {
	const count = reply?.media.length ?? 0;
	if (count === 0) return undefined;
	return count === 1 ? 'They sent a picture.' : `They sent ${count} pictures.`;
}

function mayBeOptOut({ reply }: TextBackItem): string | undefined {
	return reply?.mayBeOptOut ? 'They may want no more texts; if so, do not text them again.' : undefined;
}

function whenReplied({ reply }: TextBackItem, clock: Clock): string | undefined {
	const at = clock.tell(reply?.receivedAt);
	if (!at) return undefined;
	const after = reply?.secondsAfterText;
	return `It came ${at}${after === undefined ? '' : `, ${duration(after)} after your text`}.`;
}

function askedForNoTexts(item: Told): boolean {
	return item.event === 'optedOut' || item.contact.optedOut || item.text?.skippedBecause === 'optedOut';
}

/** Only web addresses become links: `javascript:` and the like arrive here from outside. */
function webAddress(address: string | undefined): string | undefined {
	if (!address || !URL.canParse(address)) return undefined;
	const url = new URL(address);
	return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function sentences(...parts: Array<string | false | undefined>): string {
	return parts.filter((part) => part).join(' ');
}

function sentence(text: string): string {
	const line = oneLine(text);
	return /[.!?]$/.test(line) ? line : `${line}.`;
}

/** Undefined when nothing was said. */
export function quote(text: string | undefined, longest = LONGEST_QUOTE): string | undefined {
	const said = clip(plainText(text ?? '').trim(), longest);
	return said ? `“${said}”` : undefined;
}

/** In the largest unit of which there are two: 90 seconds, 2 minutes, 36 hours. */
function duration(seconds: number): string {
	const units: Array<[number, string]> = [
		[86_400, 'day'],
		[3_600, 'hour'],
		[60, 'minute'],
		[1, 'second'],
	];
	const [size, unit] = units.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
	const count = Math.round(seconds / size);
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Tells times as the business's own clock shows them. */
export class Clock {
	private readonly zone: string;
	private readonly today: string | null;

	constructor(now: number, ...zones: Array<string | undefined>) {
		this.zone = zones.find((zone) => zone && DateTime.fromMillis(now, { zone }).isValid) ?? 'UTC';
		this.today = DateTime.fromMillis(now, { zone: this.zone }).toISODate();
	}

	/** "at 3:05 PM", or "on Monday, November 2 at 3:05 PM" when that is not today. */
	tell(iso: string | undefined): string | undefined {
		const time = DateTime.fromISO(iso ?? '', { zone: this.zone, locale: 'en-US' });
		if (!time.isValid) return undefined;
		return time.toFormat(time.toISODate() === this.today ? "'at' h:mm a" : "'on' cccc, LLLL d 'at' h:mm a");
	}
}
