import type { WebhookRequest } from '../../providers/contract';
import { flowOf, type Fixture, type Sent } from './fixture';

const URL = 'https://n8n.example.com/webhook/abc/calls';

/** What every object of JavaScript has under these names is nobody's status, cause or type. */
const WORDS = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

/** Words that no phone system has told us of, least of all those that mean something to JavaScript, are unknown words. */
export function foreignWords({ system, credential, calls, texts, sign }: Fixture): void {
	const signed = (sent: Sent) => sign(sent, URL, Date.now(), 'ours');

	test.each(WORDS)('“%s” in place of any word of a webhook is an unknown word', (word) => {
		const readCall = (request: WebhookRequest): unknown[] =>
			Object.values(calls?.stories ?? {}).map(({ settings }) => {
				const call = system.calls?.readWebhook(request, flowOf(settings), URL, credential);
				if (call?.kind === 'incomplete') return call.asItStands.events;
				return call?.kind === 'call' ? call.events : call;
			});
		const ofCalls = Object.values(calls?.stories ?? {}).flatMap(({ webhooks }) => webhooks);
		const ofTexts = texts ? [texts.reply, texts.stop, texts.delivered, texts.undelivered] : [];
		const read: unknown[] = [
			...ofCalls.flatMap((sent) => withWord(sent, word)).flatMap((sent) => readCall(signed(sent))),
			...ofTexts
				.flatMap((sent) => withWord(sent, word))
				.map((sent) => system.texts?.readWebhook(signed(sent))),
		];
		expect(read.length).toBeGreaterThan(0);
		// A function would be lost on the way.
		expect(JSON.parse(JSON.stringify(read))).toEqual(read);
	});

	if (system.texts) {
		test.each(WORDS)('“%s” is an unknown error code', (word) => {
			expect(system.texts?.explain(word)).toContain(word);
		});
	}
}

/** The webhook as often as it has words, another one replaced each time. */
function withWord(sent: Sent, word: string): Sent[] {
	const bodies = sent.body.startsWith('{')
		? replacedIn(JSON.parse(sent.body), word).map((json) => JSON.stringify(json))
		: [...new URLSearchParams(sent.body).keys()].map((name) => {
				const form = new URLSearchParams(sent.body);
				form.set(name, word);
				return form.toString();
			});
	return bodies.map((body) => ({ ...sent, body }));
}

function replacedIn(json: unknown, word: string): unknown[] {
	if (typeof json === 'string') return [word];
	if (Array.isArray(json)) {
		return json.flatMap((entry, at) =>
			replacedIn(entry, word).map((other) => json.map((same, index) => (index === at ? other : same))),
		);
	}
	if (typeof json !== 'object' || json === null) return [];
	return Object.entries(json).flatMap(([name, value]) =>
		replacedIn(value, word).map((other) => ({ ...json, [name]: other })),
	);
}
