import type { HistoryEvent, HistoryEventOf, Outcome } from '../../../textback/report/history';
import type { SkipReason } from '../../../textback/item';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const ZONE = 'America/New_York';
/** Monday 2 November 2026, midnight in New York, and a week from then. */
export const MONDAY = Date.parse('2026-11-02T05:00:00Z');
export const WEEK = { from: MONDAY, to: MONDAY + 7 * DAY };

/** What the record holds of one caller, told call by call. Times in ms after MONDAY. */
export class Caller {
	readonly events: HistoryEvent[] = [];

	constructor(readonly number: string) {}

	calls(at: number, change: Partial<Omit<HistoryEventOf<'call'>, 'kind' | 'at'>> = {}): this {
		const call = change.call ?? `${this.number} ${at}`;
		this.events.push({
			kind: 'call',
			caller: this.number,
			at: MONDAY + at,
			verdict: 'missed',
			ignored: false,
			forwarded: false,
			...change,
			call,
		});
		return this;
	}

	isTexted(at: number, change: Partial<Omit<HistoryEventOf<'text'>, 'kind' | 'at'>> = {}): this {
		this.events.push({
			kind: 'text',
			caller: this.number,
			at: MONDAY + at,
			call: this.#lastCall(),
			status: 'sent',
			segments: 1,
			...change,
		});
		return this;
	}

	isSkipped(at: number, reason: SkipReason): this {
		const call = this.#lastCall();
		this.events.push({ kind: 'skipped', caller: this.number, at: MONDAY + at, call, reason });
		return this;
	}

	replies(at: number): this {
		this.events.push({ kind: 'reply', caller: this.number, at: MONDAY + at });
		return this;
	}

	saysStop(at: number): this {
		this.events.push({ kind: 'optOut', caller: this.number, at: MONDAY + at });
		return this.replies(at);
	}

	ends(at: number, outcome: Outcome): this {
		this.events.push({ kind: 'outcome', caller: this.number, at: MONDAY + at, outcome });
		return this;
	}

	#lastCall(): string {
		return this.events.findLast((event) => event.kind === 'call')?.call ?? 'none';
	}
}

export function caller(number: string): Caller {
	return new Caller(number);
}

export function history(...callers: Caller[]): HistoryEvent[] {
	return callers.flatMap(({ events }) => events);
}
