import type { PhoneCompany } from '../../../sandbox/phone-company';

/** Requests at the phone company's API: how many by what they are about, and the most that came within one second. */
export type Requests = { byKind: Record<string, number>; mostInASecond: number };

/** Counts what n8n asks of the phone company from now on. */
export class RequestCounter {
	#times: number[] = [];
	#byKind: Record<string, number> = {};
	readonly #stop: () => void;

	constructor(company: PhoneCompany) {
		this.#stop = company.on((event) => {
			if (event.type !== 'api') return;
			this.#times.push(event.at);
			const kind = `${event.method} ${/\/(\w+?)(?:\/PN\w+)?\.json/.exec(event.path)?.[1] ?? event.path}`;
			this.#byKind[kind] = (this.#byKind[kind] ?? 0) + 1;
		});
	}

	get count(): number {
		return this.#times.length;
	}

	/** What came since the start or the last call of this. */
	take(): Requests {
		const times = this.#times;
		const mostInASecond = Math.max(
			0,
			...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length),
		);
		const taken = { byKind: this.#byKind, mostInASecond };
		this.#times = [];
		this.#byKind = {};
		return taken;
	}

	stop(): void {
		this.#stop();
	}
}
