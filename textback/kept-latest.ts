/** Keeps what was entered last, so many at most: what is cheap to make again, by keys that come from outside. */
export class KeptLatest<Value> {
	readonly #entries = new Map<string, Value>();
	readonly #most: number;

	constructor(most: number) {
		this.#most = most;
	}

	get(key: string): Value | undefined {
		return this.#entries.get(key);
	}

	set(key: string, value: Value): void {
		const [oldest] = this.#entries.keys();
		if (this.#entries.size >= this.#most && oldest !== undefined) this.#entries.delete(oldest);
		this.#entries.set(key, value);
	}

	clear(): void {
		this.#entries.clear();
	}

	get size(): number {
		return this.#entries.size;
	}
}
