import type { LegOutcome } from '../../textback/call';

/** How a call ended, as far as a PBX tells; `begun` when it has not ended yet. */
export type Outcome = LegOutcome | 'voicemail' | 'begun';

/**
 * Our own words first; then those of Asterisk (DIALSTATUS and CDR), FreeSWITCH (originate_disposition) and 3CX (CallType,
 * of which `Notanswered` is a call that went out, so it must stay unknown).
 */
const WORDS: Record<Outcome, readonly string[]> = {
	begun: ['ringing', 'started', 'incoming', 'ring', 'initiated'],
	noAnswer: ['missed', 'no-answer', 'unanswered', 'timeout', 'no-user-response'],
	busy: ['busy', 'declined', 'rejected', 'user-busy', 'call-rejected'],
	canceled: ['canceled', 'cancelled', 'abandoned', 'cancel', 'hung-up', 'originator-cancel'],
	failed: [
		'failed',
		'unreachable',
		'unavailable',
		'congestion',
		'chan-unavail',
		'user-not-registered',
		'subscriber-absent',
		'no-route-destination',
	],
	voicemail: ['voicemail', 'voice-mail'],
	completed: ['answered', 'completed', 'answer', 'connected', 'inbound', 'success'],
};

const OUTCOMES = new Map(
	Object.entries(WORDS).flatMap(([outcome, words]) =>
		isOutcome(outcome) ? words.map((word) => [bare(word), outcome] as const) : [],
	),
);

/** `NO ANSWER`, `no-answer` and `NoAnswer` are the same. Undefined for a word that we do not know. */
export function outcomeOf(status: string): Outcome | undefined {
	return OUTCOMES.get(bare(status));
}

function bare(word: string): string {
	return word.toLowerCase().replace(/[^a-z]/g, '');
}

function isOutcome(key: string): key is Outcome {
	return key in WORDS;
}
