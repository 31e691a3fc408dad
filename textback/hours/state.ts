import type { IANAZone } from 'luxon';
import type { CalendarDay } from './calendar-day';
import { DAY_MINUTES, type OpenPeriod } from './open-period';
import type { Schedule } from './schedule';
import { stretchesOf, type WallClock, wallClock } from './wall-clock';

/** Instants are milliseconds since 1970-01-01 UTC. `nextOpenAt` is absent when the business does not open for years. */
export type OpenState =
	| { kind: 'open' }
	| { kind: 'afterHours'; nextOpenAt?: number }
	| { kind: 'holiday'; holiday: string; nextOpenAt?: number };

/** How far ahead the next opening is looked for: beyond the longest closure anybody means. */
const HORIZON_DAYS = 10 * 366;

/**
 * Whether the business is open at an instant, going by the clock on its wall.
 *
 * When the clocks go back, hours inside the repeated hour count both times; when they go forward, a time that is
 * skipped has passed. Hours past midnight belong to the day they began on, holidays included.
 */
export function openState(schedule: Schedule, at: number, zone: IANAZone): OpenState {
	const clock = wallClock(zone, at);
	const today = schedule.planFor(clock.day);
	const yesterday = schedule.planFor(clock.day - 1);
	if (covers(today.periods, yesterday.periods, clock)) return { kind: 'open' };

	const nextOpenAt = nextOpening(schedule, at, zone, clock.day);
	const lastNightsHoliday = covers([], yesterday.usual, clock) ? yesterday.holiday : undefined;
	const holiday = today.holiday ?? lastNightsHoliday;
	return holiday === undefined
		? { kind: 'afterHours', nextOpenAt }
		: { kind: 'holiday', holiday, nextOpenAt };
}

function covers(
	today: readonly OpenPeriod[],
	yesterday: readonly OpenPeriod[],
	{ minutes }: WallClock,
): boolean {
	return (
		today.some(({ opens, closes }) => opens <= minutes && minutes < closes) ||
		yesterday.some(({ closes }) => minutes + DAY_MINUTES < closes)
	);
}

/** The first instant after `at`, at which the business is closed, when it is open. */
function nextOpening(schedule: Schedule, at: number, zone: IANAZone, today: CalendarDay): number | undefined {
	for (let day = today - 1; day < today + HORIZON_DAYS; day++) {
		const opening = firstOpeningOf(schedule, day, at, zone);
		if (opening === undefined) continue;
		// Where clocks go back over midnight, the next day can begin before this one is over.
		const nextDays = firstOpeningOf(schedule, day + 1, at, zone);
		return nextDays === undefined ? opening : Math.min(opening, nextDays);
	}
	return undefined;
}

function firstOpeningOf(
	schedule: Schedule,
	day: CalendarDay,
	at: number,
	zone: IANAZone,
): number | undefined {
	const openings = schedule
		.planFor(day)
		.periods.flatMap(({ opens, closes }) => stretchesOf(zone, day, opens, closes))
		.map(({ from }) => from)
		.filter((from) => from > at);
	return openings.length === 0 ? undefined : Math.min(...openings);
}
