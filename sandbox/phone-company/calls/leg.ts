import { aborted, PATIENCE_MS, type Clock } from '../clock';
import type { EventLog } from '../log';
import type { System } from '../systems/system';

export type LegOutcome = 'completed' | 'busy' | 'no-answer' | 'canceled' | 'failed';
export type LegStatus = 'ringing' | 'in-progress' | LegOutcome;

/** What one may wait for on a leg. `dialling`: the owner's phones are being rung. */
export type Milestone = 'dialling' | 'answered' | 'bridged' | 'recording' | 'ended';

export type LegSettings = {
	/** The phone system that the call came by. */
	system: System;
	from: string;
	to: string;
	/** Set on the leg of a phone that was dialled. */
	parent?: Leg;
	/** Further fields that this leg's webhooks carry. */
	extra?: Record<string, string>;
};

/** One call leg: the caller's, or that of a phone that was dialled. It ends once, whoever ends it. */
export class Leg {
	readonly sid: string;
	readonly system: System;
	readonly from: string;
	readonly to: string;
	readonly parent: Leg | undefined;
	readonly extra: Record<string, string>;
	readonly createdAt: number;
	answeredAt: number | undefined;
	endedAt: number | undefined;
	status: LegStatus = 'ringing';
	/** The other end's words go into a recording instead of silence. */
	speaking = false;
	/** For how many seconds they speak, where that is known beforehand: a busy machine must not make it longer. */
	speaksForSeconds: number | undefined;
	/** What the other end says into a recording. */
	words = 'Hello, please call me back.';
	/** The leg it is connected with. */
	bridgedTo: Leg | undefined;
	/** How ringing other phones for this leg ended. */
	lastDialStatus: LegOutcome | undefined;
	readonly #ended = new AbortController();
	readonly #reached = new Map<Milestone, { promise: Promise<void>; resolve: () => void }>();
	#latest: 'answered' | 'bridged' | 'recording' = 'answered';
	#onDigit: ((digit: string) => void) | undefined;
	readonly #waitingForInput = new Set<() => void>();

	constructor(
		settings: LegSettings,
		private readonly clock: Clock,
		private readonly log: EventLog,
	) {
		this.system = settings.system;
		this.sid = settings.system.newCallId();
		this.from = settings.from;
		this.to = settings.to;
		this.parent = settings.parent;
		this.extra = settings.extra ?? {};
		this.createdAt = clock.now();
		this.#tell('ringing');
	}

	/** Aborts when the leg ends. */
	get signal(): AbortSignal {
		return this.#ended.signal;
	}

	get over(): boolean {
		return this.#ended.signal.aborted;
	}

	get direction(): 'inbound' | 'outbound-dial' {
		return this.parent ? 'outbound-dial' : 'inbound';
	}

	/** How far it has come, in one word. */
	get state(): 'ringing' | 'answered' | 'bridged' | 'recording' | 'ended' {
		if (this.over) return 'ended';
		return this.answeredAt === undefined ? 'ringing' : this.#latest;
	}

	/** Seconds since it was answered; 0 if it never was. */
	get durationSeconds(): number {
		if (this.answeredAt === undefined) return 0;
		return this.clock.secondsBetween(this.answeredAt, this.endedAt ?? this.clock.now());
	}

	answer(): void {
		if (this.over || this.answeredAt !== undefined) return;
		this.answeredAt = this.clock.now();
		this.status = 'in-progress';
		this.#tell('answered');
		this.reach('answered');
	}

	end(status: LegOutcome): void {
		if (this.over) return;
		this.endedAt = this.clock.now();
		this.status = status;
		this.#tell('ended');
		this.#ended.abort();
		this.reach('ended');
	}

	/** Notes that the leg came this far, and tells those who wait. */
	reach(milestone: Milestone): void {
		this.#milestone(milestone).resolve();
		if (milestone === 'bridged' || milestone === 'recording') {
			this.#latest = milestone;
			this.#tell(milestone);
		}
	}

	/** @throws Error when the leg ends, or `timeoutMs` pass, before it came so far */
	async waitFor(milestone: Milestone, timeoutMs = PATIENCE_MS): Promise<void> {
		const outcome = await Promise.race([
			this.#milestone(milestone).promise.then(() => 'reached' as const),
			aborted(this.signal).then(() => 'over' as const),
			aborted(AbortSignal.timeout(timeoutMs)).then(() => 'late' as const),
		]);
		if (outcome === 'reached' || (milestone === 'ended' && outcome === 'over')) return;
		const why = outcome === 'over' ? `it ended (${this.status})` : `${timeoutMs} ms passed`;
		throw new Error(`Waited until the call from ${this.from} to ${this.to} is ${milestone}, but ${why}`);
	}

	/** The flow goes on with another verb: what the last one did is over. */
	resume(): void {
		this.#latest = 'answered';
	}

	hears(text: string): void {
		this.log.add({ type: 'heard', callSid: this.sid, text });
	}

	/** A key on the other end's keypad. Lost, as on the telephone, when nobody listens for keys. */
	press(digit: string): void {
		this.#onDigit?.(digit);
	}

	/** Resolves when the flow listens for keys, or the leg is over. */
	listensForKeys(): Promise<void> {
		if (this.#onDigit || this.over) return Promise.resolve();
		return new Promise((resolve) => {
			this.#waitingForInput.add(resolve);
			void aborted(this.signal).then(resolve);
		});
	}

	/** Calls `onDigit` for each key until the function that it returns is called. */
	listen(onDigit: (digit: string) => void): () => void {
		this.#onDigit = onDigit;
		for (const tell of this.#waitingForInput) tell();
		this.#waitingForInput.clear();
		return () => {
			this.#onDigit = undefined;
		};
	}

	#milestone(milestone: Milestone) {
		const known = this.#reached.get(milestone);
		if (known) return known;
		let resolve = () => {};
		const promise = new Promise<void>((settle) => {
			resolve = settle;
		});
		const fresh = { promise, resolve };
		this.#reached.set(milestone, fresh);
		return fresh;
	}

	#tell(phase: 'ringing' | 'answered' | 'bridged' | 'recording' | 'ended'): void {
		this.log.add({
			type: 'call',
			phase,
			callSid: this.sid,
			...(this.parent && { parentCallSid: this.parent.sid }),
			from: this.from,
			to: this.to,
			status: this.status,
		});
	}
}
