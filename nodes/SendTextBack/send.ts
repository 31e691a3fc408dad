import type { Ledger } from '../../ledger/ledger';
import type { Credential, HttpRequest, PhoneSystem, SentText } from '../../providers/contract';
import { ProviderError } from '../../providers/error';
import { explainSkip, guard } from '../../textback/guards';
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
	const refused = await findReason(ledger, to, settings, now);
	if (refused) return await skip(ledger, to, refused, explainSkip(refused), now);

	const conversation = await ledger.conversation(to.pair);
	const message = writeMessage({
		template: settings.template,
		isTemplate: settings.isTemplate,
		view,
		businessName: to.businessName,
		firstContact: conversation?.lastText === undefined,
		optOutLine: settings.optOutLine,
	});
	const claim = await ledger.claim(to.pair, to.key, now, settings.coolDownMs);
	if (!claim.granted) {
		// A copy of this very call is being handled: how that ends is for the other run to record.
		if (claim.sameCall) return skipped('alreadyTexted', explainSkip('alreadyTexted'));
		return await skip(ledger, to, 'alreadyTexted', explainSkip('alreadyTexted'), now);
	}
	const earlier = claim.resumed ? await findSent(tools, to, claim.since, now) : undefined;
	return earlier ? await recordSent(ledger, to, message, earlier, now) : await send(tools, to, message, now);
}

async function findReason(
	ledger: Ledger,
	to: Addressed,
	settings: SendSettings,
	now: number,
): Promise<SkipReason | undefined> {
	return guard(
		{
			caller: parsePhone(to.caller),
			business: to.pair.business,
			ownNumbers: (await ledger.business(to.pair.business))?.ownNumbers ?? [],
			optedOut: await ledger.isSuppressed(to.pair),
			ageSeconds: to.endedAt === undefined ? 0 : (now - to.endedAt) / 1000,
		},
		settings,
	);
}

async function send(tools: Tools, to: Addressed, message: Message, now: number): Promise<TextPart> {
	const { ledger, system, http, credential } = tools;
	const receiptUrl = (await ledger.registrationFor(system.id, to.pair.business, 'texts'))?.webhookUrl;
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
	const age = now - (to.endedAt ?? now);
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
