import { performance } from 'node:perf_hooks';
import { DateTime } from 'luxon';
import { loadHolidayLibrary } from '../../textback/hours/holiday-library';
import { hoursAt } from '../../textback/hours/hours-part';
import type { HoursSettings } from '../../textback/hours/schedule';
import { type Figures, measure } from './ledger/measure';

const DECISIONS = 10_000;
const YEAR_MS = 365 * 86_400_000;
const START = Date.parse('2026-01-01T00:00:00Z');
const ZONE = 'America/New_York';

const SETTINGS: HoursSettings = {
	weeklyHours: 'Mon-Fri 8am-noon, 1pm-5pm, Sat 9am-noon',
	seasons: [{ date: '2026-06-01', lastDay: '2026-08-31', everyYear: true, hours: 'Mon-Thu 7am-6pm' }],
	publicHolidays: { country: 'US', region: 'CA', openOn: ['Veterans Day'] },
	holidays: [{ date: '2026-12-24', lastDay: '2027-01-01', everyYear: true, name: 'Winter break' }],
};

export type HoursFigures = {
	/** Each decision on its own, in milliseconds. */
	decision: Figures;
	/** Of all together, with what the first of a year costs. */
	mean: number;
	/** luxon's conversion of the same moments to the business's clock. */
	floor: Figures;
	/** Until the holidays are there to be asked for, once per process. */
	loading: number;
};

/** What a decision costs a business with seasons, holidays and a lunch break, at moments all over a year. */
export async function benchHours(): Promise<HoursFigures> {
	const loadingSince = performance.now();
	const library = await loadHolidayLibrary();
	const loading = performance.now() - loadingSince;

	const moment = (index: number) => START + Math.floor((index * YEAR_MS) / DECISIONS);
	const convert = (index: number) => DateTime.fromMillis(moment(index), { zone: ZONE }).toISO();
	await measure(DECISIONS, convert);
	const decidingSince = performance.now();
	const decision = await measure(DECISIONS, (index) =>
		hoursAt(SETTINGS, moment(index), ZONE, 'en-US', library),
	);
	const mean = (performance.now() - decidingSince) / DECISIONS;
	return { decision, mean, floor: await measure(DECISIONS, convert), loading };
}
