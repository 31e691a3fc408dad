/** What a caller's text asks of us besides being read. */
export type Intent = 'stop' | 'start' | 'help' | 'none';

/**
 * The words of 47 CFR 64.1200(a)(10), the CTIA's and the carriers' own. A whole message must be one of them: "stop
 * by at 5?" and "cancel my appointment" are everyday replies.
 */
const STOP = new Set([
	'stop',
	'stopall',
	'stop all',
	'unsubscribe',
	'end',
	'quit',
	'cancel',
	'revoke',
	'optout',
	'opt out',
	'stop please',
	'please stop',
]);
const START = new Set(['start', 'unstop', 'subscribe', 'optin', 'opt in']);
const HELP = new Set(['help', 'info']);

/** Reads a caller's text as a keyword, whatever its case, punctuation or spacing ("Stop.", "STOP!!", "opt-out"). */
export function readIntent(body: string): Intent {
	const words = body
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	if (STOP.has(words)) return 'stop';
	if (START.has(words)) return 'start';
	if (HELP.has(words)) return 'help';
	return 'none';
}
