import fc from 'fast-check';
import { HoursError } from '../../textback/hours/hours-error';
import { parseHoursText } from '../../textback/hours/hours-text';
import { buildSchedule } from '../../textback/hours/schedule';
import { formatTimeOfDay } from '../../textback/hours/time-of-day';
import { buildWeek, DAYS_OF_WEEK } from '../../textback/hours/week';

/** The hours as understood, day by day from Monday, in 24-hour time: "8-17" or "8-12 13-17"; "-" for closed. */
function understood(text: string): string {
	const clock = (minutes: number) => {
		const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
		return minute === 0 ? String(hour) : `${String(hour)}:${String(minute).padStart(2, '0')}`;
	};
	return buildWeek(parseHoursText(text))
		.map((periods) => periods.map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`).join(' ') || '-')
		.join(', ');
}

const weekdays = (hours: string) => [...Array<string>(5).fill(hours), '-', '-'].join(', ');
const daily = (hours: string) => Array<string>(7).fill(hours).join(', ');

describe('hours as people write them on a website', () => {
	test.each([
		['Mon-Fri 8am-5pm, Sat 9-12, Sun closed', '8-17, 8-17, 8-17, 8-17, 8-17, 9-12, -'],
		['Mo-Fr 08:00-17:00', weekdays('8-17')],
		['Mo,We,Fr 09:00-12:00', '9-12, -, 9-12, -, 9-12, -, -'],
		[
			'Mo-Fr 08:00-12:00, 13:00-17:00; Sa 09:00-12:00',
			'8-12 13-17, 8-12 13-17, 8-12 13-17, 8-12 13-17, 8-12 13-17, 9-12, -',
		],
		['Mo-Su', daily('0-24')],
		['Monday to Friday: 9 a.m. to 5 p.m.', weekdays('9-17')],
		['Monday to Friday: 8 a.m. to noon, 1 p.m. to 5 p.m.', weekdays('8-12 13-17')],
		['Daily 6pm-2am, closed Monday', '-, 18-26, 18-26, 18-26, 18-26, 18-26, 18-26'],
		['Mondays – Fridays 9:00 AM – 5:30 PM', weekdays('9-17:30')],
		['M-F 9-5', weekdays('9-17')],
		['Weekdays 9-5; weekends 10-2', '9-17, 9-17, 9-17, 9-17, 9-17, 10-14, 10-14'],
		['Mon & Wed 8 until 6, Sat/Sun closed', '8-18, -, 8-18, -, -, -, -'],
		['9-5 weekdays, 10-2 Saturday', '9-17, 9-17, 9-17, 9-17, 9-17, 10-14, -'],
		['Daily 9-5, closed Sunday', '9-17, 9-17, 9-17, 9-17, 9-17, 9-17, -'],
		['Sun closed. Every day 9-5', '9-17, 9-17, 9-17, 9-17, 9-17, 9-17, -'],
		['Fri-Sun 6pm-2am', '-, -, -, -, 18-26, 18-26, 18-26'],
		['Sat-Mon noon-midnight', '12-24, -, -, -, -, 12-24, 12-24'],
		['24/7', daily('0-24')],
		['Mon-Fri open 24 hours', weekdays('0-24')],
		['Mon-Fri 8h-12h, 13h30-17h', weekdays('8-12 13:30-17')],
		['Thurs 9.30am-1pm', '-, -, -, 9:30-13, -, -, -'],
		['Tues, Weds 1730-2100', '-, 17:30-21, 17:30-21, -, -, -, -'],
		['MON-FRI\n8AM-5PM', weekdays('8-17')],
	])('%j', (text, hours) => {
		expect(understood(text)).toBe(hours);
	});

	test.each([
		['8-5pm', '8-17'],
		['1-5pm', '13-17'],
		['1-5', '13-17'],
		['9-12', '9-12'],
		['8-8', '8-20'],
		['7-3', '7-15'],
		['6-2', '6-14'],
		['12-8', '12-20'],
		['8am-12', '8-12'],
		['8am-5', '8-17'],
		['6pm-11', '18-23'],
		['10pm-6', '22-30'],
		['9-noon', '9-12'],
		['7-3am', '19-27'],
		['5-9pm', '17-21'],
	])('"%s" is %s', (text, hours) => {
		expect(understood(`Mon-Fri ${text}`)).toBe(weekdays(hours));
	});
});

describe('hours that cannot be understood', () => {
	test.each([
		['', 'The hours are missing.'],
		['Mon-Fri 8am-25', '"25" is not a time of day.'],
		['Mon-Fri 25:00-26:00', '"25:00" is not a time of day.'],
		['Mon-Fri 9-11pm', '"9-11pm" could be in the morning or in the afternoon.'],
		['Mon-Fri 9-11', '"9-11" could be in the morning or in the afternoon.'],
		['Mon-Fri 5-9', '"5-9" could be in the morning or in the afternoon.'],
		['Mon-Fri 8am', '"8am" has no closing time.'],
		['Mon-Fri 8am-', '"8am" has no closing time.'],
		['Mon-Fri by appointment', '"by" cannot be understood.'],
		['Mon-Fry 8am-5pm', '"fry" cannot be understood.'],
		['Lun-Ven 8-17', '"lun-ven" cannot be understood.'],
		['8am-5pm', '"8am-5pm" is for no day.'],
		['Mon-Fri 8am-5pm, Sat', '"sat" has no times, and is not said to be closed.'],
		['Mon-Fri 5pm-8am', '"5:00 PM" to "8:00 AM" closes before it opens.'],
		[
			'Mon-Fri 8-12, Wed 9-5',
			'"Wednesday 8:00 AM to 12:00 PM" overlaps with "Wednesday 9:00 AM to 5:00 PM".',
		],
		['Sun 9-5, Sun closed', '"sun 9-5" contradicts "sun closed".'],
		['Mon-Sun closed', 'The business is never open.'],
		['weekdays-Sat 9-5', '"weekdays-sat" cannot be understood.'],
	])('%j: %s', (text, message) => {
		expect(() => buildSchedule({ weeklyHours: text, holidays: [] })).toThrow(
			expect.objectContaining({ field: 'hoursText', message }),
		);
	});

	test.each([
		['Lunes a viernes 9:00-18:00', 'lunes'],
		['Lu-Vi 9:00-14:00', 'lu-vi'],
		['L-V 9-14', 'l-v'],
		['Lundi-Vendredi 9h-18h', 'lundi-vendredi'],
		['Sam 9h-12h', 'sam'],
		['Montag bis Freitag 8-17 Uhr', 'montag'],
		['Mo-Do 8:00-17:00, Fr 8:00-13:00', 'do'],
		['Mo-So 8:00-17:00', 'so'],
		['Mi 8:00-12:00', 'mi'],
		['Segunda a sexta 9h-18h', 'segunda'],
		['Sáb 9:00-13:00', 'sáb'],
		['Lunedì-venerdì 9-18', 'lunedì-venerdì'],
		['Mon-Fri 9:00-17:00, Dom chiuso', 'dom'],
		['Ma-Vr 9:00-17:00', 'ma-vr'],
	])('days of another language are never taken for English ones: %j', (text, word) => {
		expect(() => parseHoursText(text)).toThrow(
			expect.objectContaining({
				message: `"${word}" cannot be understood.`,
				advice: expect.stringContaining('English'),
			}),
		);
	});

	test('any text is understood or refused at its field, never a crash', () => {
		const word = fc.oneof(
			fc.constantFrom(
				'mon',
				'fri',
				'daily',
				'closed',
				'9',
				'17:00',
				'5pm',
				'-',
				',',
				'to',
				'24/7',
				'noon',
				' ',
			),
			fc.string({ maxLength: 4 }),
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 12 }), (words) => {
				try {
					buildSchedule({ weeklyHours: words.join(' '), holidays: [] });
				} catch (error) {
					expect(error).toBeInstanceOf(HoursError);
					expect(error).toHaveProperty('field', 'hoursText');
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('each week that is written out is read back', () => {
		const period = fc
			.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
			.filter(([opens, closes]) => opens < closes);
		fc.assert(
			fc.property(fc.array(fc.option(period), { minLength: 7, maxLength: 7 }), (week) => {
				fc.pre(week.some((day) => day !== null));
				const text = week
					.map((day, index) =>
						day
							? `${DAYS_OF_WEEK[index] ?? ''} ${formatTimeOfDay(day[0])} - ${formatTimeOfDay(day[1])}`
							: `${DAYS_OF_WEEK[index] ?? ''} closed`,
					)
					.join(', ');
				expect(buildWeek(parseHoursText(text))).toEqual(
					week.map((day) => (day ? [{ opens: day[0], closes: day[1] }] : [])),
				);
			}),
		);
	});
});
