import { DateTime } from 'luxon';

/** Minutes after midnight on the clock at the caller's place. `from` after `to` is a night: 21:00 to 8:00. */
export type QuietHours = { from: number; to: number };

const DAY_MINUTES = 24 * 60;
const MOST_ROUNDS = 5;

/**
 * When the quiet time that `at` falls into is over everywhere in `zones`.
 *
 * @param at ms.
 * @param zones IANA names; where the caller may be. It is quiet when it is quiet in any of them.
 * @returns ms; undefined when it is not quiet.
 */
export function quietUntil(hours: QuietHours, zones: readonly string[], at: number): number | undefined {
	let end = at;
	// Where one zone wakes up another may still sleep; a few rounds settle on the end of the last.
	for (let round = 0; round < MOST_ROUNDS; round += 1) {
		const ends = zones.flatMap((zone) => endInZone(hours, zone, end) ?? []);
		if (ends.length === 0) break;
		end = Math.max(...ends);
	}
	return end === at ? undefined : end;
}

function endInZone({ from, to }: QuietHours, zone: string, at: number): number | undefined {
	const local = DateTime.fromMillis(at, { zone });
	const minute = local.hour * 60 + local.minute;
	const sinceFrom = (minute - from + DAY_MINUTES) % DAY_MINUTES;
	const length = (to - from + DAY_MINUTES) % DAY_MINUTES;
	if (!local.isValid || sinceFrom >= length) return undefined;
	const day = minute < to || from < to ? local : local.plus({ days: 1 });
	return day.set({ hour: Math.floor(to / 60), minute: to % 60, second: 0, millisecond: 0 }).toMillis();
}
