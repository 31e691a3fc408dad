import { IANAZone } from 'luxon';
import { KeptLatest } from '../kept-latest';
import type { CalendarDay } from './calendar-day';
import { HoursError } from './hours-error';
import { twoDigits } from './time-of-day';

const MINUTE_MS = 60_000;
const QUARTER_HOUR_MS = 900_000;
const DAY_MS = 86_400_000;
/** No zone has ever been further from UTC than this. */
const WIDEST_OFFSET_MS = 16 * 3_600_000;

/** Names that computers accept but that never switch to daylight-saving time, or that name no zone at all. */
const MEANT_BY_ABBREVIATION = new Map([
	['EST', 'America/New_York'],
	['EDT', 'America/New_York'],
	['ET', 'America/New_York'],
	['CST', 'America/Chicago'],
	['CDT', 'America/Chicago'],
	['CT', 'America/Chicago'],
	['MST', 'America/Denver'],
	['MDT', 'America/Denver'],
	['MT', 'America/Denver'],
	['PST', 'America/Los_Angeles'],
	['PDT', 'America/Los_Angeles'],
	['PT', 'America/Los_Angeles'],
	['HST', 'Pacific/Honolulu'],
]);

/** What the clock on the wall of the business shows. */
export type WallClock = {
	day: CalendarDay;
	/** Minutes since that day's midnight, with a fraction. */
	minutes: number;
};

/** A stretch of time: `from` is in it, `to` is not; milliseconds since 1970-01-01 UTC. */
export type Stretch = { from: number; to: number };

/**
 * Those that were asked for, in lower case, as which each zone has one name: whether it exists takes longer to find out
 * than what its clock shows.
 */
const zones = new KeptLatest<IANAZone>(1000);

/** @throws HoursError (field `timeZone`) when there is no such zone, or when the name is a bare offset or abbreviation. */
export function timeZone(name: string): IANAZone {
	const wanted = name.trim();
	const known = zones.get(wanted.toLowerCase());
	if (known) return known;
	const meant = MEANT_BY_ABBREVIATION.get(wanted.toUpperCase());
	if (meant !== undefined) {
		throw new HoursError(
			'timeZone',
			`"${wanted}" is not the name of a time zone.`,
			`You probably mean ${meant}.`,
		);
	}
	if (!/^[a-z]/i.test(wanted) || !IANAZone.isValidZone(wanted)) {
		throw new HoursError(
			'timeZone',
			wanted === '' ? 'The time zone is missing.' : `There is no time zone "${wanted}".`,
			'Choose one from the list, or write its name, such as America/New_York, Europe/London or Australia/Sydney.',
		);
	}
	const zone = IANAZone.create(wanted);
	zones.set(wanted.toLowerCase(), zone);
	return zone;
}

/** The place whose clocks people mean by an abbreviation such as EST; undefined when it is none of the United States. */
export function zoneMeantBy(abbreviation: string): string | undefined {
	return MEANT_BY_ABBREVIATION.get(abbreviation.toUpperCase());
}

/** `at` is in milliseconds since 1970-01-01 UTC. */
export function wallClock(zone: IANAZone, at: number): WallClock {
	const wall = at + offsetMs(zone, at);
	const day = Math.floor(wall / DAY_MS);
	return { day, minutes: (wall - day * DAY_MS) / MINUTE_MS };
}

/** Whole minutes from `now` until `at`, both in milliseconds; a minute that has begun counts. */
export function minutesUntil(at: number, now: number): number {
	return Math.ceil((at - now) / MINUTE_MS);
}

/** An instant as ISO 8601 with the zone's offset, to the second: "2026-11-23T17:05:00-05:00". */
export function isoLocal(zone: IANAZone, at: number): string {
	const offset = offsetMs(zone, at);
	const [hours, minutes] = [Math.floor(Math.abs(offset) / 3_600_000), (Math.abs(offset) / MINUTE_MS) % 60];
	const suffix = `${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
	return `${new Date(at + offset).toISOString().slice(0, 19)}${suffix}`;
}

/**
 * When the wall clock shows a time from `opens` up to `closes`, both in minutes since the midnight of `day`.
 *
 * Usually that is one stretch. It is cut short or missing when the clocks go forward over it, and can be two when they
 * go back, because the clock then shows the same times twice.
 */
export function stretchesOf(zone: IANAZone, day: CalendarDay, opens: number, closes: number): Stretch[] {
	const wallFrom = day * DAY_MS + opens * MINUTE_MS;
	const wallTo = day * DAY_MS + closes * MINUTE_MS;
	const stretches: Stretch[] = [];
	for (const span of sameOffsetSpans(zone, wallFrom - WIDEST_OFFSET_MS, wallTo + WIDEST_OFFSET_MS)) {
		const from = Math.max(span.from, wallFrom - span.offset);
		const to = Math.min(span.to, wallTo - span.offset);
		const last = stretches.at(-1);
		if (from >= to) continue;
		if (last?.to === from) last.to = to;
		else stretches.push({ from, to });
	}
	return stretches;
}

/** Cuts a time of at most a few days where the zone's clocks change. */
function sameOffsetSpans(zone: IANAZone, from: number, to: number): Array<Stretch & { offset: number }> {
	const before = offsetMs(zone, from);
	if (before === offsetMs(zone, to)) return [{ from, to, offset: before }];

	// Clocks change at whole minutes, so the search does not need to look closer.
	let earlier = Math.floor(from / MINUTE_MS);
	let later = Math.ceil(to / MINUTE_MS);
	while (later - earlier > 1) {
		const middle = Math.floor((earlier + later) / 2);
		if (offsetMs(zone, middle * MINUTE_MS) === before) earlier = middle;
		else later = middle;
	}
	const change = later * MINUTE_MS;
	return [{ from, to: change, offset: before }, ...sameOffsetSpans(zone, change, to)];
}

/** Offsets of stretches of time in which no clock changes, or undefined: luxon takes most of a decision's time. */
const steadyOffsets = new Map<string, number | undefined>();
const KEPT_OFFSETS = 10_000;

/** What the zone is ahead of UTC at an instant. */
function offsetMs(zone: IANAZone, at: number): number {
	return (
		steadyOffset(zone, at, DAY_MS) ?? steadyOffset(zone, at, QUARTER_HOUR_MS) ?? zone.offset(at) * MINUTE_MS
	);
}

/** The offset all through the stretch of that length around an instant, as they are counted from 1970 on. */
function steadyOffset(zone: IANAZone, at: number, length: number): number | undefined {
	const start = Math.floor(at / length) * length;
	const key = `${zone.name} ${start} ${length}`;
	const known = steadyOffsets.get(key);
	if (known !== undefined || steadyOffsets.has(key)) return known;

	if (steadyOffsets.size >= KEPT_OFFSETS) steadyOffsets.clear();
	const offset = zone.offset(start);
	const steady = offset === zone.offset(start + length - 1) ? offset * MINUTE_MS : undefined;
	steadyOffsets.set(key, steady);
	return steady;
}
