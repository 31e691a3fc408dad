import type { SkipReason, TextStatus } from '../item';

/** How a conversation turned out for the business, as a person says. `value` is in the business's own money. */
export type Outcome =
	{ kind: 'booked' } | { kind: 'won'; value?: number } | { kind: 'lost' } | { kind: 'spam' };

export type OutcomeKind = Outcome['kind'];

/**
 * Something that the record holds of a caller and a business, as far as a report needs it. Times are milliseconds since
 * 1970-01-01 UTC; `call` is any name that tells the call from all others.
 */
export type HistoryEvent = { caller: string; at: number } & (
	| {
			kind: 'call';
			call: string;
			verdict: 'missed' | 'answered' | 'uncertain';
			/** Nothing was to come of it, e.g. a misdial. */
			ignored: boolean;
			/** It came here only because nobody had answered it elsewhere; answered ones never do. */
			forwarded: boolean;
	  }
	| { kind: 'text'; call: string; status: TextStatus; segments: number; variant?: string }
	| { kind: 'skipped'; call: string; reason: SkipReason }
	| { kind: 'reply' }
	/** Asked for no more texts; the reply that said so follows and has the same time. */
	| { kind: 'optOut' }
	| { kind: 'outcome'; outcome: Outcome }
);

export type HistoryEventOf<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: K }>;

/** What the record calls all callers who withhold their number. */
export const ANONYMOUS = 'anonymous';
