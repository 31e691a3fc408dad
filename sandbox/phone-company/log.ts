import { PATIENCE_MS } from './clock';
import type { Message } from './texts';
import type { PushNotification } from './ntfy';

export type CallEventPhase = 'ringing' | 'answered' | 'bridged' | 'recording' | 'ended';

/** What happens, in order. Credentials never get in here: no Authorization header, signatures shortened. */
export type PhoneCompanyEvent =
	| {
			type: 'call';
			phase: CallEventPhase;
			callSid: string;
			/** Set on the leg of a phone that was dialled. */
			parentCallSid?: string;
			from: string;
			to: string;
			status: string;
	  }
	/** Something a person on the line hears: spoken words, or a sound in square brackets. */
	| { type: 'heard'; callSid: string; text: string }
	| {
			type: 'webhook';
			/** Shared by the request and its answer. */
			webhookId: number;
			purpose: string;
			method: string;
			url: string;
			params: Record<string, string>;
			signature: string;
			attempt: number;
	  }
	| {
			type: 'webhookAnswer';
			webhookId: number;
			purpose: string;
			url: string;
			status: number;
			body: string;
			ms: number;
	  }
	| { type: 'webhookError'; webhookId: number; purpose: string; url: string; error: string; ms: number }
	/** Something Twilio would write into its debugger. */
	| { type: 'problem'; code: number; message: string; url: string }
	| {
			type: 'api';
			method: string;
			path: string;
			form: Record<string, string>;
			status: number;
			answer: string;
			ms: number;
	  }
	/** A text was accepted from the business (`outbound-api`) or sent by a phone (`inbound`). */
	| { type: 'text'; message: Message }
	| { type: 'textStatus'; sid: string; from: string; to: string; status: string; errorCode: number | null }
	| { type: 'push'; notification: PushNotification };

/** `id` counts from 1; `at` is milliseconds since 1970-01-01 UTC. */
export type LoggedEvent = PhoneCompanyEvent & { id: number; at: number };

type Logged<T extends PhoneCompanyEvent['type']> = Extract<PhoneCompanyEvent, { type: T }> & {
	id: number;
	at: number;
};

export type EventOf<T extends PhoneCompanyEvent['type']> = T extends PhoneCompanyEvent['type']
	? Logged<T>
	: never;

const KEPT_EVENTS = 20_000;

/** The event log: everything that happened, and a way to wait for what has not happened yet. */
export class EventLog {
	#events: LoggedEvent[] = [];
	#lastId = 0;
	readonly #listeners = new Set<(event: LoggedEvent) => void>();
	readonly #handedOut = new Set<number>();

	add(event: PhoneCompanyEvent): void {
		const logged: LoggedEvent = { ...event, id: ++this.#lastId, at: Date.now() };
		this.#events.push(logged);
		if (this.#events.length > KEPT_EVENTS * 1.1) this.#events = this.#events.slice(-KEPT_EVENTS);
		for (const listener of [...this.#listeners]) listener(logged);
	}

	/** The newest events, oldest first. */
	all(): readonly LoggedEvent[] {
		return this.#events;
	}

	/** Calls `listener` for each event from now on. Returns the way to stop that. */
	on(listener: (event: LoggedEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * The first event that matches, past or future, and that no earlier `next` has returned: so nothing is missed
	 * between two calls, and nothing comes twice.
	 * @throws Error that names `what` when `timeoutMs` pass without one
	 */
	async next(
		match: (event: LoggedEvent) => boolean,
		timeoutMs = PATIENCE_MS,
		what = 'event',
	): Promise<LoggedEvent> {
		const event = await this.find(
			(candidate) => !this.#handedOut.has(candidate.id) && match(candidate),
			timeoutMs,
			what,
		);
		this.#handedOut.add(event.id);
		return event;
	}

	/** Like `next`, but the event stays there for others. */
	find(
		match: (event: LoggedEvent) => boolean,
		timeoutMs = PATIENCE_MS,
		what = 'event',
	): Promise<LoggedEvent> {
		const past = this.#events.find(match);
		if (past) return Promise.resolve(past);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				stop();
				const last = this.#events.slice(-5).map((event) => JSON.stringify(event).slice(0, 200));
				reject(new Error(`No such ${what} within ${timeoutMs} ms. The last events:\n${last.join('\n')}`));
			}, timeoutMs).unref();
			const stop = this.on((event) => {
				if (!match(event)) return;
				clearTimeout(timer);
				stop();
				resolve(event);
			});
		});
	}
}
