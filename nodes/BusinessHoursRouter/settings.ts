import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { DateSpanSettings } from '../../textback/hours/date-span';
import { momentOfCall } from '../../textback/hours/moment';
import { countryOf } from '../../textback/hours/holiday-plan';
import { isLocale, type Locale } from '../../textback/hours/locale';
import type { HoursSettings } from '../../textback/hours/schedule';
import type { HoursRow } from '../../textback/hours/week';
import { isRecord } from '../shared/parameters';
import { regionOf } from './holiday-lists';

const DEFAULT_LOCALE: Locale = 'en-US';
const MIDNIGHT = '12:00 AM';

/** The hours as they are set for one item. */
export function readSettings(context: IExecuteFunctions, item: number): HoursSettings {
	const parameter = (name: string): unknown => context.getNodeParameter(name, item, '');
	const [firstDay, lastDay] = [asText(parameter('closedFrom')), asText(parameter('closedThrough'))];
	const country = countryOf(readLocator(context, 'publicHolidays', item));
	return {
		weeklyHours:
			parameter('hoursAs') === 'text'
				? asText(parameter('hoursText'))
				: asList(parameter('weeklyHours.row')).map(asRow),
		seasons: asList(parameter('options.seasons.season')).map((season) => ({
			...asDateSpan(season),
			hours: asText(season.hours),
		})),
		...(country !== undefined && {
			publicHolidays: {
				country,
				region: regionOf(readLocator(context, 'holidayRegion', item)),
				openOn: asNames(parameter('openHolidays')),
				hours: asList(parameter('holidayHours.row')).map(({ holiday, hours }) => ({
					holiday: asText(isRecord(holiday) ? holiday.value : holiday),
					hours: asText(hours),
				})),
			},
		}),
		holidays: asList(parameter('holidays.holiday')).map((holiday) => ({
			...asDateSpan(holiday),
			name: asText(holiday.name),
			hours: asText(holiday.hours),
		})),
		...(firstDay + lastDay !== '' && {
			closure: { firstDay, lastDay, reason: asText(parameter('closureReason')) },
		}),
	};
}

/** The moment that decides for one item, in milliseconds since 1970-01-01 UTC. */
export function readMoment(context: IExecuteFunctions, item: number, json: IDataObject, now: number): number {
	if (context.getNodeParameter('options.moment', item, 'run') !== 'call' || !isRecord(json.call)) return now;
	return momentOfCall(json.call) ?? now;
}

/** The language of what the caller reads. */
export function readLocale(context: IExecuteFunctions, item: number): Locale {
	const locale = context.getNodeParameter('options.language', item, DEFAULT_LOCALE);
	return isLocale(locale) ? locale : DEFAULT_LOCALE;
}

function readLocator(context: IExecuteFunctions, name: string, item: number): string {
	return asText(context.getNodeParameter(name, item, '', { extractValue: true }));
}

function asRow({ days, allDay, opens, closes }: Record<string, unknown>): HoursRow {
	return {
		days: asNames(days),
		opens: allDay === true ? MIDNIGHT : asText(opens),
		closes: allDay === true ? MIDNIGHT : asText(closes),
	};
}

/** What was chosen in a list of several, or a text with commas that an expression gives. */
function asNames(value: unknown): string[] {
	const names = Array.isArray(value) ? value.map(asText) : asText(value).split(',');
	return names.filter((name) => name.trim() !== '');
}

function asDateSpan({ date, lastDay, everyYear }: Record<string, unknown>): DateSpanSettings {
	return { date: asText(date), lastDay: asText(lastDay), everyYear: everyYear === true };
}

/** Rows of a list that is empty, or filled by an expression with one row only. */
function asList(value: unknown): Array<Record<string, unknown>> {
	return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

/** What an expression gives where a text is expected, lists as one line; what is none is left for the error to quote. */
function asText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map(asText).join('; ');
	if (DateTime.isDateTime(value)) return value.toISODate() ?? '';
	return JSON.stringify(value);
}
