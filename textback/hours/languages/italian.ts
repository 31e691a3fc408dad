import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const at = (hour: number, minute: number) => `${hour === 1 ? "all'" : 'alle '}${hour}:${twoDigits(minute)}`;

export const ITALIAN: Phrases = {
	weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
	months: [
		'gennaio',
		'febbraio',
		'marzo',
		'aprile',
		'maggio',
		'giugno',
		'luglio',
		'agosto',
		'settembre',
		'ottobre',
		'novembre',
		'dicembre',
	],
	at,
	tomorrow: (hour, minute) => `domani ${hour >= 5 && hour < 12 ? 'mattina ' : ''}${at(hour, minute)}`,
	closedToday: (name: string) => (name === '' ? 'chiusi oggi' : `chiusi oggi: ${name}`),
	closedFor: (reason: string) => (reason === '' ? 'temporaneamente chiusi' : `chiusi per ${reason}`),
	inMinutes: (minutes) => (minutes === 1 ? 'tra 1 minuto' : `tra ${minutes} minuti`),
	onWeekday: (weekday, time) => `${weekday} ${time}`,
	onDate: (weekday, day, month, year, time) =>
		`${weekday} ${day === 1 ? '1º' : day} ${month}${year ? ` ${year}` : ''} ${time}`,
};
