import fc from 'fast-check';
import { HoursError } from '../../textback/hours/hours-error';
import { parseDayText, parseHoursText } from '../../textback/hours/hours-text';
import { buildSchedule } from '../../textback/hours/schedule';
import { formatTimeOfDay } from '../../textback/hours/time-of-day';
import { writeWeek } from '../../textback/hours/week-text';
import { buildWeek, DAYS_OF_WEEK, type HoursRow } from '../../textback/hours/week';

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

function messageOf(attempt: () => unknown): string {
	try {
		attempt();
		return '';
	} catch (error) {
		return error instanceof HoursError ? error.message : String(error);
	}
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
			'"mon-fri 8-12" and "wed 9-5" both tell of Wednesday, and can be read in two ways.',
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

	test.each([
		['Mon-Fri 9-5, closed holidays', 'Public Holidays'],
		['Closed weekends and NSW public holidays. Mon-Fri 9-5', 'Public Holidays'],
		['Mo-Fr 08:00-17:00; PH off', 'Public Holidays'],
		['Thursday (Thanksgiving) 9-12', 'Public Holidays'],
		['Mon-Fri 9-5 EST', 'Time Zone'],
		['Mon-Fri 8am-5pm Pacific Time', 'Time Zone'],
		['8am-5pm MT', 'Time Zone'],
		['Mon-Fri 9-5, Eastern', 'Time Zone'],
		['Mon-Fri 9-5, Easter closed', 'Public Holidays'],
		['Mon-Fri 9-5, Sat by appointment', 'after hours'],
		['Appointments only', 'after hours'],
		['Mon-Fri 9-5, Dec 24 9-12', 'Own Holidays'],
		['Summer: Mon-Fri 9-5', 'Seasonal Hours'],
		['1st Saturday 9-12', 'Own Holidays'],
		['Every other Saturday 9-12', 'Own Holidays'],
		['Mon-Fri 9-5 (lunch 12-1)', 'both sides of a break'],
		['Mon-Fri 9-5, closed noon-1pm', 'both sides of a break'],
		['Mon-Fri 9-5 except Wed', 'Wed closed'],
		['Mon-Fri 9-late', 'both ends'],
		['Mon-Fri nine to five', 'digits'],
		['Mon-S 9-5', 'Sat or Sun'],
		['M-T 9-5', 'Tu or Th'],
		['9-5 Mon, Tue, Wed 10-2', 'semicolon'],
	])('%j is refused, and the advice says where it goes: %s', (text, advice) => {
		expect(() => parseHoursText(text)).toThrow(
			expect.objectContaining({ field: 'hoursText', advice: expect.stringContaining(advice) }),
		);
	});

	test.each([
		['Mon-Fri 09:00-12:00, 1:00-5:00', '1:00 AM - 5:00 AM, or 1:00 PM - 5:00 PM'],
		['Mo-Fr 01:00-05:00', '1:00 AM - 5:00 AM, or 1:00 PM - 5:00 PM'],
		['Mon-Fri 10:00-18:00, Sat 10:00-2:00', '10:00 AM - 2:00 AM, or 10:00 AM - 2:00 PM'],
		['Mo-Fr 11:00-02:00', '11:00 AM - 2:00 AM, or 11:00 AM - 2:00 PM'],
		['Mon-Thu 5-10', '5:00 AM - 10:00 AM, or 5:00 PM - 10:00 PM'],
	])(
		'hours at night that are not written as such are asked about, both readings in full: %j',
		(text, advice) => {
			expect(() => parseHoursText(text)).toThrow(expect.objectContaining({ advice: `Write ${advice}.` }));
		},
	);

	test('a text of any length is refused at once, and its error stays short', () => {
		const endless = 'Mon-Fri 8am-5pm, '.repeat(100_000);
		for (const text of [endless, 'x'.repeat(999), `${'9'.repeat(900)}-5`, '('.repeat(999), ' '.repeat(1e6)]) {
			expect(() => parseHoursText(text)).toThrow(HoursError);
			expect(messageOf(() => parseHoursText(text)).length).toBeLessThan(200);
		}
	});

	test.each([
		'm ',
		'mon-',
		'mon,',
		'9-5,',
		'9-5 mon,',
		'closed ',
		'we ',
		'24 ',
		'1:1',
		'. ',
		'tue: ',
		'mtwthf ',
		'\n- ',
		'\ufdfa',
	])('twice as much of %j takes less than three times the work', (part) => {
		// How often an expression looks at the text, for the longest one that is read at all and half of it.
		const looks = jest.spyOn(RegExp.prototype, 'exec');
		const work = (length: number) => {
			looks.mockClear();
			messageOf(() => parseHoursText(part.repeat(Math.floor(length / part.length))));
			return looks.mock.calls.length;
		};
		const ratio = work(1000) / work(500);
		looks.mockRestore();
		expect(ratio).toBeLessThan(3);
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

	test('each week that the product writes is read back as the same week', () => {
		const day = fc.constantFrom(...DAYS_OF_WEEK, 'weekdays', 'weekend', 'everyday');
		const minutes = fc.oneof(
			fc.constantFrom(0, 60, 300, 539, 720, 779, 1020, 1439),
			fc.integer({ min: 0, max: 1439 }),
		);
		const row = fc.record({
			days: fc.array(day, { minLength: 1, maxLength: 3 }),
			opens: minutes.map(formatTimeOfDay),
			closes: minutes.map(formatTimeOfDay),
		});
		const refused = (rows: HoursRow[]) => messageOf(() => buildWeek(rows)) !== '';
		// Rows that go together, so that breaks, long nights and days around the clock all come up.
		const rows = fc
			.array(row, { minLength: 1, maxLength: 12 })
			.map((all) =>
				all.reduce<HoursRow[]>((kept, each) => (refused([...kept, each]) ? kept : [...kept, each]), []),
			);
		fc.assert(
			fc.property(rows, (kept) => {
				fc.pre(kept.length > 0);
				const week = buildWeek(kept);
				expect(buildWeek(parseHoursText(writeWeek(week)))).toEqual(week);
				expect(writeWeek(buildWeek(parseHoursText(writeWeek(week).toUpperCase())))).toBe(writeWeek(week));
			}),
			{ numRuns: 500 },
		);
	});

	test.each([
		['10am-2pm', '10-14'],
		['open 10am–2pm', '10-14'],
		['8-12, 1-5', '8-12 13-17'],
		['8am-noon & 1pm-5pm', '8-12 13-17'],
		['Open 24 hours', '0-24'],
		['7 PM - 2 AM', '19-26'],
		['closed', ''],
		['Closed all day', ''],
		['off', ''],
		['', ''],
	])('the hours of one day, %j, are read like those of a week', (text, hours) => {
		const clock = (minutes: number) => String(minutes / 60);
		expect(
			parseDayText(text)
				.map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`)
				.join(' '),
		).toBe(hours);
	});

	test.each([
		['09:00-12:00, 1:00-5:00', 'could be by day or at night'],
		['01:00-05:00', 'could be by day or at night'],
		['closed 12-1', 'cannot be understood'],
		['Sat 9-12', 'is not the hours of one day'],
		['10am-2pm, closed', 'is not the hours of one day'],
		['9-12; holidays closed', '"holidays" cannot be understood'],
		['by appointment', '"by" cannot be understood'],
		['8am', 'has no closing time'],
	])('the hours of one day, %j, are refused: %s', (text, message) => {
		expect(messageOf(() => parseDayText(text))).toContain(message);
	});
});
