import { DateTime } from 'luxon';
import { timeZone } from '../hours/wall-clock';
import { ReportError } from './report-error';

/** From the first moment up to, but not including, the last; milliseconds since 1970-01-01 UTC. */
export type Period = { from: number; to: number };

/** Periods of whole days, the last of them over; of `lastWeek` Monday is the first day. */
export type NamedPeriod =
	'yesterday' | 'last7Days' | 'lastWeek' | 'last30Days' | 'lastMonth' | 'last12Months' | 'thisMonth';

/** Both days are in it, written "2026-11-23". */
export type DayPeriod = { firstDay: string; lastDay: string };

/**
 * The period by the clock of a place.
 *
 * @param zoneName IANA name
 * @throws {HoursError} for a zone, {@link ReportError} for days that are none.
 */
export function periodOf(chosen: NamedPeriod | DayPeriod, now: number, zoneName: string): Period {
	const zone = timeZone(zoneName);
	if (typeof chosen === 'object') return betweenDays(chosen, zone.name);
	const today = DateTime.fromMillis(now, { zone }).startOf('day');
	const [from, to] = NAMED[chosen](today);
	return { from: from.toMillis(), to: to.toMillis() };
}

const NAMED: Record<NamedPeriod, (today: DateTime) => [DateTime, DateTime]> = {
	yesterday: (today) => [today.minus({ days: 1 }), today],
	last7Days: (today) => [today.minus({ days: 7 }), today],
	lastWeek: (today) => [today.startOf('week').minus({ weeks: 1 }), today.startOf('week')],
	last30Days: (today) => [today.minus({ days: 30 }), today],
	lastMonth: (today) => [today.startOf('month').minus({ months: 1 }), today.startOf('month')],
	last12Months: (today) => [today.startOf('month').minus({ months: 12 }), today.startOf('month')],
	// The one period that is not over: up to and with today.
	thisMonth: (today) => [today.startOf('month'), today.plus({ days: 1 })],
};

function betweenDays({ firstDay, lastDay }: DayPeriod, zone: string): Period {
	const from = readDay(firstDay, 'firstDay', zone);
	const to = readDay(lastDay, 'lastDay', zone).plus({ days: 1 });
	if (from >= to) {
		throw new ReportError(
			'lastDay',
			`The period ends before it begins: ${firstDay.trim()} to ${lastDay.trim()}.`,
			'Swap the two days, or choose a last day that is not before the first.',
		);
	}
	return { from: from.toMillis(), to: to.toMillis() };
}

/** The editor's date picker writes a time behind the day, which does not count. */
function readDay(written: string, field: 'firstDay' | 'lastDay', zone: string): DateTime {
	const day = DateTime.fromISO(written.trim().slice(0, 10), { zone });
	if (day.isValid) return day.startOf('day');
	throw new ReportError(
		field,
		written.trim() === '' ? 'The day is missing.' : `"${written.trim()}" is not a day.`,
		'Write it like 2026-11-23, or pick it in the calendar.',
	);
}

/** When the day began, `days` days before today, by the clock of a place. */
export function daysAgo(days: number, now: number, zoneName: string): number {
	return DateTime.fromMillis(now, { zone: timeZone(zoneName) })
		.startOf('day')
		.minus({ days })
		.toMillis();
}
