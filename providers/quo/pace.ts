/** Ten requests a second and key. */
const GAP_MS = 100;

/** When the next request of each key may leave, by the clock that never jumps. */
const next = new Map<string, number>();

/** Resolves when a request with this key may leave. Other n8n processes with the same key are not counted. */
export async function turn(key: string): Promise<void> {
	const now = performance.now();
	const at = Math.max(now, next.get(key) ?? 0);
	for (const [other, free] of next) if (free <= now) next.delete(other);
	next.set(key, at + GAP_MS);
	if (at > now) await new Promise((leave) => setTimeout(leave, at - now));
}
