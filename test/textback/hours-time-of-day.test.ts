import fc from 'fast-check';
import { parseOpenPeriod } from '../../textback/hours/open-period';
import { formatTimeOfDay, parseTimeOfDay } from '../../textback/hours/time-of-day';

const minutesOf = (text: string) => parseTimeOfDay(text)?.minutes;

describe('a time of day', () => {
	test.each([
		['9am', 540],
		['9 AM', 540],
		['9 a.m.', 540],
		['9:00', 540],
		['09:00', 540],
		['9.30 pm', 1290],
		['9:30PM', 1290],
		['9p', 1260],
		['17:00', 1020],
		['17.30', 1050],
		['17h30', 1050],
		['17h', 1020],
		['1730', 1050],
		['08:00:00', 480],
		['8', 480],
		["9 o'clock", 540],
		['8:00\u202fAM', 480],
		['８：００', 480],
		['noon', 720],
		['12 noon', 720],
		['Midnight', 0],
		['12am', 0],
		['12:30 am', 30],
		['12pm', 720],
		['0:00', 0],
		['24:00', 1440],
	])('%j is %d minutes after midnight', (text, minutes) => {
		expect(minutesOf(text)).toBe(minutes);
	});

	test.each([
		'25:00',
		'24:01',
		'9:60',
		'13 pm',
		'0 am',
		'9:5',
		'm',
		'9m',
		'8:00.',
		'-9:00',
		'9:00 to 5:00',
		'nine',
		'',
		' ',
	])('%j is none', (text) => {
		expect(parseTimeOfDay(text)).toBeUndefined();
	});

	test('each minute of the day is read back as it is written', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
				expect(minutesOf(formatTimeOfDay(minutes))).toBe(minutes);
			}),
		);
	});

	test('any text is a time of day or none, never a crash', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const minutes = minutesOf(text);
				expect(minutes === undefined || (minutes >= 0 && minutes <= 1440)).toBe(true);
			}),
		);
	});
});

describe('opening and closing time of a row', () => {
	test.each([
		['8:00 AM', '5:00 PM', 480, 1020],
		['8:00', '17:00', 480, 1020],
		['8:00', '12:00', 480, 720],
		['9:00 AM', 'midnight', 540, 1440],
		['12:00 AM', '12:00 AM', 0, 1440],
		['0:00', '24:00', 0, 1440],
		['6:00 PM', '2:00 AM', 1080, 1560],
		['18:00', '02:00', 1080, 1560],
		['18:00', '2:00', 1080, 1560],
		['22:00', '6:00 AM', 1320, 1800],
		['11 am', '4 am', 660, 1680],
		['7 AM', '2 AM', 420, 1560],
		['7:00 AM', '3:30 AM', 420, 1650],
		['05:00', '13:00', 300, 780],
		['2:00', '13:30', 120, 810],
		['05:00', '10:00', 300, 600],
	])('%s to %s', (opens, closes, from, to) => {
		expect(parseOpenPeriod(opens, closes)).toEqual({ opens: from, closes: to });
	});

	test.each([
		['25:00', '5:00 PM', '"25:00" is not a time of day.'],
		['8:00 AM', 'late', '"late" is not a time of day.'],
		['', '5:00 PM', 'A time is missing.'],
		['5:00 PM', '8:00 AM', '"5:00 PM" to "8:00 AM" closes before it opens.'],
		['9:00 AM', '9:00 AM', '"9:00 AM" to "9:00 AM" closes before it opens.'],
		['9:00', '5:00', '"9:00" to "5:00" closes before it opens.'],
		['1:00 PM', '5:00', '"1:00 PM" to "5:00" closes before it opens.'],
		['12:00', '5:00', '"12:00" to "5:00" closes before it opens.'],
		['8:00 AM', '5:00 AM', '"8:00 AM" to "5:00 AM" closes before it opens.'],
		['1:00', '5:00 PM', '"1:00" could be in the morning or in the afternoon.'],
		['01:00', '05:00', '"01:00" could be in the morning or in the afternoon.'],
		['1:00', '18:00', '"1:00" could be in the morning or in the afternoon.'],
		['11:00', '02:00', '"11:00" to "02:00" closes before it opens.'],
		['7:00', '2:00', '"7:00" to "2:00" closes before it opens.'],
		['24:00', '2:00 AM', '"24:00" is no time to open at.'],
	])('%j to %j is refused, quoting it', (opens, closes, message) => {
		expect(() => parseOpenPeriod(opens, closes)).toThrow(message);
	});

	test('a night that is not written as one is asked about, with both readings', () => {
		const advice = 'If it closes in the afternoon, write 2:00 PM. If it closes at night, write 2:00 AM.';
		expect(() => parseOpenPeriod('11:00', '02:00')).toThrow(expect.objectContaining({ advice }));
		expect(() => parseOpenPeriod('01:00', '05:00')).toThrow(
			expect.objectContaining({ advice: 'Write 1:00 AM or 1:00 PM.' }),
		);
	});

	test('a forgotten PM is pointed out', () => {
		expect(() => parseOpenPeriod('9:00', '5:00')).toThrow(
			expect.objectContaining({ advice: expect.stringContaining('write 5:00 PM') }),
		);
	});
});
