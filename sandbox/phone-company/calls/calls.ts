import type { Exchange } from './exchange';
import { follow, followOwn } from './flow';
import { aborted } from '../clock';
import type { Line } from '../systems/system';
import { ANONYMOUS } from '../options';
import type { Leg, LegOutcome, LegStatus, Milestone } from './leg';

export type CallRequest = {
	/** E.164, or whatever the network says of a caller without a number. */
	from: string;
	/** One of the company's numbers. */
	to: string;
	/** The number that the call was first made to, if its carrier forwarded it and says so. */
	forwardedFrom?: string;
	/** The network's word on the caller's number, e.g. `TN-Validation-Passed-A`; empty for none. */
	stirVerstat?: string;
	callerName?: string;
	/** Whether the caller talks once a recording runs, until it is ended. Off, the caller is silent. */
	speaks?: boolean;
};

/** A call as its caller sees it. */
export class Call {
	constructor(
		readonly leg: Leg,
		private readonly hangUpStatus: LegOutcome,
		private readonly sleep: (seconds: number, signal: AbortSignal) => Promise<void>,
	) {}

	get sid(): string {
		return this.leg.sid;
	}

	get status(): LegStatus {
		return this.leg.status;
	}

	/** @throws Error when the call ends, or `timeoutMs` pass, before it came so far */
	waitFor(milestone: Milestone, timeoutMs?: number): Promise<void> {
		return this.leg.waitFor(milestone, timeoutMs);
	}

	/** The caller hangs up. Nothing happens if the call is already over. */
	hangUp(): void {
		this.leg.end(this.leg.answeredAt === undefined ? this.hangUpStatus : 'completed');
	}

	/** The caller presses a key; lost when nothing listens for keys. */
	press(digit: string): void {
		this.leg.press(digit);
	}

	/** What the caller says into a recording. */
	set words(words: string) {
		this.leg.words = words;
	}

	/** Waits for the recording, talks for so many seconds and hangs up. @throws Error when nothing records */
	async leaveVoicemail(seconds: number): Promise<void> {
		await this.leg.waitFor('recording');
		this.leg.speaking = true;
		this.leg.speaksForSeconds = seconds;
		await this.sleep(seconds, this.leg.signal);
		this.hangUp();
	}
}

/** Inbound calls: from the caller's dialling to the status callback. */
export class Calls {
	readonly #calls = new Map<string, Call>();
	readonly #running = new Set<Promise<void>>();

	constructor(private readonly exchange: Exchange) {}

	/** @throws Error when `to` is none of the company's numbers */
	place(request: CallRequest): Call {
		const { exchange } = this;
		const line = exchange.lines.find(request.to);
		if (!line) throw new Error(`${request.to} is no number of this phone company`);
		const verstat =
			request.stirVerstat ?? (request.from === ANONYMOUS ? 'No-TN-Validation' : 'TN-Validation-Passed-A');
		const leg = exchange.newLeg({
			from: request.from,
			to: request.to,
			extra: {
				...(verstat && { StirVerstat: verstat }),
				...(request.forwardedFrom && { ForwardedFrom: request.forwardedFrom }),
				...(request.callerName && { CallerName: request.callerName }),
			},
		});
		leg.speaking = request.speaks ?? false;
		const call = new Call(leg, exchange.behaviour.callerHungUpUnanswered, (seconds, signal) =>
			exchange.clock.sleep(seconds, signal),
		);
		this.#calls.set(call.sid, call);
		this.#track(this.#live(leg, line));
		this.#track(aborted(leg.signal).then(() => this.#reportEnd(leg, line)));
		return call;
	}

	get(sid: string): Call | undefined {
		return this.#calls.get(sid);
	}

	/** Calls that are not over yet, oldest first. */
	active(): Call[] {
		return [...this.#calls.values()].filter((call) => !call.leg.over);
	}

	/** Ends all calls and waits for what they still have to say. */
	async close(): Promise<void> {
		for (const call of this.active()) call.hangUp();
		await Promise.all(this.#running);
	}

	async #live(leg: Leg, line: Line): Promise<void> {
		const instructions = line.instructions();
		if (line.ownFlow !== undefined) {
			await followOwn(this.exchange, leg, line.ownFlow);
		} else if (instructions) {
			await follow(this.exchange, leg, instructions, 'incoming call', line.fallback());
		} else {
			leg.hears('The number you have dialled is not in service.');
			leg.end('failed');
			return;
		}
		// Only <Reject> and an <answerOnBridge> that nobody bridged leave a call unanswered to its end.
		if (leg.lastDialStatus === undefined) leg.answer();
		leg.end(
			leg.answeredAt !== undefined ? 'completed' : leg.lastDialStatus === 'busy' ? 'busy' : 'no-answer',
		);
	}

	async #reportEnd(leg: Leg, line: Line): Promise<void> {
		const target = line.status();
		if (!target) return;
		const { system } = line;
		const params = system.aboutEnd(leg);
		await this.exchange.webhooks.send({ purpose: 'call ended', ...target, system, params });
	}

	#track(work: Promise<void>): void {
		this.#running.add(work);
		void work.finally(() => this.#running.delete(work));
	}
}
