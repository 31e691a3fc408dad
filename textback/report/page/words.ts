import { dateOf, parseCalendarDay } from '../../hours/calendar-day';
import type { ReportPeriod } from '../report';
import type { WeekHour } from '../week-grid';

/** "1 call", "2 calls", "1,200 calls". */
export function counted(number: number, one: string, several = `${one}s`): string {
	return `${grouped(number)} ${number === 1 ? one : several}`;
}

export function grouped(number: number): string {
	return number.toLocaleString('en-US');
}

/** A share from 0 to 1 as "31 %"; what is not nothing is never called nothing. */
export function percent(share: number): string {
	const rounded = Math.round(share * 100);
	if (share > 0 && rounded === 0) return 'under 1 %';
	if (share < 1 && rounded === 100) return 'over 99 %';
	return `${rounded} %`;
}

/** "8 seconds", "3 minutes", "2 hours", "3 days". */
export function duration(seconds: number): string {
	if (seconds < 90) return counted(Math.round(seconds), 'second');
	if (seconds < 90 * 60) return counted(Math.round(seconds / 60), 'minute');
	if (seconds < 36 * 3600) return counted(Math.round(seconds / 3600), 'hour');
	return counted(Math.round(seconds / 86_400), 'day');
}

/** "November 2 to 8, 2026", "October 26 to November 1, 2026", "November 2, 2026". */
export function periodInWords({ from, to }: Pick<ReportPeriod, 'from' | 'to'>): string {
	const first = parseCalendarDay(from.slice(0, 10)) ?? 0;
	const last = Math.max(first, (parseCalendarDay(to.slice(0, 10)) ?? first) - (isMidnight(to) ? 1 : 0));
	const [start, end] = [dateOf(first), dateOf(last)];
	const month = (number: number) =>
		new Date(Date.UTC(2026, number - 1, 1)).toLocaleDateString('en-US', { month: 'long', timeZone: 'UTC' });
	const begins = `${month(start.month)} ${start.dayOfMonth}`;
	const ends = `${month(end.month)} ${end.dayOfMonth}, ${end.year}`;
	if (first === last) return ends;
	if (start.year !== end.year) return `${begins}, ${start.year} to ${ends}`;
	return start.month === end.month ? `${begins} to ${end.dayOfMonth}, ${end.year}` : `${begins} to ${ends}`;
}

function isMidnight(time: string): boolean {
	return time.slice(11, 19) === '00:00:00';
}

/** "Tuesday, 12 to 1 PM". */
export function hourInWords({ day, hour }: WeekHour): string {
	const name = day.charAt(0).toUpperCase() + day.slice(1);
	const [from, to] = [clock(hour), clock((hour + 1) % 24)];
	return `${name}, ${from.half === to.half ? from.hour : `${from.hour} ${from.half}`} to ${to.hour} ${to.half}`;
}

function clock(hour: number): { hour: number; half: 'AM' | 'PM' } {
	return { hour: hour % 12 === 0 ? 12 : hour % 12, half: hour < 12 ? 'AM' : 'PM' };
}
