import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const at = (hour: number, minute: number) => `à ${hour}h${twoDigits(minute)}`;

export const FRENCH: Phrases = {
	weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
	months: [
		'janvier',
		'février',
		'mars',
		'avril',
		'mai',
		'juin',
		'juillet',
		'août',
		'septembre',
		'octobre',
		'novembre',
		'décembre',
	],
	at,
	tomorrow: (hour, minute) => `demain ${hour >= 5 && hour < 12 ? 'matin ' : ''}${at(hour, minute)}`,
	closedToday: (name: string) => (name === '' ? "fermés aujourd'hui" : `fermés aujourd'hui : ${name}`),
	closedFor: (reason: string) => (reason === '' ? 'fermés temporairement' : `fermés pour ${reason}`),
	inMinutes: (minutes) => (minutes === 1 ? 'dans 1 minute' : `dans ${minutes} minutes`),
	onWeekday: (weekday, time) => `${weekday} ${time}`,
	onDate: (weekday, day, month, year, time) =>
		`${weekday} ${day === 1 ? '1er' : day} ${month}${year ? ` ${year}` : ''} ${time}`,
};
