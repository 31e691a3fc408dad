import type { CalendarDay } from './calendar-day';
import type { HolidayCalendar } from './holiday-calendar';
import type { HolidayLibrary, Place } from './holiday-library';
import { HoursError, type HoursField, readFor, readRows } from './hours-error';
import { parseDayText } from './hours-text';
import type { OpenPeriod } from './open-period';
import { placeKey } from './place-name';

/** The public holidays a business keeps. Country and region are codes, or names in English: "US" or "United States". */
export type PublicHolidaySettings = {
	/** Without a `region` it may name one, too: "US-CA" or "United States, California". */
	country: string;
	/** Empty for the holidays of the whole country. */
	region?: string;
	/** Holidays on which the business works as usual, by their English names. */
	openOn?: readonly string[];
	/** Holidays with hours of their own, "10am-2pm", or none when closed; those that are no day off for everybody too. */
	hours?: ReadonlyArray<{ holiday: string; hours: string }>;
};

export type HolidayPlan = { periods: readonly OpenPeriod[]; holiday: string };

/**
 * What the business does on a public holiday; undefined on other days, and when it works as usual.
 *
 * @param language of the holidays' names, ISO 639-1
 * @throws HoursError at the field, and the row, that names no country, region or holiday.
 */
export function planPublicHolidays(
	settings: PublicHolidaySettings,
	library: HolidayLibrary,
	language: string,
): (day: CalendarDay, usual: readonly OpenPeriod[]) => HolidayPlan | undefined {
	const { country, region } = findPlace(settings, library);
	const calendar = library.calendar(country.code, region?.code ?? '', language);
	const find = (name: string, field: HoursField) => findHoliday(name, field, calendar, region ?? country);
	const openOn = new Set((settings.openOn ?? []).map((name) => find(name, 'openHolidays')));
	const hours = new Map(
		readRows(settings.hours ?? [], (row) => [
			find(row.holiday, 'holidayHours'),
			readFor('holidayHours', () => parseDayText(row.hours)),
		]),
	);

	return (day, usual) => {
		const kept = calendar
			.on(day)
			.filter(({ id, isPublic }) => hours.has(id) || (isPublic && !openOn.has(id)));
		const holiday =
			kept.find(({ id }) => hours.has(id)) ?? kept.find(({ begins }) => begins === 0) ?? kept[0];
		if (!holiday) return undefined;
		const periods = hours.get(holiday.id) ?? usual.flatMap((period) => until(holiday.begins, period));
		return { periods, holiday: holiday.name };
	};
}

/** What stands for no public holidays at all. */
export const NO_COUNTRY = 'none';

/** The country that somebody wrote; undefined when the business keeps no public holidays. */
export function countryOf(written: string): string | undefined {
	return ['', NO_COUNTRY].includes(written.trim().toLowerCase()) ? undefined : written;
}

/** The places as the settings name them. @throws HoursError at the field that names none. */
export function findPlace(
	settings: Pick<PublicHolidaySettings, 'country' | 'region'>,
	library: HolidayLibrary,
): { country: Place; region?: Place } {
	const wanted = settings.region?.trim() ?? '';
	const country = library.country(settings.country);
	const both = wanted === '' && !country ? apart(settings.country, library) : undefined;
	if (both) return findPlace(both, library);
	if (!country) {
		throw new HoursError(
			'publicHolidays',
			`No public holidays are known for "${settings.country.trim()}".`,
			'Choose a country from the list, or write its name or two-letter code, such as US. A part of it goes behind: US-CA, or United States, California.',
		);
	}
	if (wanted === '') return { country };
	const regions = library.regions(country.code);
	const region = regions.find(isNamed(wanted));
	if (region) return { country, region };
	throw new HoursError(
		'holidayRegion',
		`${country.name}: no public holidays are known for "${wanted}".`,
		regions.length === 0
			? `They are the same all over ${country.name}: choose The Whole Country.`
			: `Choose from the list: ${regions.map(({ name }) => name).join(', ')}.`,
	);
}

/**
 * A country and a part of it, written in one: "US-CA", "United States, California", or "US California", which must be a
 * part that there is: "St Lucia" is none of São Tomé & Príncipe.
 */
function apart(text: string, library: HolidayLibrary): { country: string; region: string } | undefined {
	const [, country = '', mark = '', region = ''] =
		/^([^,/]+)([,/])(.+)$/.exec(text) ?? /^\s*([a-z]{2,3})(\s*-\s*|\s+)(\S.*)$/i.exec(text) ?? [];
	const place = library.country(country);
	if (!place || region.trim() === '') return undefined;
	const isSure = mark.trim() !== '' || library.regions(place.code).some(isNamed(region));
	return isSure ? { country, region } : undefined;
}

function findHoliday(name: string, field: HoursField, { ids }: HolidayCalendar, place: Place): string {
	const wanted = name.trim().replaceAll('’', "'").toLowerCase();
	const id = [...ids].find((each) => each.toLowerCase() === wanted);
	if (id !== undefined) return id;
	throw new HoursError(
		field,
		wanted === '' ? 'No holiday is chosen.' : `${place.name}: there is no holiday "${name.trim()}".`,
		'Choose one from the list. A day of your own goes into Own Holidays.',
	);
}

function isNamed(text: string): (place: Place) => boolean {
	const wanted = placeKey(text);
	return ({ code, name }) => placeKey(code) === wanted || placeKey(name) === wanted;
}

/** What is left of a stretch of opening when a holiday begins that day. */
function until(begins: number, { opens, closes }: OpenPeriod): OpenPeriod[] {
	return opens < begins ? [{ opens, closes: Math.min(closes, begins) }] : [];
}
