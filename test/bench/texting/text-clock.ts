import { performance } from 'node:perf_hooks';
import type { PhoneCompany } from '../../../sandbox/phone-company';
import type { Flow } from './flows';

const TIMEOUT_MS = 60_000;
const QUIET_MS = 250;

/** Takes the time from a missed call's webhook to the request for the caller's text. */
export class TextClock {
	readonly #waiting = new Map<string, () => void>();
	#lastEventAt = performance.now();
	#callers = 0;

	constructor(company: PhoneCompany) {
		company.on((event) => {
			this.#lastEventAt = performance.now();
			if (event.type === 'text') this.#waiting.get(event.message.to)?.();
		});
	}

	/**
	 * One missed call by somebody who never called before.
	 * @returns milliseconds from the first byte of the webhook to the text's arrival at the phone company
	 */
	async time(flow: Flow): Promise<number> {
		const caller = `+1415555${1_000 + this.#callers++}`;
		const texted = this.#textTo(caller);
		const start = performance.now();
		const [at, response] = await Promise.all([texted, flow.missCall(caller)]);
		if (!response.ok) throw new Error(`The ${flow.name} answered ${response.status}.`);
		return at - start;
	}

	/** Waits until n8n has done what it does after a text: tell the owner, take the receipts, save its run. */
	async quiet(): Promise<void> {
		for (;;) {
			const left = this.#lastEventAt + QUIET_MS - performance.now();
			if (left <= 0) return;
			await new Promise((resolve) => setTimeout(resolve, left));
		}
	}

	#textTo(caller: string): Promise<number> {
		return new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new Error(`${caller} got no text.`)), TIMEOUT_MS);
			this.#waiting.set(caller, () => {
				clearTimeout(late);
				this.#waiting.delete(caller);
				resolve(performance.now());
			});
		});
	}
}
