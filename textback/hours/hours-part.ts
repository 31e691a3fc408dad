import { DateTime } from 'luxon';
import type { HoursPart } from '../item';
import { sayNextOpening } from './say';
import { buildSchedule, type HoursSettings, type Schedule } from './schedule';
import { openState } from './state';
import { timeZone } from './wall-clock';

/** Clients' schedules that are kept ready; an agency's table of clients fits. */
const KEPT_SCHEDULES = 1000;
const schedules = new Map<string, Schedule>();

/**
 * What the item says about the business's hours at an instant.
 *
 * @param at milliseconds since 1970-01-01 UTC
 * @param zoneName IANA name of the business's time zone
 * @throws HoursError at the field, and the row, that cannot be understood.
 */
export function hoursAt(settings: HoursSettings, at: number, zoneName: string): HoursPart {
	const zone = timeZone(zoneName);
	const state = openState(scheduleFor(settings), at, zone);
	const iso = (instant: number) =>
		DateTime.fromMillis(instant, { zone }).toISO({ suppressMilliseconds: true }) ?? '';

	const part: HoursPart = { state: state.kind, localTime: iso(at) };
	if (state.kind === 'holiday' && state.holiday !== '') part.holiday = state.holiday;
	if (state.kind !== 'open' && state.nextOpenAt !== undefined) {
		part.nextOpenAt = iso(state.nextOpenAt);
		part.nextOpenText = sayNextOpening(state.nextOpenAt, at, zone);
	}
	return part;
}

/** Reading a schedule costs more than asking it, and each item of a run usually has the same one. */
function scheduleFor(settings: HoursSettings): Schedule {
	const key = JSON.stringify(settings);
	const kept = schedules.get(key);
	if (kept) return kept;
	const built = buildSchedule(settings);
	const [oldest] = schedules.keys();
	if (schedules.size >= KEPT_SCHEDULES && oldest !== undefined) schedules.delete(oldest);
	schedules.set(key, built);
	return built;
}
