import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { type UpcomingHoliday, upcomingHolidays } from '../../textback/hours/holiday-calendar';
import { loadHolidayLibrary, type Place } from '../../textback/hours/holiday-library';
import { countryOf, findPlace, NO_COUNTRY } from '../../textback/hours/holiday-plan';
import { asText } from '../shared/parameters';

export const NO_PUBLIC_HOLIDAYS = { name: 'None', value: NO_COUNTRY };
export const WHOLE_COUNTRY = { name: 'The Whole Country', value: 'all' };

/** The countries most businesses look for come first. */
const COMMON_COUNTRIES = ['US', 'CA', 'GB', 'IE', 'AU', 'NZ'];

/** The countries whose name has the words a person typed. */
export async function searchCountries(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const countries = (await loadHolidayLibrary()).countries();
	const common = COMMON_COUNTRIES.flatMap((code) => countries.filter((country) => country.code === code));
	const others = countries.filter((country) => !common.includes(country));
	return { results: matching([NO_PUBLIC_HOLIDAYS, ...[...common, ...others].map(asItem)], filter) };
}

/** The states and regions of the chosen country whose name has the words a person typed. */
export async function searchRegions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const library = await loadHolidayLibrary();
	const { country } = findPlace({ country: chosen(this, 'publicHolidays') }, library);
	return { results: matching([WHOLE_COUNTRY, ...library.regions(country.code).map(asItem)], filter) };
}

/** The public holidays of the chosen place in the order of the year, from the next one on. */
export async function getPublicHolidays(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const holidays = await holidaysOf(this);
	return holidays
		.filter(({ isPublic }) => isPublic)
		.map(({ id, date }) => ({ name: id, value: id, description: date }));
}

/** The same with the days that are no day off for everybody, such as Christmas Eve, by the words a person typed. */
export async function searchHolidays(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const holidays = await holidaysOf(this);
	return {
		results: matching(
			holidays.map(({ id }) => ({ name: id, value: id })),
			filter,
		),
	};
}

async function holidaysOf(context: ILoadOptionsFunctions): Promise<UpcomingHoliday[]> {
	const country = countryOf(chosen(context, 'publicHolidays'));
	if (country === undefined) return [];
	const library = await loadHolidayLibrary();
	const place = findPlace({ country, region: regionOf(chosen(context, 'holidayRegion')) }, library);
	const calendar = library.calendar(place.country.code, place.region?.code ?? '', 'en');
	return upcomingHolidays(calendar, Date.now());
}

/** Empty for the whole country. */
export function regionOf(value: string): string {
	return value.toLowerCase() === WHOLE_COUNTRY.value ? '' : value;
}

function chosen(context: ILoadOptionsFunctions, name: string): string {
	return asText(context.getCurrentNodeParameter(name, { extractValue: true })).trim();
}

function asItem({ code, name }: Place): INodeListSearchItems {
	return { name, value: code };
}

function matching(items: INodeListSearchItems[], filter: string): INodeListSearchItems[] {
	const wanted = filter.trim().toLowerCase();
	return items.filter(({ name }) => name.toLowerCase().includes(wanted));
}
