import type { IANAZone } from 'luxon';
import type { CalendarDay } from './calendar-day';
import { DAY_MINUTES, type OpenPeriod } from './open-period';
import type { Schedule } from './schedule';
import { type Stretch, stretchesOf, type WallClock, wallClock } from './wall-clock';

/** Instants are milliseconds since 1970-01-01 UTC. */
export type OpenState =
	| { kind: 'open'; stretch: OpenStretch }
	/** `next` is absent when the business does not open for years. */
	| { kind: 'afterHours'; next?: OpenStretch }
	| { kind: 'holiday'; holiday: string; isClosure?: boolean; next?: OpenStretch };

/** From opening to closing, over midnight where it stays open; an end is absent when it is more than a week away. */
export type OpenStretch = Partial<Stretch>;

/** How far ahead the next opening is looked for: beyond the longest closure anybody means. */
const HORIZON_DAYS = 10 * 366;
const WEEK_MS = 7 * 86_400_000;

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
	if (covers(today.periods, yesterday.periods, clock)) {
		return {
			kind: 'open',
			stretch: { from: openSince(schedule, at, zone), to: openUntil(schedule, at, zone) },
		};
	}

	const from = nextOpening(schedule, at, zone, clock.day);
	const next = from === undefined ? undefined : { from, to: openUntil(schedule, from, zone) };
	const belongsToLastNight = today.holiday === undefined && covers([], yesterday.usual, clock);
	const { holiday, isClosure } = belongsToLastNight ? yesterday : today;
	if (holiday === undefined) return { kind: 'afterHours', next };
	return { kind: 'holiday', holiday, ...(isClosure === true && { isClosure }), next };
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
		const opening = firstAfter(at, stretchesOn(schedule, day, zone));
		if (opening === undefined) continue;
		// Where clocks go back over midnight, the next day can begin before this one is over.
		const nextDays = firstAfter(at, stretchesOn(schedule, day + 1, zone));
		return nextDays === undefined ? opening : Math.min(opening, nextDays);
	}
	return undefined;
}

function firstAfter(at: number, stretches: readonly Stretch[]): number | undefined {
	const openings = stretches.map(({ from }) => from).filter((from) => from > at);
	return openings.length === 0 ? undefined : Math.min(...openings);
}

/** When the business closes that is open at `at`. */
function openUntil(schedule: Schedule, at: number, zone: IANAZone): number | undefined {
	for (let until = at; until < at + WEEK_MS;) {
		const stretch = stretchAt(schedule, until, zone);
		if (!stretch) return until;
		until = stretch.to;
	}
	return undefined;
}

/** When the business opened that is open at `at`. */
function openSince(schedule: Schedule, at: number, zone: IANAZone): number | undefined {
	let since = at;
	for (let before = at; before > at - WEEK_MS; before = since - 1) {
		const stretch = stretchAt(schedule, before, zone);
		if (!stretch) return since;
		since = stretch.from;
	}
	return undefined;
}

function stretchAt(schedule: Schedule, at: number, zone: IANAZone): Stretch | undefined {
	const { day } = wallClock(zone, at);
	return [day, day - 1]
		.flatMap((each) => stretchesOn(schedule, each, zone))
		.find(({ from, to }) => from <= at && at < to);
}

function stretchesOn(schedule: Schedule, day: CalendarDay, zone: IANAZone): Stretch[] {
	return schedule.planFor(day).periods.flatMap(({ opens, closes }) => stretchesOf(zone, day, opens, closes));
}
