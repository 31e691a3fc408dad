import type { Claim, Conversation, Ledger } from '../../ledger/ledger';
import type { Credential, HttpRequest, PhoneSystem, SentText } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { explainSkip } from '../../textback/guards/explain';
import { guard, type Refusal } from '../../textback/guards/guard';
import { isoTime } from '../../textback/iso-time';
import type { SkipReason, TextPart } from '../../textback/item';
import { writeMessage, type Message } from '../../textback/message';
import { parsePhone } from '../../textback/phone-number';
import type { Addressed } from './read-item';
import type { SendSettings } from './settings';

export type Tools = {
	ledger: Ledger;
	system: PhoneSystem;
	http: HttpRequest;
	credential: Credential;
};

const MINUTE = 60_000;

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
	const refusal = await findRefusal(ledger, to, conversation, settings, now);
	if (refusal) return await refuse(ledger, to, refusal, now);

	const message = writeMessage({
		template: settings.template,
		isTemplate: settings.isTemplate,
		view,
		businessName: to.businessName,
		firstContact: conversation?.lastText === undefined,
		optOutLine: settings.optOutLine,
	});
	const claim = await ledger.claim(to.pair, to.key, now, settings.coolDownMs, settings.limits);
	if (!claim.granted) return await refuseClaim(ledger, to, claim, now);
	const earlier = claim.resumed ? await findSent(tools, to, claim.since, now) : undefined;
	if (earlier) return await recordSent(ledger, to, message, earlier, now);
	if (settings.lookUpLandlines && !claim.resumed && (await isLandline(tools, to, now))) {
		return await skip(ledger, to, 'landline', explainSkip('landline'), now);
	}
	return await send(tools, to, message, now);
}

async function findRefusal(
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
			lastAnsweredAt: conversation?.lastAnsweredAt,
			lastReplyAt: conversation?.lastReplyAt,
			now,
		},
		{ ...settings.guards, maxAgeMinutes: settings.maxAgeMinutes },
	);
}

/** A caller who is to be texted later stays in the outbox, which hands the call out again then. */
async function refuse(ledger: Ledger, to: Addressed, refusal: Refusal, now: number): Promise<TextPart> {
	const { reason, holdUntil } = refusal;
	if (holdUntil !== undefined && (await ledger.retryAt(to.key, holdUntil))) {
		return {
			status: 'held',
			heldUntil: isoTime(holdUntil),
			skippedBecause: reason,
			skippedText: `${explainSkip(reason)} They are texted as soon as that is over.`,
		};
	}
	return await skip(ledger, to, reason, explainSkip(reason), now);
}

async function refuseClaim(
	ledger: Ledger,
	to: Addressed,
	claim: Extract<Claim, { granted: false }>,
	now: number,
): Promise<TextPart> {
	if ('limit' in claim) {
		const reason = claim.limit === 'hourly' ? 'hourlyLimit' : 'dailyLimit';
		const field = claim.limit === 'hourly' ? 'Most Texts an Hour' : 'Most Texts a Day';
		const news = ` That is ${claim.most}, and callers beyond them are not texted. If so many people really call, raise “${field}” in Send Text-Back.`;
		return await skip(ledger, to, reason, explainSkip(reason) + (claim.isNews ? news : ''), now);
	}
	// A copy of this very call is being handled: how that ends is for the other run to record.
	if (claim.sameCall) return skipped('alreadyTexted', explainSkip('alreadyTexted'));
	return await skip(ledger, to, 'alreadyTexted', explainSkip('alreadyTexted'), now);
}

/** Asks the phone system, which charges for the answer. Where it has none, the text is sent. */
async function isLandline(
	{ ledger, system, http, credential }: Tools,
	to: Addressed,
	now: number,
): Promise<boolean> {
	const answer = await outcomeOf(system.lookUpLine(http, credential, to.pair.caller));
	if (!answer.ok || answer.value !== 'landline') return false;
	await ledger.markLandline(to.pair, now);
	return true;
}

