import { DateTime } from 'luxon';
import { type HolidayCalendar, upcomingHolidays } from '../../textback/hours/holiday-calendar';
import { type HolidayLibrary, loadHolidayLibrary } from '../../textback/hours/holiday-library';
import { countryOf, findPlace, type PublicHolidaySettings } from '../../textback/hours/holiday-plan';
import { hoursAt } from '../../textback/hours/hours-part';
import type { Locale } from '../../textback/hours/locale';
import type { HoursSettings } from '../../textback/hours/schedule';

const zone = 'America/New_York';
const DAY_MS = 86_400_000;

let library: HolidayLibrary;
beforeAll(async () => {
	library = await loadHolidayLibrary();
});

/** "12-25 Christmas Day", with the time when it begins later than at midnight. */
function publicHolidays(year: number, country: string, region = '', language = 'en'): string[] {
	const calendar = library.calendar(country, region, language);
	const first = Date.UTC(year, 0, 1) / DAY_MS;
	const days = Array.from(
		{ length: Date.UTC(year, 11, 31) / DAY_MS - first + 1 },
		(_, index) => first + index,
	);
	return days.flatMap((day) => publicOn(calendar, day).map((name) => `${monthAndDay(day)} ${name}`));
}

function publicOn(calendar: HolidayCalendar, day: number): string[] {
	return calendar
		.on(day)
		.filter(({ isPublic }) => isPublic)
		.map(({ name, begins }) => (begins === 0 ? name : `${name} from ${String(begins / 60)}:00`));
}

const monthAndDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(5, 10);

/** The law's own lists, not the library's: opm.gov, gov.uk/bank-holidays, citizensinformation.ie, fairwork.gov.au, and so on. */
describe('a year of public holidays, those observed on another day included', () => {
	test.each<[number, string, string, string[]]>([
		[
			2027,
			'US',
			'',
			[
				"01-01 New Year's Day",
				'01-18 Martin Luther King Jr. Day',
				"02-15 Washington's Birthday",
				'05-31 Memorial Day',
				'06-18 Juneteenth (observed)',
				'06-19 Juneteenth',
				'07-04 Independence Day',
				'07-05 Independence Day (observed)',
				'09-06 Labor Day',
				'10-11 Columbus Day',
				'11-11 Veterans Day',
				'11-25 Thanksgiving Day',
				'12-24 Christmas Day (observed)',
				'12-25 Christmas Day',
				"12-31 New Year's Day (observed)",
			],
		],
		[
			2026,
			'CA',
			'ON',
			[
				"01-01 New Year's Day",
				'02-16 Family Day',
				'04-03 Good Friday',
				'05-18 Victoria Day',
				'07-01 Canada Day',
				'09-07 Labour Day',
				'10-12 Thanksgiving',
				'12-25 Christmas Day',
				'12-26 Boxing Day',
			],
		],
		[
			2027,
			'GB',
			'ENG',
			[
				"01-01 New Year's Day",
				'03-26 Good Friday',
				'03-29 Easter Monday',
				'05-03 Early May bank holiday',
				'05-31 Spring bank holiday',
				'08-30 Summer bank holiday',
				'12-25 Christmas Day',
				'12-26 Boxing Day',
				'12-27 Christmas Day (observed)',
				'12-28 Boxing Day (observed)',
			],
		],
		[
			2026,
			'GB',
			'SCT',
			[
				"01-01 New Year's Day",
				'01-02 January 2nd',
				'04-03 Good Friday',
				'05-04 Early May bank holiday',
				'05-25 Spring bank holiday',
				'08-03 Summer bank holiday',
				"11-30 St Andrew's Day",
				'12-25 Christmas Day',
				'12-26 Boxing Day',
				'12-28 Boxing Day (observed)',
			],
		],
		[
			2026,
			'IE',
			'',
			[
				"01-01 New Year's Day",
				"02-02 St. Brigid's Day",
				"03-17 St. Patrick's Day",
				'04-06 Easter Monday',
				'05-04 First Monday in May',
				'06-01 First Monday in June',
				'08-03 First Monday in August',
				'10-26 Last Monday in October',
				'12-25 Christmas Day',
				"12-26 St. Stephen's Day",
			],
		],
		[
			2026,
			'AU',
			'NSW',
			[
				"01-01 New Year's Day",
				'01-26 Australia Day',
				'04-03 Good Friday',
				'04-04 Easter Saturday',
				'04-05 Easter Sunday',
				'04-06 Easter Monday',
				'04-25 Anzac Day',
				'04-27 Anzac Day (observed)',
				"06-08 King's Birthday",
				'10-05 Labour Day',
				'12-25 Christmas Day',
				'12-26 Boxing Day',
				'12-28 Boxing Day (observed)',
			],
		],
		[
			2026,
			'NZ',
			'',
			[
				"01-01 New Year's Day",
				"01-02 Day after New Year's Day",
				'02-06 Waitangi Day',
				'04-03 Good Friday',
				'04-06 Easter Monday',
				'04-25 ANZAC Day',
				'04-27 ANZAC Day (observed)',
				"06-01 King's Birthday",
				'07-10 Matariki',
				'10-26 Labour Day',
				'12-25 Christmas Day',
				'12-26 Boxing Day',
				'12-28 Boxing Day (observed)',
			],
		],
	])('%d, %s %s', (year, country, region, expected) => {
		expect(publicHolidays(year, country, region)).toEqual(expected);
	});
});

