import type Holidays from 'date-holidays';
import { correct } from './holiday-corrections';
import { calendarOf, type HolidayCalendar } from './holiday-calendar';
import { placeKey } from './place-name';

/** A country, or a state, province or region of one, by the codes of `date-holidays`. */
export type Place = { code: string; name: string };

/** The public holidays of the world: https://github.com/commenthol/date-holidays */
export type HolidayLibrary = {
	countries(): readonly Place[];
	/** The country of this code, or of this name in English as people write it: "UK", "Saint Lucia". */
	country(written: string): Place | undefined;
	/** Those with holidays of their own; a region within a state follows its state. */
	regions(country: string): readonly Place[];
	/**
	 * @param region empty for the holidays of the whole country
	 * @param language ISO 639-1, of the holidays' names as far as the data has it
	 */
	calendar(country: string, region: string, language: string): HolidayCalendar;
};

let loaded: Promise<HolidayLibrary> | undefined;

/** Loads the holidays at first use: they take longer than all of this package. */
export function loadHolidayLibrary(): Promise<HolidayLibrary> {
	loaded ??= import('date-holidays').then(({ default: library }) => holidayLibrary(library));
	return loaded;
}

function holidayLibrary(library: typeof Holidays): HolidayLibrary {
	const places = new library();
	const countryNames = new Intl.DisplayNames('en', { type: 'region' });
	const countries = Object.entries(places.getCountries('en'))
		.map(([code, name]) => ({ code, name: countryNames.of(code) ?? name }))
		.sort(byName);
	const byKey = countriesByKey(countries, places.getCountries('en'));
	const calendars = new Map<string, HolidayCalendar>();

	return {
		countries: () => countries,
		country: (written) => byKey.get(placeKey(written)),
		regions: (country) =>
			asPlaces(places.getStates(country, 'en')).flatMap((state) => [
				state,
				...asPlaces(places.getRegions(country, state.code, 'en')).map(({ code, name }) => ({
					code: `${state.code}-${code}`,
					name: `${state.name}: ${name}`,
				})),
			]),
		calendar(country, region, language) {
			const key = [country, region, language].join();
			const known = calendars.get(key);
			if (known) return known;
			const [state = '', part = ''] = region.split('-');
			// All dates of `date-holidays` are days of the calendar; in UTC each of them has 24 hours.
			const holidays = new library(country, state, part, { timezone: 'UTC' });
			correct(holidays, country, state);
			const calendar = calendarOf(holidays, language);
			calendars.set(key, calendar);
			return calendar;
		},
	};
}

/** Names that neither library has. */
const ALSO_CALLED: Array<[string, string]> = [
	['US', 'USA'],
	['GB', 'Great Britain'],
	['AE', 'UAE'],
];

/** @param otherNames by code */
function countriesByKey(countries: readonly Place[], otherNames: Record<string, string>): Map<string, Place> {
	const shortNames = new Intl.DisplayNames('en', { type: 'region', style: 'short' });
	const named = [
		...ALSO_CALLED,
		...countries.map(({ code }) => [code, shortNames.of(code) ?? code] as const),
		...Object.entries(otherNames),
		...countries.map(({ code, name }) => [code, name] as const),
		...countries.map(({ code }) => [code, code] as const),
	];
	const byCode = new Map(countries.map((country) => [country.code, country]));
	const byKey = new Map<string, Place>();
	// Of two countries with one name, the one counts whose own it is.
	for (const [code, name] of named) {
		const country = byCode.get(code);
		if (country) byKey.set(placeKey(name), country);
	}
	return byKey;
}

/** @param names by code; `date-holidays` has none at all for a country without regions */
function asPlaces(names: Record<string, string> | undefined): Place[] {
	return Object.entries(names ?? {})
		.map(([code, name]) => ({ code, name }))
		.sort(byName);
}

function byName(one: Place, other: Place): number {
	return one.name.localeCompare(other.name, 'en');
}