async function send(tools: Tools, to: Addressed, message: Message, now: number): Promise<TextPart> {
	const { ledger, system, http, credential } = tools;
	const receiptUrl = (await ledger.registrationsOf(system.id, to.pair.business, 'texts'))[0]?.webhookUrl;
	const attempt = await outcomeOf(
		system.sendText(http, credential, {
			from: to.pair.business,
			to: to.pair.caller,
			body: message.body,
			...(receiptUrl !== undefined && { receiptUrl }),
		}),
	);
	return attempt.ok
		? await recordSent(ledger, to, message, attempt.value, now)
		: await settleFailure(tools, to, message, attempt.error, now);
}

/** A refusal that is about the caller ends here; anything else is tried again, after asking what went out. */
async function settleFailure(
	tools: Tools,
	to: Addressed,
	message: Message,
	error: ProviderError,
	now: number,
): Promise<TextPart> {
	const { ledger } = tools;
	switch (error.kind) {
		case 'optedOut':
			await ledger.suppress(to.pair, 'carrier', now);
			return await skip(ledger, to, 'optedOut', `${error.message}. ${error.advice}`, now);
		case 'unreachableNumber':
			if (tools.system.isLandline(error.details.code)) await ledger.markLandline(to.pair, now);
			return await skip(ledger, to, 'refusedByCarrier', `${error.message}. ${error.advice}`, now);
		default:
			if (error.details.mayHaveHappened) {
				const sent = await findSent(tools, to, now, now);
				if (sent) return await recordSent(ledger, to, message, sent, now);
				await ledger.doubt(to.pair, to.key);
			} else {
				await ledger.release(to.pair, to.key);
			}
			await ledger.retryAt(to.key, now + retryDelayMs(to, now));
			throw error;
	}
}

/**
 * Asks the phone system whether a send whose answer we never saw went out.
 *
 * @throws {ProviderError} when it does not say: then nothing may be sent, and the claim stays in doubt.
 */
async function findSent(
	tools: Tools,
	to: Addressed,
	since: number,
	now: number,
): Promise<SentText | undefined> {
	const { ledger, system, http, credential } = tools;
	const parties = { from: to.pair.business, to: to.pair.caller };
	const answer = await outcomeOf(system.findSentText(http, credential, parties, since));
	if (answer.ok) return answer.value;
	await ledger.doubt(to.pair, to.key);
	await ledger.retryAt(to.key, now + retryDelayMs(to, now));
	throw answer.error;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: ProviderError };

/** A provider's refusal is an outcome to deal with; any other error is a fault of ours and goes on. */
async function outcomeOf<T>(request: Promise<T>): Promise<Outcome<T>> {
	return await request.then(
		(value) => ({ ok: true as const, value }),
		(error: unknown) => {
			if (error instanceof ProviderError) return { ok: false as const, error };
			throw error;
		},
	);
}

/** As long again as the call is ago, so that a short outage is over soon and a long one is not hammered. */
function retryDelayMs(to: Addressed, now: number): number {
	const age = now - (to.call?.endedAt ?? now);
	return Math.min(Math.max(age, MINUTE), 15 * MINUTE);
}

async function recordSent(
	ledger: Ledger,
	to: Addressed,
	message: Message,
	sent: SentText,
	now: number,
): Promise<TextPart> {
	const segments = sent.segments ?? message.segments;
	await ledger.recordSend(
		to.pair,
		to.key,
		{ kind: 'sent', textId: sent.id, body: message.body, segments, status: sent.status },
		now,
	);
	return { id: sent.id, status: sent.status, body: message.body, segments, sentAt: isoTime(now) };
}

async function skip(
	ledger: Ledger,
	to: Addressed,
	reason: SkipReason,
	why: string,
	now: number,
): Promise<TextPart> {
	await ledger.recordSend(to.pair, to.key, { kind: 'skipped', reason }, now);
	return skipped(reason, why);
}

function skipped(reason: SkipReason, why: string): TextPart {
	return { status: 'skipped', skippedBecause: reason, skippedText: why };
}
