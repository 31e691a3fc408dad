import fc from 'fast-check';
import { DateTime } from 'luxon';
import { hoursAt } from '../../textback/hours/hours-part';
import { buildSchedule, type HoursSettings } from '../../textback/hours/schedule';
import { openState } from '../../textback/hours/state';
import { timeZone } from '../../textback/hours/wall-clock';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Minutes since the midnight that the day begins with; beyond 1440 after the next. */
type Period = [opens: number, closes: number];
/** What a day has in place of its week: nothing, when closed. */
type SpecialDay = { day: number; everyYear: boolean; periods: Period[] };
type Business = {
	week: Period[][];
	season: { first: number; last: number; week: Period[][] } | undefined;
	special: SpecialDay[];
	closedThrough: number | undefined;
};

const dayNumber = (wall: DateTime) => Date.UTC(wall.year, wall.month - 1, wall.day) / DAY_MS;
const isoDate = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

function periodsOf({ week, season, special, closedThrough }: Business, day: number): Period[] {
	if (closedThrough !== undefined && day <= closedThrough) return [];
	const meant = special.find((each) =>
		each.everyYear ? isoDate(each.day).slice(5) === isoDate(day).slice(5) : each.day === day,
	);
	if (meant) return meant.periods;
	const weekday = new Date(day * DAY_MS).getUTCDay() || 7;
	const inSeason = season && season.first <= day && day <= season.last;
	return (inSeason ? season.week : week)[weekday - 1] ?? [];
}

/** Reads the clock on the wall and looks whether any hours cover it: slow, and nothing to go wrong. */
function isOpenByTheWall(business: Business, zone: string, instant: number): boolean {
	const wall = DateTime.fromMillis(instant, { zone });
	const shown = wall.hour * 60 + wall.minute;
	return [0, 1].some((daysAgo) =>
		periodsOf(business, dayNumber(wall) - daysAgo).some(
			([opens, closes]) => opens <= shown + daysAgo * 1440 && shown + daysAgo * 1440 < closes,
		),
	);
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
const clockText = (minutes: number) =>
	`${twoDigits(Math.floor(minutes / 60) % 24)}:${twoDigits(minutes % 60)}`;
const clearText = (minutes: number) =>
	`${String(Math.floor(minutes / 60) % 12 || 12)}:${twoDigits(minutes % 60)} ${minutes % 1440 < 720 ? 'am' : 'pm'}`;
const periodText = ([opens, closes]: Period) => `${clearText(opens)}-${clearText(closes)}`;
/** On a 24-hour clock by day; hours at night are written with am and pm, or they are asked about. */
const rowTexts = (opens: number, closes: number) => {
	const write = opens < 5 * 60 || closes > 1440 ? clearText : clockText;
	return { opens: write(opens), closes: write(closes) };
};
const weekText = (week: Period[][]) =>
	week
		.flatMap((periods, index) => periods.map((period) => `${WEEKDAYS[index] ?? ''} ${periodText(period)}`))
		.join(', ');

function settingsOf({ week, season, special, closedThrough }: Business): HoursSettings {
	return {
		weeklyHours: week.flatMap((periods, index) =>
			periods.map(([opens, closes]) => ({
				days: [WEEKDAYS[index] ?? ''],
				...rowTexts(opens, closes),
			})),
		),
		seasons: season
			? [{ date: isoDate(season.first), lastDay: isoDate(season.last), hours: weekText(season.week) }]
			: [],
		holidays: special.map(({ day, everyYear, periods }) => ({
			date: isoDate(everyYear ? day - 365 : day),
			everyYear,
			name: '',
			hours: periods.map(periodText).join(', '),
		})),
		...(closedThrough !== undefined && { closure: { lastDay: isoDate(closedThrough), reason: '' } }),
	};
}

/** Times of the week in order, taken in pairs: open from one to the next. */
const anyWeek = fc
	.uniqueArray(fc.integer({ min: 0, max: 7 * 1440 - 1 }), { minLength: 4, maxLength: 60 })
	.map((times) => times.sort((one, other) => one - other))
	.map((times) => {
		const week: Period[][] = WEEKDAYS.map(() => []);
		for (let index = 0; index + 1 < times.length; index += 2) {
			const [from = 0, to = 0] = times.slice(index, index + 2);
			const midnight = Math.floor(from / 1440) * 1440;
			const overnight = to - midnight > 1440;
			if (overnight && (to - midnight - 1440 > 360 || to - from >= 18 * 60)) continue;
			week[midnight / 1440]?.push([from - midnight, to - midnight]);
		}
		return week;
	})
	.filter((week) => week.some((periods) => periods.length > 0));

const anyDayHours = fc
	.uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 5 })
	.map((times) => times.sort((one, other) => one - other))
	.map((times) =>
		times.flatMap((opens, index): Period[] => {
			const closes = times[index + 1];
			return index % 2 === 0 && closes !== undefined ? [[opens, closes]] : [];
		}),
	);

/** Zones and days on which their clocks change, or on which the calendar does something else. */
const anyPlace = fc.constantFrom(
	['America/New_York', '2026-03-08'],
	['America/New_York', '2026-11-01'],
	['Europe/London', '2026-03-29'],
	['Europe/London', '2026-10-25'],
	['Australia/Adelaide', '2026-04-05'],
	['Australia/Adelaide', '2026-10-04'],
	['Australia/Lord_Howe', '2026-04-05'],
	['Australia/Lord_Howe', '2026-10-04'],
	['Pacific/Chatham', '2026-04-05'],
	['Pacific/Chatham', '2026-09-27'],
	['America/Nuuk', '2026-03-28'],
	['America/Nuuk', '2026-10-25'],
	['America/Havana', '2026-03-08'],
	['America/Havana', '2026-11-01'],
	['America/St_Johns', '2006-10-29'],
	['Pacific/Apia', '2011-12-30'],
	['Asia/Kathmandu', '2028-02-29'],
	['Asia/Kolkata', '2026-12-31'],
	['UTC', '2026-12-31'],
);

