import type { Gather } from '../twiml';
import { goTo, ON, prompt, type Next, type Stage } from './flow';

/** `<Gather>`: listens for keys during its prompts and for `timeout` seconds after them, or after the last key. */
export async function gather(stage: Stage, verb: Gather): Promise<Next> {
	const digits = await readDigits(stage, verb);
	if (stage.leg.over) return ON;
	if (digits === '' && !verb.actionOnEmptyResult) return ON;
	const target = verb.action ?? { url: stage.documentUrl, method: 'POST' };
	return goTo(stage, target, { Digits: digits }, 'keys pressed');
}

async function readDigits(stage: Stage, verb: Gather): Promise<string> {
	const { leg, exchange } = stage;
	const done = new AbortController();
	let silence = new AbortController();
	let digits = '';
	const stopListening = leg.listen((digit) => {
		silence.abort();
		silence = new AbortController();
		if (digit === verb.finishOnKey) {
			done.abort();
			return;
		}
		digits += digit;
		if (digits.length === verb.numDigits) done.abort();
	});
	const over = AbortSignal.any([leg.signal, done.signal]);
	for (const part of verb.prompts) {
		if (digits !== '') break;
		await prompt(stage, part, AbortSignal.any([over, silence.signal]));
	}
	// Each key starts the silence anew; it is over when it lasted to the end undisturbed.
	for (let undisturbed = false; !undisturbed && !over.aborted;) {
		const thisSilence = silence.signal;
		await exchange.clock.sleep(verb.timeoutSeconds, AbortSignal.any([over, thisSilence]));
		undisturbed = !thisSilence.aborted;
	}
	stopListening();
	return digits;
}
