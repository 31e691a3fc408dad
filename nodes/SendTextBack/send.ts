import { isFromFuture } from '../../ledger/clock';
import type { Claim, Conversation, Ledger, TextLimits } from '../../ledger/ledger';
import type { Credential, HttpRequest, TextSystem, SentText } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { explainSkip } from '../../textback/guards/explain';
import { isoTime } from '../../textback/iso-time';
import type { TextPart } from '../../textback/item';
import { reached } from '../shared/steps';
import { untilDone } from '../shared/until-done';
import { deliver, outcomeOf, type Delivery } from './deliver';
import { letterPart, writeLetter, type Letter } from './letter';
import type { Addressed } from './read-item';
import { receiptAddress } from '../shared/many-numbers';
import { findRefusal, refuse, refuseClaim, skip, skipClaimed } from './refuse';
import type { SendSettings } from './settings';

export type Tools = {
	ledger: Ledger;
	system: TextSystem;
	http: HttpRequest;
	credential: Credential;
	/** The id of the workflow that sends. */
	workflow: string;
	/** Told of what went wrong without keeping the text from going out. */
	warn: (message: string) => void;
};

const MINUTE = 60_000;
/** A text of before may be in the list as one of after: the two clocks differ. */
const A_DAY_MS = 24 * 60 * MINUTE;
/** Numbers move from line to line, but not often. */
const LINE_KNOWN_FOR_MS = 30 * A_DAY_MS;

/**
 * Texts one caller: guard, claim, send, record. Whatever happens in between, the caller gets the text at most once,
 * and a text that may have gone out is never sent again before the phone system was asked.
 *
 * @throws {TemplateError} {MessageError} for a message that cannot be written; nothing was claimed.
 * @throws {ProviderError} when the text could not be sent; the call stays in the outbox to be tried again.
 */
export async function sendTextBack(
	tools: Tools,
	to: Addressed,
	view: object,
	settings: SendSettings,
	now: number,
): Promise<TextPart> {
	const { ledger } = tools;
	const conversation = await ledger.conversation(to.pair);
	if (to.isShown)
		return { ...letterPart(writeLetter(to, view, settings, conversation), to), status: 'dryRun' };
	await rememberName(ledger, to);
	const claimedAt = to.isLate ? await ledger.unsettledSince(to.pair, to.key) : undefined;
	// Of a claim that a clock ahead wrote down nobody knows the time.
	const since = claimedAt !== undefined && isFromFuture(claimedAt, now) ? now - A_DAY_MS : claimedAt;
	let neverWentOut = false;
	if (since !== undefined) {
		// A text that went out unseen counts before anything is said of its caller: that they answered it is no reason to
		// skip them. Where the phone system cannot tell, the rest is asked as ever.
		const letter = writeLetter(to, view, settings, conversation);
		const seen = await outcomeOf(lookForSent(tools, to, letter, since));
		if (seen.ok && seen.value) return await recordFound(ledger, to, letter, seen.value, now);
		neverWentOut = seen.ok;
	}
	const refusal = await findRefusal(ledger, to, conversation, settings, now);
	if (refusal) return await refuse(ledger, to, refusal, { dryRun: settings.dryRun, neverWentOut }, now);

	const letter = writeLetter(to, view, settings, conversation);
	if (settings.dryRun) {
		const last = to.isAnswer ? undefined : conversation?.lastText?.at;
		if (last !== undefined && !isFromFuture(last, now) && now < last + settings.coolDownMs) {
			return await skip(ledger, to, 'alreadyTexted', explainSkip('alreadyTexted'), now);
		}
		await skip(ledger, to, 'dryRun', explainSkip('dryRun'), now);
		return { ...letterPart(letter, to), status: 'dryRun' };
	}
	const { coolDownMs, limits } = settings;
	const claim = await ledger.claim(to.pair, to.key, now, coolDownMs, limits, to.isAttested);
	if (!claim.granted) return await refuseClaim(ledger, to, claim, now);
	reached('claimed');
	return await textClaimed(tools, to, { letter, settings, conversation }, claim, now).catch(
		(error: unknown) => {
			// What became of the text nobody may know; what the phone system says is settled where it says it.
			if (!(error instanceof ProviderError)) {
				void untilDone(() => ledger.doubt(to.pair, to.key), ignoreFailure);
			}
			throw error;
		},
	);
}

/** The call's own error is what a person gets to see. */
const ignoreFailure = () => undefined;

type Prepared = { letter: Letter; settings: SendSettings; conversation: Conversation | undefined };

/** Texts a caller whose claim is ours. */
async function textClaimed(
	tools: Tools,
	to: Addressed,
	{ letter, settings, conversation }: Prepared,
	claim: Extract<Claim, { granted: true }>,
	now: number,
): Promise<TextPart> {
	const { ledger } = tools;
	const mayBeOutSince = Math.min(claim.resumed ? claim.since : Infinity, to.isLate ? begunAt(to) : Infinity);
	const found = mayBeOutSince < Infinity && (await findSent(tools, to, letter, mayBeOutSince, now));
	if (found) return await recordFound(ledger, to, letter, found, now);
	const isUnknownLine = !claim.resumed && conversation?.lastReplyAt === undefined;
	if (settings.lookUpLandlines && isUnknownLine && (await isLandline(tools, to, settings.limits, now))) {
		return await skipClaimed(ledger, to, 'landline', explainSkip('landline'), now);
	}
	return await send(tools, to, letter, now);
}

/**
 * A call that was not handed out at once may have been texted without a word on record: by an n8n whose file was replaced by
 * an older copy since. The phone system's own list knows.
 */
function begunAt({ call }: Addressed): number {
	return call?.startedAt ?? Infinity;
}