/** What is special happens within two days of the day that the place is tested on. */
const anyBusiness = (today: number): fc.Arbitrary<Business> =>
	fc.record({
		week: anyWeek,
		season: fc.option(
			fc.record({
				first: fc.integer({ min: today - 9, max: today + 1 }),
				last: fc.integer({ min: today + 1, max: today + 9 }),
				week: anyWeek,
			}),
			{ nil: undefined },
		),
		special: fc.array(
			fc.record({
				day: fc.integer({ min: today - 2, max: today + 2 }),
				everyYear: fc.constant(false),
				periods: anyDayHours,
			}),
			{ maxLength: 2 },
		),
		closedThrough: fc.option(fc.integer({ min: today - 3, max: today + 1 }), { nil: undefined, freq: 4 }),
	});

const anyMoment = anyPlace.chain(([zone = '', date = '']) =>
	fc.record({
		zone: fc.constant(zone),
		now: fc
			.integer({ min: -900, max: 900 })
			.map((minutes) => DateTime.fromISO(date, { zone }).toMillis() + minutes * MINUTE_MS),
		business: anyBusiness(Date.parse(date) / DAY_MS),
	}),
);

describe('against the clock on the wall, minute by minute', () => {
	test('open or not, since when and until when', () => {
		fc.assert(
			fc.property(anyMoment, ({ zone, now, business }) => {
				const state = openState(buildSchedule(settingsOf(business)), now, timeZone(zone));
				const openNow = isOpenByTheWall(business, zone, now);
				expect(state.kind === 'open').toBe(openNow);

				const change = state.kind === 'open' ? state.stretch.to : state.next?.from;
				const limit = now + 1200 * MINUTE_MS;
				let walked = now;
				while (walked < limit && isOpenByTheWall(business, zone, walked) === openNow) walked += MINUTE_MS;
				if (walked < limit) expect(change).toBe(walked);
				else expect(change ?? limit).toBeGreaterThanOrEqual(limit);

				if (state.kind !== 'open') return;
				let back = now;
				while (back > now - 1200 * MINUTE_MS && isOpenByTheWall(business, zone, back)) back -= MINUTE_MS;
				if (!isOpenByTheWall(business, zone, back)) expect(state.stretch.from).toBe(back + MINUTE_MS);
			}),
			{ numRuns: 300 },
		);
	});

	test('holiday on the days that something keeps it from its week, from midnight to midnight', () => {
		fc.assert(
			fc.property(anyMoment, ({ zone, now, business }) => {
				const { kind } = openState(buildSchedule(settingsOf(business)), now, timeZone(zone));
				if (kind === 'open') return;
				const today = dayNumber(DateTime.fromMillis(now, { zone }));
				const closed = business.closedThrough !== undefined && today <= business.closedThrough;
				if (closed || business.special.some(({ day }) => day === today)) expect(kind).toBe('holiday');
			}),
		);
	});
});

describe('every year', () => {
	test('the same date comes back, and no other day of the year with it', () => {
		const day = fc.integer({ min: Date.UTC(2026, 2, 1) / DAY_MS, max: Date.UTC(2027, 1, 27) / DAY_MS });
		fc.assert(
			fc.property(day, (today) => {
				const special = [{ day: today, everyYear: true, periods: [] }];
				const business: Business = {
					week: WEEKDAYS.map(() => [[480, 1020]]),
					season: undefined,
					special,
					closedThrough: undefined,
				};
				const stateOn = (each: number) =>
					hoursAt(settingsOf(business), each * DAY_MS + 720 * MINUTE_MS, 'UTC').state;
				expect([-1, 0, 1].map((offset) => stateOn(today + offset))).toEqual(['open', 'holiday', 'open']);
			}),
		);
	});
});

describe('what is said of the next opening', () => {
	const months =
		'January February March April May June July August September October November December'.split(' ');

	test('the next hour is told in minutes, tomorrow is the next day, a weekday comes within six days, and anything later has its date', () => {
		fc.assert(
			fc.property(anyMoment, fc.integer({ min: -1, max: 400 }), ({ zone, now, business }, closedDays) => {
				const today = DateTime.fromMillis(now, { zone });
				const closedThrough = dayNumber(today) + closedDays;
				const {
					state,
					nextOpenAt,
					nextOpenText = '',
				} = hoursAt(settingsOf({ ...business, closedThrough }), now, zone);
				if (state === 'open' || nextOpenAt === undefined) return;

				const opens = DateTime.fromISO(nextOpenAt, { zone });
				const minutes = Math.ceil((opens.toMillis() - now) / 60_000);
				if (minutes < 60) {
					expect(nextOpenText).toBe(minutes === 1 ? 'in 1 minute' : `in ${minutes} minutes`);
					return;
				}
				const daysAhead = dayNumber(opens) - dayNumber(today);
				const date = `${months[opens.month - 1] ?? ''} ${String(opens.day)}`;
				expect(nextOpenText.startsWith('tomorrow')).toBe(daysAhead === 1);
				expect(/^on \w+day/.test(nextOpenText)).toBe(daysAhead > 1);
				expect(nextOpenText.includes(date)).toBe(daysAhead > 6);
				if (daysAhead > 1) expect(nextOpenText).toContain(opens.setLocale('en-US').weekdayLong ?? '?');
				if (daysAhead > 300) expect(nextOpenText).toContain(String(opens.year));
				expect(nextOpenText).toContain(opens.toFormat('h:mm'));
			}),
			{ numRuns: 300 },
		);
	});
});
