import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const ENGLISH = {
	weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	months: [
		'January',
		'February',
		'March',
		'April',
		'May',
		'June',
		'July',
		'August',
		'September',
		'October',
		'November',
		'December',
	],
	closedToday: (name: string) => (name === '' ? 'closed today' : `closed today: ${name}`),
	closedFor: (reason: string) => (reason === '' ? 'temporarily closed' : `closed for ${reason}`),
	inMinutes: (minutes: number) => (minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`),
	onWeekday: (weekday: string, time: string) => `on ${weekday} ${time}`,
};

const clock = (hour: number, minute: number) => `${hour % 12 || 12}:${twoDigits(minute)}`;

export const AMERICAN_ENGLISH: Phrases = {
	...ENGLISH,
	at: (hour, minute) => `at ${clock(hour, minute)} ${hour < 12 ? 'AM' : 'PM'}`,
	tomorrow(hour, minute) {
		if (hour < 5) return `tomorrow at ${clock(hour, minute)} AM`;
		const part = hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening';
		return `tomorrow ${part} at ${clock(hour, minute)}`;
	},
	onDate: (weekday, day, month, year, time) =>
		`on ${weekday}, ${month} ${day}${year ? `, ${year}` : ''} ${time}`,
};

const at24Hours = (hour: number, minute: number) => `at ${twoDigits(hour)}:${twoDigits(minute)}`;

export const BRITISH_ENGLISH: Phrases = {
	...ENGLISH,
	at: at24Hours,
	tomorrow: (hour, minute) =>
		`tomorrow ${hour >= 5 && hour < 12 ? 'morning ' : ''}${at24Hours(hour, minute)}`,
	onDate: (weekday, day, month, year, time) =>
		`on ${weekday} ${day} ${month}${year ? ` ${year}` : ''} ${time}`,
};
