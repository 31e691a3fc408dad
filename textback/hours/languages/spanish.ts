import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const SPANISH = {
	weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
	months: [
		'enero',
		'febrero',
		'marzo',
		'abril',
		'mayo',
		'junio',
		'julio',
		'agosto',
		'septiembre',
		'octubre',
		'noviembre',
		'diciembre',
	],
	closedToday: (name: string) => (name === '' ? 'cerrados hoy' : `cerrados hoy: ${name}`),
	closedFor: (reason: string) => (reason === '' ? 'cerrados temporalmente' : `cerrados por ${reason}`),
	inMinutes: (minutes: number) => (minutes === 1 ? 'en 1 minuto' : `en ${minutes} minutos`),
	onWeekday: (weekday: string, time: string) => `el ${weekday} ${time}`,
	onDate: (weekday: string, day: number, month: string, year: number | undefined, time: string) =>
		`el ${weekday} ${day} de ${month}${year === undefined ? '' : ` de ${year}`} ${time}`,
};

/** "a la 1:30", "a las 8:00" */
const at = (hour: number, minute: number) => `${hour === 1 ? 'a la' : 'a las'} ${hour}:${twoDigits(minute)}`;
const at12Hours = (hour: number, minute: number) => at(hour % 12 || 12, minute);

export const AMERICAN_SPANISH: Phrases = {
	...SPANISH,
	at: (hour, minute) => `${at12Hours(hour, minute)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
	tomorrow(hour, minute) {
		if (hour < 5) return `mañana ${at12Hours(hour, minute)} a.m.`;
		const part = hour < 12 ? 'mañana' : hour < 20 ? 'tarde' : 'noche';
		return `mañana por la ${part} ${at12Hours(hour, minute)}`;
	},
};

export const EUROPEAN_SPANISH: Phrases = {
	...SPANISH,
	at,
	tomorrow: (hour, minute) => `mañana ${hour >= 5 && hour < 12 ? 'por la mañana ' : ''}${at(hour, minute)}`,
};
