import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const at = (hour: number, minute: number) => `um ${hour}:${twoDigits(minute)} Uhr`;

export const GERMAN: Phrases = {
	weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
	months: [
		'Januar',
		'Februar',
		'März',
		'April',
		'Mai',
		'Juni',
		'Juli',
		'August',
		'September',
		'Oktober',
		'November',
		'Dezember',
	],
	at,
	// "Morgen Morgen" is no German, and "früh" ends well before noon.
	tomorrow: (hour, minute) => `morgen ${hour >= 5 && hour < 10 ? 'früh ' : ''}${at(hour, minute)}`,
	closedToday: (name: string) => (name === '' ? 'heute geschlossen' : `heute geschlossen: ${name}`),
	closedFor: (reason: string) =>
		reason === '' ? 'vorübergehend geschlossen' : `wegen ${reason} geschlossen`,
	inMinutes: (minutes) => (minutes === 1 ? 'in 1 Minute' : `in ${minutes} Minuten`),
	onWeekday: (weekday, time) => `am ${weekday} ${time}`,
	onDate: (weekday, day, month, year, time) =>
		`am ${weekday}, ${day}. ${month}${year ? ` ${year}` : ''}, ${time}`,
};