describe('each kind of rule', () => {
	test.each<[string, string, string, string]>([
		['the same date every year', 'DE', '2026-10-03', 'National Holiday'],
		['the third Monday of a month', 'US', '2026-01-19', 'Martin Luther King Jr. Day'],
		['the fourth Thursday, which is not always the last', 'US', '2028-11-23', 'Thanksgiving Day'],
		['the last Monday of a month', 'US', '2027-05-31', 'Memorial Day'],
		['the Monday before a date', 'CA-ON', '2027-05-24', 'Victoria Day'],
		['the Saturday between two dates', 'SE', '2026-06-20', 'Midsummer Day'],
		['the first Tuesday of November', 'AU-VIC', '2026-11-03', 'Melbourne Cup'],
		['a weekday, unless the date is a Friday', 'IE', '2030-02-01', "St. Brigid's Day"],
		['counted from Easter', 'GB', '2028-04-14', 'Good Friday'],
		['counted far from Easter', 'DE-BY', '2026-06-04', 'Corpus Christi'],
		['counted from the Easter of the Eastern churches', 'GR', '2027-05-03', 'Easter Monday'],
		['by the Julian calendar', 'RS', '2027-01-07', 'Orthodox Christmas'],
		['at the equinox', 'JP', '2026-03-20', 'Spring Equinox Day'],
		['a day between two holidays', 'JP', '2026-09-22', "Citizens' Holiday"],
		['by the Chinese calendar', 'SG', '2026-02-17', 'Chinese New Year'],
		['by a solar term', 'TW', '2026-04-05', 'Tomb Sweeping Day'],
		['by the Islamic calendar', 'TR', '2026-03-20', 'End of Ramadan (Eid al-Fitr)'],
		['the last day of several', 'TR', '2026-05-30', 'Feast of the Sacrifice (Eid al-Adha)'],
		['over the end of a year', 'TR', '2007-01-02', 'Feast of the Sacrifice (Eid al-Adha)'],
		['by the Hebrew calendar', 'IL', '2026-09-21', 'Day of Atonement (Yom Kippur)'],
		['by the Persian calendar', 'IR', '2026-03-21', 'Nowruz'],
		['by the Bengali calendar', 'BD', '2026-04-14', "Bengali New Year's Day"],
		['on Friday when it falls on a Saturday', 'US', '2026-07-03', 'Independence Day (observed)'],
		['in the year before, when it falls on a Saturday', 'US', '2027-12-31', "New Year's Day (observed)"],
		['on Monday when it falls on a Sunday', 'US', '2027-07-05', 'Independence Day (observed)'],
		['Veterans Day too', 'US', '2028-11-10', 'Veterans Day (observed)'],
		['Veterans Day too', 'US', '2029-11-12', 'Veterans Day (observed)'],
		['two days later, when two fall on a weekend', 'GB-ENG', '2027-12-28', 'Boxing Day (observed)'],
		['on Tuesday when the day before has the Monday', 'GB-ENG', '2022-12-27', 'Christmas Day (observed)'],
		['once', 'GB-ENG', '2022-09-19', "Queen Elizabeth's Funeral Day"],
		['moved once', 'GB-ENG', '2020-05-08', 'Early May bank holiday (VE day)'],
		['since a year', 'US', '2021-06-19', 'Juneteenth'],
		['for half a day', 'AU-QLD', '2026-12-24', 'Christmas Eve from 18:00'],
		['in a part of a state', 'US-LA-NO', '2026-02-17', 'Mardi Gras'],
	])('%s: %s %s', (_, place, date, name) => {
		const [country = '', ...region] = place.split('-');
		const calendar = library.calendar(country, region.join('-'), 'en');
		expect(publicOn(calendar, Date.parse(date) / DAY_MS)).toContain(name);
	});

	test.each<[string, string, string]>([
		['the usual date of a holiday that was moved once', 'GB-ENG', '2020-05-04'],
		['before a holiday was made', 'US', '2020-06-19'],
		['after a holiday that came once', 'GB-ENG', '2023-09-19'],
		['the day after the last of several', 'TR', '2026-05-31'],
		['a weekday next to a holiday on a weekend, where nothing is moved', 'AU-VIC', '2026-04-27'],
		['Easter Monday in Ontario', 'CA-ON', '2026-04-06'],
	])('none %s: %s %s', (_, place, date) => {
		const [country = '', region = ''] = place.split('-');
		expect(publicOn(library.calendar(country, region, 'en'), Date.parse(date) / DAY_MS)).toEqual([]);
	});

	test('an observance is known, and is no day off', () => {
		const halloween = library.calendar('US', '', 'en').on(Date.parse('2026-10-31') / DAY_MS);
		expect(halloween).toMatchObject([{ id: 'Halloween', isPublic: false }]);
	});
});

