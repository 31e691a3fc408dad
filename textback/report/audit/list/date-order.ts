import { ReportError } from '../../report-error';
import { dateOrderOf, dayOf, type DateOrder, type WrittenDate } from './written-time';

const MONTH_FIRST = new Set(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW']);
/** Where both are usual. */
const EITHER = new Set(['CA', 'PH', 'KE', 'GH']);

/**
 * The order of day and month in all dates of the list: as a person said, else as the dates tell, else as is usual in the
 * country.
 *
 * @param country ISO 3166-1 alpha-2, as far as it is known
 * @throws {ReportError} when some dates have the day first and others the month, or when it can be either.
 */
export function findDateOrder(
	dates: readonly WrittenDate[],
	given: DateOrder | undefined,
	country: string | undefined,
): DateOrder {
	if (given) return given;
	const told = new Set(dates.map(dateOrderOf).filter((order) => order !== undefined));
	if (told.has('dayFirst') && told.has('monthFirst')) {
		throw new ReportError(
			'callList',
			'Some dates have the day first and others the month.',
			'Export the list with dates such as 2026-11-02.',
		);
	}
	const [order] = told;
	if (order) return order;
	const open = dates.filter((date) => date.kind === 'figures' && date.first !== date.second);
	const usual = country !== undefined && MONTH_FIRST.has(country) ? 'monthFirst' : 'dayFirst';
	const [example] = open;
	if (!example || example.kind !== 'figures') return usual;
	const isUnsure = country === undefined || EITHER.has(country);
	if (isUnsure || looksTurned(open, usual)) {
		const { first, second, year } = example;
		throw new ReportError(
			'columns',
			`Dates such as ${first}/${second}/${year} may have the day first or the month.`,
			'Choose it in “Order of Dates” under “Columns”.',
		);
	}
	return usual;
}

/** The same day of three months in the one order, days of one month in the other: the other is what was written. */
function looksTurned(dates: readonly WrittenDate[], usual: DateOrder): boolean {
	const days = new Set(dates.map((date) => dayOf(date, usual).day));
	const months = new Set(dates.map((date) => dayOf(date, usual).month));
	return days.size === 1 && months.size >= 3;
}
