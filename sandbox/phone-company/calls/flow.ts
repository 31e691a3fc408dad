import { parseTwiml, TwimlError, type Prompt, type Target, type Verb } from '../twiml';
import type { Exchange } from './exchange';
import type { Leg } from './leg';
import { dial } from './dial';
import { gather } from './gather';
import { record } from './record';
import { followStudioFlow } from './studio-flow';

/** What comes after a verb: the next one, another document in place of this one, or nothing. */
export type Next =
	| { go: 'on' }
	| { go: 'to'; target: Target; params: Record<string, string>; purpose: string }
	| { go: 'end' };

export const ON: Next = { go: 'on' };
const END: Next = { go: 'end' };

/** What a verb works with: the leg it runs on, and the address of the document it stands in, which may be a later one. */
export type Stage = { exchange: Exchange; leg: Leg; documentUrl: string; isLater?: boolean };

/** Words a second of Twilio's voice, about. */
const SPEAKING_RATE = 2.5;
const PLAY_SECONDS = 3;

/**
 * Requests TwiML and follows it on the leg, document after document. Where one cannot be had or followed, the number's
 * fallback is asked in its place, once (https://www.twilio.com/docs/usage/security/availability-reliability).
 *
 * @param fallback of the caller's own leg
 * @returns `fellThrough` when a document ended without hanging up: what that means depends on whose leg it is
 */
export async function follow(
	exchange: Exchange,
	leg: Leg,
	start: Target,
	purpose: string,
	fallback?: Target,
): Promise<'fellThrough' | 'over'> {
	let request: Extract<Next, { go: 'to' }> = { go: 'to', target: start, params: {}, purpose };
	for (let isLater = false; ; isLater = true) {
		const document = await fetchTwiml(exchange, leg, request);
		if ('code' in document) {
			if (leg.over) return 'over';
			if (!fallback) {
				leg.hears('We are sorry, an application error has occurred. Goodbye.');
				return 'over';
			}
			const params = { ErrorCode: String(document.code), ErrorUrl: request.target.url };
			const flow = exchange.studio.at(fallback.url);
			if (flow) return await followStudioFlow({ exchange, leg, documentUrl: '' }, flow, params);
			request = { go: 'to', target: fallback, params, purpose: 'fallback' };
			fallback = undefined;
			continue;
		}
		const stage = { exchange, leg, documentUrl: request.target.url, isLater };
		const next = await runDocument(stage, document.verbs);
		if (leg.over || next.go === 'end') return 'over';
		if (next.go === 'on') return 'fellThrough';
		request = next;
	}
}

/** Follows TwiML that nobody is asked for. */
export async function followOwn(exchange: Exchange, leg: Leg, document: string): Promise<void> {
	await runDocument({ exchange, leg, documentUrl: '' }, parseTwiml(document));
}

export async function runDocument(stage: Stage, verbs: Verb[]): Promise<Next> {
	for (const verb of verbs) {
		if (stage.leg.over) return END;
		const next = await perform(stage, verb);
		if (next.go !== 'on') return next;
	}
	return ON;
}

async function perform(stage: Stage, verb: Verb): Promise<Next> {
	const { leg } = stage;
	leg.resume();
	switch (verb.verb) {
		case 'Say':
		case 'Play':
			leg.answer();
			await prompt(stage, verb, leg.signal);
			return ON;
		case 'Pause':
			await prompt(stage, verb, leg.signal);
			return ON;
		case 'Gather':
			leg.answer();
			return gather(stage, verb);
		case 'Record':
			leg.answer();
			return record(stage, verb);
		case 'Dial':
			return dial(stage, verb);
		case 'Redirect':
			return goTo(stage, verb.target, {}, 'redirect');
		case 'Reject':
			if (stage.isLater && !stage.exchange.behaviour.rejectLater) return ON;
			// Only an unanswered call can be refused; after that the verb is a hang-up.
			leg.end(leg.answeredAt !== undefined ? 'completed' : verb.reason === 'busy' ? 'busy' : 'no-answer');
			return END;
		case 'Hangup':
			return END;
		case 'Message':
			return ON;
	}
}

/** Lets the leg hear something and takes as long as that takes, or until `signal` aborts. */
export async function prompt({ exchange, leg }: Stage, what: Prompt, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return;
	switch (what.verb) {
		case 'Say':
			leg.hears(what.text);
			return exchange.clock.sleep(what.text.split(/\s+/).length / SPEAKING_RATE, signal);
		case 'Play':
			leg.hears(`[plays ${what.url}]`);
			return exchange.clock.sleep(PLAY_SECONDS, signal);
		case 'Pause':
			return exchange.clock.sleep(what.seconds, signal);
	}
}

/** The way to another document; its address may be relative to the one it is named in. */
export function goTo(stage: Stage, target: Target, params: Record<string, string>, purpose: string): Next {
	return { go: 'to', target: { ...target, url: resolveUrl(target.url, stage.documentUrl) }, params, purpose };
}

/** An absolute address stays as it is, to the letter: the signature covers it. */
export function resolveUrl(url: string, base: string): string {
	return /^https?:\/\//i.test(url) ? url : new URL(url, base).href;
}

/** The document's verbs, or the code of what is wrong with it, which is then in the log. */
async function fetchTwiml(
	exchange: Exchange,
	leg: Leg,
	{ target, params, purpose }: Extract<Next, { go: 'to' }>,
): Promise<{ verbs: Verb[] } | { code: number }> {
	const { url, method } = target;
	const answer = await exchange.tell(leg, { purpose, url, method, fields: params });
	if (!answer) return { code: 11200 };
	const problem = (code: number, message: string) => {
		exchange.log.add({ type: 'problem', code, message, url });
		return { code };
	};
	if (answer.status >= 400) return problem(11200, `The ${purpose} webhook answered ${answer.status}`);
	if (!/xml/i.test(answer.contentType)) {
		return problem(12300, `The ${purpose} webhook answered with the content type "${answer.contentType}"`);
	}
	try {
		return { verbs: parseTwiml(answer.body) };
	} catch (error) {
		if (!(error instanceof TwimlError)) throw error;
		return problem(error.code, error.message);
	}
}
