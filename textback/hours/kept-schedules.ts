import { KeptLatest } from '../kept-latest';
import type { HolidayLibrary } from './holiday-library';
import type { Locale } from './locale';
import { buildSchedule, type HoursSettings, type Schedule } from './schedule';

/** Clients' schedules that are kept ready; an agency's table of clients fits. */
const KEPT_SCHEDULES = 1000;
const schedules = new KeptLatest<Schedule>(KEPT_SCHEDULES);

/** Reading a schedule costs more than asking it, and each item of a run usually has the same one. */
export function scheduleFor(settings: HoursSettings, locale: Locale, library?: HolidayLibrary): Schedule {
	const language = locale.slice(0, 2);
	const key = JSON.stringify([settings, language]);
	const kept = schedules.get(key);
	if (kept) return kept;
	const built = buildSchedule(settings, library && { library, language });
	schedules.set(key, built);
	return built;
}
