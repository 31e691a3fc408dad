import { DateTime } from 'luxon';
import type { Locale } from '../../textback/hours/locale';
import { sayNextOpening } from '../../textback/hours/say';
import { timeZone } from '../../textback/hours/wall-clock';

const zone = 'America/New_York';
const said = (locale: Locale, opensAt: string, now = '2026-12-28T12:30') =>
	sayNextOpening(
		DateTime.fromISO(opensAt, { zone }).toMillis(),
		DateTime.fromISO(now, { zone }).toMillis(),
		timeZone(zone),
		locale,
	);

describe('the next opening in other languages', () => {
	// Monday 28 December 2026, 12:30: soon, today 13:30, tomorrow, Saturday, Friday next week, in a year.
	const moments = [
		'2026-12-28T12:50',
		'2026-12-28T13:30',
		'2026-12-29T08:00',
		'2027-01-02T09:05',
		'2027-01-08T09:00',
		'2028-01-01T01:00',
	];

	test.each<[Locale, string[]]>([
		[
			'en-US',
			[
				'in 20 minutes',
				'at 1:30 PM',
				'tomorrow morning at 8:00',
				'on Saturday at 9:05 AM',
				'on Friday, January 8 at 9:00 AM',
				'on Saturday, January 1, 2028 at 1:00 AM',
			],
		],
		[
			'en-GB',
			[
				'in 20 minutes',
				'at 13:30',
				'tomorrow morning at 08:00',
				'on Saturday at 09:05',
				'on Friday 8 January at 09:00',
				'on Saturday 1 January 2028 at 01:00',
			],
		],
		[
			'es-US',
			[
				'en 20 minutos',
				'a la 1:30 p.m.',
				'mañana por la mañana a las 8:00',
				'el sábado a las 9:05 a.m.',
				'el viernes 8 de enero a las 9:00 a.m.',
				'el sábado 1 de enero de 2028 a la 1:00 a.m.',
			],
		],
		[
			'es-ES',
			[
				'en 20 minutos',
				'a las 13:30',
				'mañana por la mañana a las 8:00',
				'el sábado a las 9:05',
				'el viernes 8 de enero a las 9:00',
				'el sábado 1 de enero de 2028 a la 1:00',
			],
		],
		[
			'fr-FR',
			[
				'dans 20 minutes',
				'à 13h30',
				'demain matin à 8h00',
				'samedi à 9h05',
				'vendredi 8 janvier à 9h00',
				'samedi 1er janvier 2028 à 1h00',
			],
		],
		[
			'de-DE',
			[
				'in 20 Minuten',
				'um 13:30 Uhr',
				'morgen früh um 8:00 Uhr',
				'am Samstag um 9:05 Uhr',
				'am Freitag, 8. Januar, um 9:00 Uhr',
				'am Samstag, 1. Januar 2028, um 1:00 Uhr',
			],
		],
		[
			'pt-BR',
			[
				'em 20 minutos',
				'às 13:30',
				'amanhã de manhã às 8:00',
				'no sábado às 9:05',
				'na sexta-feira, 8 de janeiro, às 9:00',
				'no sábado, 1º de janeiro de 2028, à 1:00',
			],
		],
		[
			'it-IT',
			[
				'tra 20 minuti',
				'alle 13:30',
				'domani mattina alle 8:00',
				'sabato alle 9:05',
				'venerdì 8 gennaio alle 9:00',
				"sabato 1º gennaio 2028 all'1:00",
			],
		],
	])('%s', (locale, expected) => {
		expect(moments.map((moment) => said(locale, moment))).toEqual(expected);
	});

	const hours = ['00:30', '05:00', '11:45', '12:00', '13:05', '16:59', '17:00', '19:59', '20:00'];

	test.each<[Locale, string[]]>([
		[
			'en-US',
			[
				'tomorrow at 12:30 AM',
				'tomorrow morning at 5:00',
				'tomorrow morning at 11:45',
				'tomorrow afternoon at 12:00',
				'tomorrow afternoon at 1:05',
				'tomorrow afternoon at 4:59',
				'tomorrow evening at 5:00',
				'tomorrow evening at 7:59',
				'tomorrow evening at 8:00',
			],
		],
		[
			'es-US',
			[
				'mañana a las 12:30 a.m.',
				'mañana por la mañana a las 5:00',
				'mañana por la mañana a las 11:45',
				'mañana por la tarde a las 12:00',
				'mañana por la tarde a la 1:05',
				'mañana por la tarde a las 4:59',
				'mañana por la tarde a las 5:00',
				'mañana por la tarde a las 7:59',
				'mañana por la noche a las 8:00',
			],
		],
	])('tomorrow by a 12-hour clock, %s', (locale, expected) => {
		expect(hours.map((hour) => said(locale, `2026-12-29T${hour}`))).toEqual(expected);
	});

	test.each<[Locale, string[]]>([
		['en-GB', ['tomorrow at 00:30', 'tomorrow morning at 11:45', 'tomorrow at 13:05']],
		['es-ES', ['mañana a las 0:30', 'mañana por la mañana a las 11:45', 'mañana a las 13:05']],
		['fr-FR', ['demain à 0h30', 'demain matin à 11h45', 'demain à 13h05']],
		['de-DE', ['morgen um 0:30 Uhr', 'morgen um 11:45 Uhr', 'morgen um 13:05 Uhr']],
		['pt-BR', ['amanhã às 0:30', 'amanhã de manhã às 11:45', 'amanhã às 13:05']],
		['it-IT', ['domani alle 0:30', 'domani mattina alle 11:45', 'domani alle 13:05']],
	])('tomorrow by a 24-hour clock, %s', (locale, expected) => {
		const moments = ['00:30', '11:45', '13:05'].map((hour) => `2026-12-29T${hour}`);
		expect(moments.map((moment) => said(locale, moment))).toEqual(expected);
	});
});