/** Of a business whose trigger serves many, the item is the first to know the name; replies and reports use it, too. */
async function rememberName(ledger: Ledger, { pair, businessName }: Addressed): Promise<void> {
	if (businessName === '') return;
	const known = await ledger.business(pair.business);
	const isOurs = known?.name === '' || known?.servedBy !== undefined;
	if (isOurs && known.name !== businessName) {
		await ledger.saveBusiness({ number: pair.business, name: businessName });
	}
}

/**
 * Asks the phone system, which charges for the answer: as often within an hour and a day as texts may go out, or callers
 * with forged landline numbers could run up a bill. Where there is no answer, the text is sent.
 */
async function isLandline(
	{ ledger, system, http, credential, warn }: Tools,
	to: Addressed,
	limits: TextLimits,
	now: number,
): Promise<boolean> {
	if (!(await ledger.mayLookUp(to.pair, now, limits, LINE_KNOWN_FOR_MS))) return false;
	const answer = await outcomeOf(system.texts.lookUpLine(http, credential, to.pair.caller));
	if (!answer.ok)
		warn(`the line of a number was not looked up. ${answer.error.message}. ${answer.error.advice}`);
	if (!answer.ok || answer.value !== 'landline') return false;
	await ledger.noteFinding(to.pair, 'landline', now);
	return true;
}

async function send(tools: Tools, to: Addressed, letter: Letter, now: number): Promise<TextPart> {
	const { ledger, system, http, credential } = tools;
	const receiptUrl = await receiptAddress(ledger, system.id, to.pair.business, tools.workflow);
	const delivery = await deliver(
		() =>
			system.texts.send(http, credential, {
				from: letter.sender.kind === 'number' ? letter.sender.number : to.pair.business,
				...(letter.sender.kind === 'service' && { service: letter.sender.id }),
				to: to.pair.caller,
				body: letter.body,
				...(letter.picture !== '' && { picture: letter.picture }),
				...(receiptUrl !== undefined && { receiptUrl }),
			}),
		() => lookForSent(tools, to, letter, now),
	);
	if (delivery.kind === 'failed') return await settleFailure(tools, to, delivery, now);
	reached('sent');
	return await recordSent(ledger, to, letter, delivery.text, now);
}

/** A refusal that is about the caller ends here; anything else is tried again, after asking what went out. */
async function settleFailure(
	tools: Tools,
	to: Addressed,
	{ error, mayBeOut }: Extract<Delivery, { kind: 'failed' }>,
	now: number,
): Promise<TextPart> {
	const { ledger, system } = tools;
	const finding = system.texts.finding(error.details.code, to.pair.business);
	if (finding !== undefined) await ledger.noteFinding(to.pair, finding, now);
	if (error.details.isFinal && !mayBeOut) {
		const reason = error.kind === 'optedOut' ? 'optedOut' : 'refusedByCarrier';
		return await skipClaimed(ledger, to, reason, `${error.message}. ${error.advice}`, now);
	}
	await (mayBeOut ? ledger.doubt(to.pair, to.key) : ledger.release(to.pair, to.key));
	await ledger.retryAt(to.key, now + retryDelayMs(to, now), now);
	throw error;
}

/**
 * Asks the phone system whether a text that we do not know of went out.
 *
 * @throws {ProviderError} when it does not say: then nothing may be sent, and the claim stays in doubt.
 */
async function findSent(
	tools: Tools,
	to: Addressed,
	letter: Letter,
	since: number,
	now: number,
): Promise<SentText | undefined> {
	const answer = await outcomeOf(lookForSent(tools, to, letter, since));
	if (answer.ok) return answer.value;
	await tools.ledger.doubt(to.pair, to.key);
	await tools.ledger.retryAt(to.key, now + retryDelayMs(to, now), now);
	throw answer.error;
}

/** A text to this caller in the phone system's own list, and on no record: that one would be another's. */
async function lookForSent(
	{ ledger, system, http, credential }: Tools,
	to: Addressed,
	{ sender }: Letter,
	since: number,
): Promise<SentText | undefined> {
	const from = sender.kind === 'number' ? sender.number : undefined;
	const except = new Set(await ledger.textsSince(to.pair, since - A_DAY_MS));
	return await system.texts.findSent(http, credential, { from, to: to.pair.caller, except }, since);
}

/** As long again as the call is ago, so that a short outage is over soon and a long one is not hammered. */
function retryDelayMs(to: Addressed, now: number): number {
	const age = now - (to.call?.endedAt ?? now);
	return Math.min(Math.max(age, MINUTE), 15 * MINUTE);
}

/** Written again later, the text may read differently from the one that went out. */
async function recordFound(
	ledger: Ledger,
	to: Addressed,
	letter: Letter,
	found: SentText,
	now: number,
): Promise<TextPart> {
	return await recordSent(ledger, to, { ...letter, body: found.body ?? letter.body }, found, now);
}

async function recordSent(
	ledger: Ledger,
	to: Addressed,
	letter: Letter,
	sent: SentText,
	now: number,
): Promise<TextPart> {
	const { body, sender, variant } = letter;
	const segments = sent.segments ?? letter.segments;
	const isOther = sender.kind === 'number' && sender.number !== to.pair.business;
	await ledger.recordSend(
		to.pair,
		to.key,
		{
			kind: 'sent',
			textId: sent.id,
			body,
			segments,
			status: sent.status,
			...(isOther && { sender: sender.number }),
			...(variant !== '' && { variant }),
		},
		now,
	);
	reached('recorded');
	return { ...letterPart(letter, to), id: sent.id, status: sent.status, segments, sentAt: isoTime(now) };
}
