import { type CalendarDay, writeDay } from './calendar-day';
import { type DayPlan, nameOfDayOff, type Schedule } from './schedule';
import { writePeriod } from './week-text';

const DAYS_AHEAD = 370;
const MOST = 3;

/**
 * The next days on which something keeps the business from its usual hours, in words, so that a wrong date shows:
 * "Thanksgiving Day (Thursday, November 26, 2026)". Days in a row with the same name are one.
 */
export function holidaysAhead(schedule: Schedule, today: CalendarDay): string[] {
	const found: string[] = [];
	let last: string | undefined;
	for (let day = today; day < today + DAYS_AHEAD && found.length < MOST; day++) {
		const plan = schedule.planFor(day);
		if (plan.holiday !== undefined && plan.holiday !== last) {
			found.push(`${nameOfDayOff(plan)} (${writeDay(day)}${writeHours(plan)})`);
		}
		last = plan.holiday;
	}
	return found;
}

function writeHours({ periods }: DayPlan): string {
	return periods.length === 0 ? '' : `: ${periods.map(writePeriod).join(', ')}`;
}
