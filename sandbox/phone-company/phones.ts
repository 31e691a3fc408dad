import { aborted, PATIENCE_MS } from './clock';
import type { Leg } from './calls/leg';
import type { EventLog } from './log';
import type { LineType } from './options';

/** How ringing a phone can go. */
export type Pickup = 'person' | 'voicemail' | 'declined' | 'busy';

type Incoming = { leg: Leg; pickup?: Pickup; pickUp: (pickup: Pickup) => void };

/** One telephone that can be rung, and the hand that holds it. */
export class Phone {
	lineType: LineType = 'mobile';
	/** Set, the phone is in another call. */
	busy = false;
	/** What answering-machine detection takes it for; what it is, unless set. */
	soundsLike: 'human' | 'machine_start' | 'unknown' | undefined;
	/** When its carrier's voicemail picks up by itself, in seconds of ringing; never, if unset. */
	voicemailAfterSeconds: number | undefined;
	#call: Incoming | undefined;
	readonly #onRing = new Set<() => void>();

	constructor(
		readonly number: string,
		private readonly log: EventLog,
	) {}

	/** The leg that rings or is connected here. */
	get leg(): Leg | undefined {
		return this.#call?.leg;
	}

	get state(): 'idle' | 'ringing' | 'voicemail' | 'inCall' {
		if (!this.#call) return 'idle';
		if (this.#call.pickup === undefined) return 'ringing';
		return this.#call.pickup === 'voicemail' ? 'voicemail' : 'inCall';
	}

	/** Rings until something is done about it; the promise stays open if the leg ends first. */
	ring(leg: Leg): Promise<Pickup> {
		if (this.busy || this.#call) return Promise.resolve('busy');
		return new Promise((resolve) => {
			const call: Incoming = {
				leg,
				pickUp: (pickup) => {
					call.pickup = pickup;
					if (pickup === 'person' || pickup === 'voicemail') leg.answer();
					resolve(pickup);
				},
			};
			this.#call = call;
			for (const tell of this.#onRing) tell();
			void aborted(leg.signal).then(() => {
				if (this.#call === call) this.#call = undefined;
			});
		});
	}

	/** Resolves when it rings. @throws Error when it does not in time */
	async rings(timeoutMs = PATIENCE_MS): Promise<void> {
		if (this.state === 'ringing') return;
		let onRing = () => {};
		const rang = new Promise<boolean>((resolve) => {
			onRing = () => resolve(true);
			this.#onRing.add(onRing);
		});
		const late = aborted(AbortSignal.timeout(timeoutMs)).then(() => false);
		const inTime = await Promise.race([rang, late]);
		this.#onRing.delete(onRing);
		if (!inTime) throw new Error(`The phone ${this.number} did not ring within ${timeoutMs} ms`);
	}

	/** A person takes the call. @throws Error when it does not ring */
	answer(): void {
		this.#ringing().pickUp('person');
	}

	/** A person refuses the call. @throws Error when it does not ring */
	decline(): void {
		this.#ringing().pickUp('declined');
	}

	/** The carrier's voicemail takes the call: it hears, but presses no keys. @throws Error when it does not ring */
	voicemailPicksUp(): void {
		this.#ringing().pickUp('voicemail');
	}

	/** Waits for the flow to listen for keys and presses one. @throws Error when there is no call, or it ends first */
	async press(digit: string): Promise<void> {
		const leg = this.#connected();
		await leg.listensForKeys();
		if (leg.over) throw new Error(`The call on ${this.number} ended before ${digit} could be pressed`);
		leg.press(digit);
	}

	/** Presses a key at once, whether or not anything listens. @throws Error when there is no call */
	pressNow(digit: string): void {
		this.#connected().press(digit);
	}

	/** @throws Error when there is no call */
	hangUp(): void {
		this.#connected().end('completed');
	}

	/** Waits until the phone's ear hears such words in its present call. @throws Error when it does not in time */
	async hears(words: RegExp, timeoutMs = PATIENCE_MS): Promise<string> {
		const sid = this.#connected().sid;
		const event = await this.log.find(
			(event) => event.type === 'heard' && event.callSid === sid && words.test(event.text),
			timeoutMs,
			`words like ${String(words)}`,
		);
		return event.type === 'heard' ? event.text : '';
	}

	#ringing(): Incoming {
		if (!this.#call || this.#call.pickup !== undefined)
			throw new Error(`The phone ${this.number} does not ring`);
		return this.#call;
	}

	#connected(): Leg {
		if (!this.#call || this.#call.pickup === undefined) {
			throw new Error(`The phone ${this.number} is in no call`);
		}
		return this.#call.leg;
	}
}

/** All telephones: any number is one. */
export class Phones {
	readonly #byNumber = new Map<string, Phone>();

	constructor(private readonly log: EventLog) {}

	get(number: string): Phone {
		const known = this.#byNumber.get(number);
		if (known) return known;
		const phone = new Phone(number, this.log);
		this.#byNumber.set(number, phone);
		return phone;
	}

	all(): Phone[] {
		return [...this.#byNumber.values()];
	}
}
