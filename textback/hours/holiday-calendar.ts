import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { type CalendarDay, dateOf, parseCalendarDay, writeDay } from './calendar-day';

export type PublicHoliday = {
	/** The English name, by which settings know it; that of the holiday it stands for when it is a substitute day. */
	id: string;
	/** The name in the caller's language, which tells a substitute day from the holiday itself. */
	name: string;
	/** Whether it is a day off for everybody. Halloween, for one, is not. */
	isPublic: boolean;
	/** Minutes since midnight at which it begins: 0, but for the few that take half a day. */
	begins: number;
};

export type HolidayCalendar = {
	/** The `id`s of all holidays of the place, in whatever year they come. */
	ids: ReadonlySet<string>;
	on(day: CalendarDay): readonly PublicHoliday[];
};

const DAY_MS = 86_400_000;
/** A year, and the weeks by which a movable holiday can be later in the next. */
const DAYS_AHEAD = 400;

/**
 * @param holidays of one place, in UTC; its language is changed
 * @param language of the names, ISO 639-1
 */
export function calendarOf(holidays: Holidays, language: string): HolidayCalendar {
	// The country's own words come first: Labor Day in the United States, Labour Day elsewhere.
	const known = holidays.getLanguages();
	const dialects = (of: string) => [...known.filter((each) => each.startsWith(`${of}-`)), of];
	const idLanguages = [...dialects('en'), ...known];
	holidays.setLanguages(dialects(language));
	const idOfRule = new Map<string, string>();
	const rules: readonly object[] = holidays.getRules();
	for (const each of rules) {
		if ('rule' in each && 'name' in each) {
			idOfRule.set(String(each.rule), plain(nameIn(each.name, idLanguages)));
		}
	}
	const daysOfYear = new Map<number, ReadonlyMap<CalendarDay, PublicHoliday[]>>();

	const read = (found: HolidaysTypes.Holiday): PublicHoliday => ({
		id: idOfRule.get(found.rule) ?? found.name,
		name: nameOf(found, language),
		isPublic: found.type === 'public',
		begins: Number(found.date.slice(11, 13)) * 60 + Number(found.date.slice(14, 16)),
	});
	const readYear = (year: number): ReadonlyMap<CalendarDay, PublicHoliday[]> => {
		const days = new Map<CalendarDay, PublicHoliday[]>();
		// A holiday of several days may have begun in the year before.
		for (const found of [year - 1, year].flatMap((each) => holidays.getHolidays(each))) {
			const holiday = read(found);
			const [first, last] = daysOf(found);
			for (let day = first; day <= last; day++) {
				days.set(day, [...(days.get(day) ?? []), day === first ? holiday : { ...holiday, begins: 0 }]);
			}
		}
		return days;
	};

	return {
		ids: new Set(idOfRule.values()),
		on(day) {
			const { year } = dateOf(day);
			const days = daysOfYear.get(year) ?? readYear(year);
			daysOfYear.set(year, days);
			return days.get(day) ?? [];
		},
	};
}

/** `date` is in words: "Thursday, November 26, 2026". */
export type UpcomingHoliday = PublicHoliday & { date: string };

/**
 * The holidays of the next year, each once, by the day on which it comes next.
 *
 * @param now milliseconds since 1970-01-01 UTC
 */
export function upcomingHolidays(calendar: HolidayCalendar, now: number): UpcomingHoliday[] {
	const today = Math.floor(now / DAY_MS);
	const upcoming = new Map<string, UpcomingHoliday>();
	for (let day = today; day < today + DAYS_AHEAD; day++) {
		for (const holiday of calendar.on(day)) {
			if (!upcoming.has(holiday.id)) upcoming.set(holiday.id, { ...holiday, date: writeDay(day) });
		}
	}
	return [...upcoming.values()];
}

/** @throws Error when the data has no date, which is no setting's fault. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): [first: CalendarDay, last: CalendarDay] {
	const first = parseCalendarDay(date.slice(0, 10));
	if (first === undefined) throw new Error(`date-holidays gave the date ${date}`);
	// Hours beyond whole days stand for the evening before (Turkey's feasts), which the date does not count.
	const days = Math.floor((end.getTime() - start.getTime()) / DAY_MS);
	return [first, first + Math.max(days, 1) - 1];
}

function nameOf({ name, substitute }: HolidaysTypes.Holiday, language: string): string {
	const said = plain(name);
	return substitute && language === 'en' ? said.replace(/ \(substitute day\)$/, ' (observed)') : said;
}

/** @param names one for all languages, or by language */
function nameIn(names: unknown, languages: readonly string[]): string {
	if (typeof names !== 'object' || names === null) return String(names);
	const known = new Map<string, unknown>(Object.entries(names));
	const [name = ''] = [...languages.map((each) => known.get(each)), ...known.values()].filter(Boolean);
	return String(name);
}

/** Straight apostrophes: a curly one more than doubles what a text costs. */
function plain(name: string): string {
	return name.replace(/[‘’]/g, "'");
}