describe('names', () => {
	test('are in the language of the texts where the data has them', () => {
		const christmas = (language: string) =>
			publicHolidays(2027, 'US', '', language).filter((each) => each.startsWith('12-2'));
		expect(christmas('es')).toEqual(['12-24 Navidad (día sustituto)', '12-25 Navidad']);
		expect(publicHolidays(2026, 'DE', '', 'de')).toContain('04-03 Karfreitag');
		expect(publicHolidays(2026, 'DE', '', 'en')).toContain('04-03 Good Friday');
	});

	test('have straight apostrophes all over the world, as a curly one makes a text dearer', () => {
		for (const { code } of library.countries()) {
			expect(publicHolidays(2026, code).join()).not.toMatch(/[‘’]/);
		}
	});
});

describe('a business that keeps them', () => {
	const at = (
		publicHolidays: PublicHolidaySettings,
		text: string,
		settings: Partial<HoursSettings> = {},
		locale: Locale = 'en-US',
	) =>
		hoursAt(
			{ weeklyHours: 'Mon-Fri 8am-5pm', publicHolidays, ...settings },
			DateTime.fromISO(text, { zone }).toMillis(),
			zone,
			locale,
			library,
		);
	const us: PublicHolidaySettings = { country: 'US' };

	test('is on holiday all day, and says which', () => {
		expect(at(us, '2026-11-26T10:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Thanksgiving Day',
			nextOpenText: 'tomorrow morning at 8:00',
			why: 'Closed: Thanksgiving Day. Opens Friday at 8:00 AM, America/New_York',
		});
		expect(at(us, '2026-11-27T10:00').state).toBe('open');
	});

	test('is on holiday on the day it is observed', () => {
		expect(at(us, '2026-07-03T10:00').holiday).toBe('Independence Day (observed)');
		expect(at(us, '2027-12-31T10:00').holiday).toBe("New Year's Day (observed)");
	});

	test('never says tomorrow when tomorrow is a holiday', () => {
		expect(at(us, '2026-11-25T18:00').nextOpenText).toBe('on Friday at 8:00 AM');
		expect(at(us, '2026-07-02T18:00').nextOpenText).toBe('on Monday at 8:00 AM');
		expect(at({ country: 'GB', region: 'ENG' }, '2027-12-24T18:00').nextOpenText).toBe(
			'on Wednesday at 8:00 AM',
		);
	});

	test('works on those that are switched off, also when they are observed on another day', () => {
		const openOn = ['Columbus Day', 'veterans day', 'Juneteenth'];
		expect(at({ ...us, openOn }, '2026-10-12T10:00').state).toBe('open');
		expect(at({ ...us, openOn }, '2026-11-11T10:00').state).toBe('open');
		expect(at({ ...us, openOn }, '2027-06-18T10:00').state).toBe('open');
		expect(at({ ...us, openOn }, '2026-11-26T10:00').state).toBe('holiday');
	});

	test('can have hours of its own on one of them', () => {
		const hours = [{ holiday: 'Thanksgiving Day', hours: '9am-noon' }];
		expect(at({ ...us, hours }, '2026-11-26T10:00').state).toBe('open');
		expect(at({ ...us, hours }, '2026-11-26T12:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Thanksgiving Day',
		});
		expect(at({ ...us, hours }, '2026-11-25T18:00').nextOpenText).toBe('tomorrow morning at 9:00');
	});

	test('can close on a day that is no holiday for others', () => {
		const hours = [{ holiday: 'Christmas Eve', hours: '' }];
		expect(at({ ...us, hours }, '2026-12-24T10:00')).toMatchObject({
			state: 'holiday',
			holiday: 'Christmas Eve',
			nextOpenText: 'on Monday at 8:00 AM',
		});
		expect(at(us, '2026-12-24T10:00').state).toBe('open');
	});

	test('closes when a holiday begins in the middle of the day', () => {
		const kentucky = { country: 'US', region: 'KY' };
		expect(at(kentucky, '2026-04-03T13:59')).toMatchObject({
			state: 'open',
			closesAt: '2026-04-03T14:00:00-04:00',
		});
		expect(at(kentucky, '2026-04-03T14:00')).toMatchObject({ state: 'holiday', holiday: 'Good Friday' });
	});

	test('goes by its own rows before the public ones, and by a closure before all', () => {
		const holidays = [{ date: '2026-11-26', name: 'Turkey Trot', hours: '6am-8am' }];
		expect(at(us, '2026-11-26T07:00', { holidays }).state).toBe('open');
		expect(at(us, '2026-11-26T10:00', { holidays }).holiday).toBe('Turkey Trot');
		const closure = { lastDay: '2026-11-29', reason: 'vacation' };
		expect(at(us, '2026-11-26T10:00', { holidays, closure }).holiday).toBe('vacation');
	});

	test('names them in the caller’s language', () => {
		expect(at(us, '2026-11-26T10:00', {}, 'es-US').holiday).toBe('Acción de Gracias');
		expect(at(us, '2026-11-26T10:00', {}, 'en-US').holiday).toBe('Thanksgiving Day');
	});

	test.each([
		['US', 'KY'],
		['us', 'ky'],
		['United States', 'kentucky'],
	])('can name its country and region by code or by name: %s, %s', (country, region) => {
		expect(at({ country, region }, '2026-04-03T15:00').holiday).toBe('Good Friday');
	});

	test.each<[PublicHolidaySettings, string, string, number | undefined]>([
		[{ country: 'Atlantis' }, 'publicHolidays', 'No public holidays are known for "Atlantis".', undefined],
		[
			{ country: 'US', region: 'Ontario' },
			'holidayRegion',
			'United States: no public holidays are known for "Ontario".',
			undefined,
		],
		[
			{ country: 'IE', region: 'Cork' },
			'holidayRegion',
			'Ireland: no public holidays are known for "Cork".',
			undefined,
		],
		[
			{ country: 'US', openOn: ['Canada Day'] },
			'openHolidays',
			'United States: there is no holiday "Canada Day".',
			undefined,
		],
		[
			{
				country: 'US',
				hours: [
					{ holiday: 'Christmas Day', hours: '' },
					{ holiday: '', hours: '9-12' },
				],
			},
			'holidayHours',
			'No holiday is chosen.',
			1,
		],
		[
			{ country: 'US', hours: [{ holiday: 'Christmas Day', hours: '9-25' }] },
			'holidayHours',
			'"25" is not a time of day.',
			0,
		],
	])('%j is refused at its field', (settings, field, message, row) => {
		expect(() => at(settings, '2026-11-26T10:00')).toThrow(expect.objectContaining({ field, message, row }));
	});
});

