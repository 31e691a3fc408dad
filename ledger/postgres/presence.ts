import type { PostgresStore } from './postgres-store';

const BEATS = 4;
const DAY_MS = 24 * 3_600_000;

/**
 * Tells the other processes that this one is at work, again and again: one that was not heard of for `aliveForMs` counts
 * as gone. What it had begun is then for others to finish.
 *
 * @returns what takes leave, so that nobody waits for this process.
 */
export async function announce(
	store: PostgresStore,
	boot: string,
	aliveForMs: number,
): Promise<() => Promise<void>> {
	const beat = () =>
		store.write(`process ${boot}`, async (database) => {
			await database.run(
				`INSERT INTO processes (boot, seen_until) VALUES (?, server_time() + ?)
				ON CONFLICT (boot) DO UPDATE SET seen_until = excluded.seen_until`,
				boot,
				aliveForMs,
			);
		});
	await beat();
	await store.write('processes', (database) =>
		database.run('DELETE FROM processes WHERE seen_until < server_time() - ?', DAY_MS),
	);
	// A beat that fails is made up for by the next; that the server is away is told by whoever needs it.
	const timer = setInterval(() => void beat().catch(() => undefined), aliveForMs / BEATS).unref();
	return async () => {
		clearInterval(timer);
		await store.write(`process ${boot}`, (database) =>
			database.run('DELETE FROM processes WHERE boot = ?', boot),
		);
	};
}
