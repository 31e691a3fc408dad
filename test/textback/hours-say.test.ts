import fc from 'fast-check';
import { DateTime } from 'luxon';
import { parseHoursText } from '../../textback/hours/hours-text';
import type { Locale } from '../../textback/hours/phrases';
import { sayNextOpening } from '../../textback/hours/say';
import { timeZone } from '../../textback/hours/wall-clock';
import { writeWeek } from '../../textback/hours/week-text';
import { buildWeek, DAYS_OF_WEEK } from '../../textback/hours/week';

const zone = 'America/New_York';
const said = (locale: Locale, opensAt: string, now = '2026-12-28T12:30') =>
	sayNextOpening(
		DateTime.fromISO(opensAt, { zone }).toMillis(),
		DateTime.fromISO(now, { zone }).toMillis(),
		timeZone(zone),
		locale,
	);

describe('the next opening in other languages', () => {
	// Monday 28 December 2026, 12:30: in 20 minutes, today 13:30, tomorrow, Saturday, Friday next week, in a year.
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
				'tomorrow at 8:00 AM',
				'Saturday at 9:05 AM',
				'Friday, January 8 at 9:00 AM',
				'Saturday, January 1, 2028 at 1:00 AM',
			],
		],
		[
			'en-GB',
			[
				'in 20 minutes',
				'at 13:30',
				'tomorrow at 08:00',
				'Saturday at 09:05',
				'Friday 8 January at 09:00',
				'Saturday 1 January 2028 at 01:00',
			],
		],
		[
			'es-US',
			[
				'en 20 minutos',
				'a la 1:30 p.m.',
				'mañana a las 8:00 a.m.',
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
				'mañana a las 8:00',
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
				'demain à 8h00',
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
				'morgen um 8:00 Uhr',
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
				'amanhã às 8:00',
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
				'domani alle 8:00',
				'sabato alle 9:05',
				'venerdì 8 gennaio alle 9:00',
				"sabato 1º gennaio 2028 all'1:00",
			],
		],
	])('%s', (locale, expected) => {
		expect(moments.map((moment) => said(locale, moment))).toEqual(expected);
	});

	test('one minute is one', () => {
		const locales: Locale[] = ['en-US', 'es-US', 'fr-FR', 'de-DE', 'pt-BR', 'it-IT'];
		expect(locales.map((locale) => said(locale, '2026-12-28T12:31'))).toEqual([
			'in 1 minute',
			'en 1 minuto',
			'dans 1 minute',
			'in 1 Minute',
			'em 1 minuto',
			'tra 1 minuto',
		]);
	});
});

describe('a week at a glance', () => {
	test('can be set as hours again and is the same week', () => {
		const period = fc
			.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
			.filter(([opens, closes]) => opens < closes);
		const time = (minutes: number) =>
			`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
		fc.assert(
			fc.property(fc.array(fc.option(period), { minLength: 7, maxLength: 7 }), (days) => {
				fc.pre(days.some((day) => day !== null));
				const week = buildWeek(
					days.flatMap((day, index) =>
						day ? [{ days: [DAYS_OF_WEEK[index] ?? ''], opens: time(day[0]), closes: time(day[1]) }] : [],
					),
				);
				expect(buildWeek(parseHoursText(writeWeek(week)))).toEqual(week);
			}),
		);
	});
});