describe('a country and its region in one cell of a table', () => {
	const placeOf = (country: string) => {
		const place = findPlace({ country }, library);
		return [place.country.code, ...(place.region ? [place.region.code] : [])].join('-');
	};

	test.each([
		['US', 'US'],
		[' us-ca ', 'US-CA'],
		['US - CA', 'US-CA'],
		['US California', 'US-CA'],
		['United States, California', 'US-CA'],
		['Canada/on', 'CA-ON'],
		['GB', 'GB'],
		['St Lucia', 'LC'],
		['Saint Lucia', 'LC'],
		['st. kitts and nevis', 'KN'],
		['Saint Vincent and the Grenadines', 'VC'],
		['Sao Tome and Principe', 'ST'],
		['The Bahamas', 'BS'],
		['UK', 'GB'],
		['Great Britain', 'GB'],
		['UK-SCT', 'GB-SCT'],
		['UK, Northern Ireland', 'GB-NIR'],
		['USA', 'US'],
		['U.S.A.', 'US'],
		['United States of America', 'US'],
		['USA California', 'US-CA'],
		['Turkey', 'TR'],
		['Czech Republic', 'CZ'],
		['Guinea-Bissau', 'GW'],
		['Canada, Québec', 'CA-QC'],
	])('%p is %s', (written, place) => {
		expect(placeOf(written)).toBe(place);
	});

	test('is understood for every place there is, by codes and by names', () => {
		for (const country of library.countries()) {
			expect(placeOf(country.name)).toBe(country.code);
			for (const region of library.regions(country.code)) {
				const place = `${country.code}-${region.code}`;
				expect(placeOf(place)).toBe(place);
				// Of two parts with one name, the first one counts.
				expect(placeOf(`${country.code}, ${region.name}`)).toMatch(new RegExp(`^${country.code}-`));
			}
		}
	});

	test.each([
		['US-XX', 'holidayRegion', 'United States: no public holidays are known for "XX".'],
		['XX-CA', 'publicHolidays', 'No public holidays are known for "XX-CA".'],
		['US, Lucia', 'holidayRegion', 'United States: no public holidays are known for "Lucia".'],
		['yes', 'publicHolidays', 'No public holidays are known for "yes".'],
		['St Elsewhere', 'publicHolidays', 'No public holidays are known for "St Elsewhere".'],
		['no idea', 'publicHolidays', 'No public holidays are known for "no idea".'],
		['US,', 'publicHolidays', 'No public holidays are known for "US,".'],
	])('%p is refused', (written, field, message) => {
		expect(() => placeOf(written)).toThrow(expect.objectContaining({ field, message }));
	});

	test('that is refused says how to write one', () => {
		const advice = expect.stringContaining('US-CA, or United States, California') as string;
		expect(() => placeOf('US Californa')).toThrow(expect.objectContaining({ advice }));
	});

	test('that has a region of its own beside it is a country alone', () => {
		expect(() => findPlace({ country: 'US-CA', region: 'TX' }, library)).toThrow(
			expect.objectContaining({ field: 'publicHolidays' }),
		);
	});

	test.each(['', ' ', 'none', 'None'])('%p stands for no public holidays', (written) => {
		expect(countryOf(written)).toBeUndefined();
	});
});

