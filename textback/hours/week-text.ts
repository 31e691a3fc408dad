import { DAY_MINUTES, type OpenPeriod } from './open-period';
import { formatTimeOfDay } from './time-of-day';
import type { Week } from './week';

const SHORT_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * A week at a glance, in a form that can be set as hours again: "Mon-Fri 8:00 AM - 5:00 PM; Sat 9:00 AM - 12:00 PM; Sun
 * closed".
 */
export function writeWeek(week: Week): string {
	const days = week.map(writeHours);
	const groups: Array<{ first: number; last: number; hours: string }> = [];
	for (const [index, hours] of days.entries()) {
		const group = groups.at(-1);
		if (group?.hours === hours) group.last = index;
		else groups.push({ first: index, last: index, hours });
	}
	return groups
		.map(({ first, last, hours }) => {
			const names = [...new Set([first, last])].map((index) => SHORT_DAYS[index]);
			return `${names.join('-')} ${hours}`;
		})
		.join('; ');
}

function writeHours(periods: readonly OpenPeriod[]): string {
	return periods.length === 0 ? 'closed' : periods.map(writePeriod).join(', ');
}

export function writePeriod({ opens, closes }: OpenPeriod): string {
	return closes - opens === DAY_MINUTES
		? 'open 24 hours'
		: `${formatTimeOfDay(opens)} - ${formatTimeOfDay(closes)}`;
}
