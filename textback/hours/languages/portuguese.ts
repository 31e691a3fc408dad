import type { Phrases } from '../phrases';
import { twoDigits } from '../time-of-day';

const at = (hour: number, minute: number) => `${hour === 1 ? 'à' : 'às'} ${hour}:${twoDigits(minute)}`;

export const PORTUGUESE: Phrases = {
	weekdays: [
		'na segunda-feira',
		'na terça-feira',
		'na quarta-feira',
		'na quinta-feira',
		'na sexta-feira',
		'no sábado',
		'no domingo',
	],
	months: [
		'janeiro',
		'fevereiro',
		'março',
		'abril',
		'maio',
		'junho',
		'julho',
		'agosto',
		'setembro',
		'outubro',
		'novembro',
		'dezembro',
	],
	at,
	tomorrow: (hour, minute) => `amanhã ${hour >= 5 && hour < 12 ? 'de manhã ' : ''}${at(hour, minute)}`,
	closedToday: (name: string) => (name === '' ? 'fechados hoje' : `fechados hoje: ${name}`),
	closedFor: (reason: string) => (reason === '' ? 'fechados temporariamente' : `fechados para ${reason}`),
	inMinutes: (minutes) => (minutes === 1 ? 'em 1 minuto' : `em ${minutes} minutos`),
	onWeekday: (weekday, time) => `${weekday} ${time}`,
	onDate: (weekday, day, month, year, time) =>
		`${weekday}, ${day === 1 ? '1º' : day} de ${month}${year ? ` de ${year}` : ''}, ${time}`,
};