describe('the lists to choose from', () => {
	test('hold the whole world in plain English', () => {
		const countries = library.countries();
		expect(countries.length).toBeGreaterThan(200);
		expect(countries).toEqual(
			expect.arrayContaining([
				{ code: 'US', name: 'United States' },
				{ code: 'IT', name: 'Italy' },
			]),
		);
	});

	test('hold the states, and a region that has days of its own after its state', () => {
		const names = library.regions('US').map(({ name }) => name);
		expect(names).toHaveLength(53);
		expect(names.slice(names.indexOf('Louisiana')).slice(0, 2)).toEqual([
			'Louisiana',
			'Louisiana: New Orleans',
		]);
		expect(library.regions('IE')).toEqual([]);
	});

	test('every place on them has holidays', () => {
		for (const { code } of library.countries()) {
			expect([code, publicHolidays(2026, code).length]).not.toEqual([code, 0]);
		}
	});

	test('hold each holiday once, from the next one on, with its date', () => {
		const upcoming = upcomingHolidays(library.calendar('US', '', 'en'), Date.parse('2026-11-20T12:00:00Z'));
		const names = upcoming.filter(({ isPublic }) => isPublic).map(({ id, date }) => `${id}: ${date}`);
		expect(names.slice(0, 3)).toEqual([
			'Thanksgiving Day: Thursday, November 26, 2026',
			'Christmas Day: Friday, December 25, 2026',
			"New Year's Day: Friday, January 1, 2027",
		]);
		expect(names).toHaveLength(11);
	});
});
