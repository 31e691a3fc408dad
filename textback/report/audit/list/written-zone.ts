import { IANAZone } from 'luxon';
import { zoneMeantBy } from '../../../hours/wall-clock';

/** Hours from UTC that an abbreviation behind a time stands for, taken at its word: MST is -7 in summer, too, as in Arizona. */
const HOURS_FROM_UTC = new Map<string, number>([
	...(['E', 'C', 'M', 'P'] as const).flatMap((letter, index): Array<[string, number]> => [
		[`${letter}ST`, -5 - index],
		[`${letter}DT`, -4 - index],
	]),
	['AKST', -9],
	['AKDT', -8],
	['HST', -10],
	['AST', -4],
	['ADT', -3],
	['NST', -3.5],
	['NDT', -2.5],
	['WET', 0],
	['WEST', 1],
	['BST', 1],
	['CET', 1],
	['MEZ', 1],
	['CEST', 2],
	['MESZ', 2],
	['EET', 2],
	['EEST', 3],
	['SAST', 2],
	['AWST', 8],
	['ACST', 9.5],
	['ACDT', 10.5],
	['AEST', 10],
	['AEDT', 11],
	['NZST', 12],
	['NZDT', 13],
]);

/** What behind a time may say its zone: "Z", "+00", "-0500", "UTC", "GMT+1", "EST", "America/Chicago". */
const AT_END =
	/^(.*\d(?: ?[ap]\.? ?m\.?)?) ?(z|(?:utc|gmt)? ?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5}|[a-z]{3,14}\/[a-z_]{3,20})$/i;
/** A word that belongs to the time itself. */
const OF_CLOCK = /^(?:am|pm|a|p|m|h|uhr|st|nd|rd|th)$/i;

/** Parts "2026-11-02 15:45 EST" into the time and the zone; what is no zone stays part of the time. */
export function splitZone(text: string): { bare: string; zone?: string } {
	// JavaScript adds the zone's name: "GMT-0500 (Eastern Standard Time)".
	const plain = text.replace(/ \([\p{L} ]{3,40}\)$/u, '');
	const [, bare = '', said = ''] = AT_END.exec(plain) ?? [];
	// The end of a date such as 2026-11-02 looks like an offset.
	if (said === '' || !bare.includes(':') || OF_CLOCK.test(said)) return { bare: plain };
	const zone = zoneNamed(said);
	return zone === undefined ? { bare: plain } : { bare: bare.trim(), zone };
}

/**
 * The zone that an abbreviation, an offset or a place behind a time stands for, as Luxon names it.
 *
 * @returns undefined when it stands for none
 */
function zoneNamed(said: string): string | undefined {
	const name = said.trim().toUpperCase();
	if (/^(?:Z|UTC|GMT|ZULU)$/.test(name)) return 'UTC';
	const [, sign = '', hours = '', minutes = '00'] =
		/^(?:UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(name) ?? [];
	if (hours !== '') return Number(hours) > 14 ? undefined : `UTC${sign}${Number(hours)}:${minutes}`;
	const fromUtc = HOURS_FROM_UTC.get(name);
	if (fromUtc !== undefined) return `UTC${fromUtc < 0 ? '-' : '+'}${offset(Math.abs(fromUtc))}`;
	if (/^[ECMP]T$/.test(name)) return zoneMeantBy(name);
	return said.includes('/') && IANAZone.isValidZone(said) ? said : undefined;
}

/** 9.5 as "9:30". */
function offset(hours: number): string {
	return `${Math.trunc(hours)}:${hours % 1 === 0 ? '00' : '30'}`;
}

/**
 * The zone that a column's name says: "Start Time (UTC)", "Date (GMT-5)", "Time EST", "start_utc". An abbreviation means the place,
 * since it stands over summer and winter alike.
 */
export function zoneInName(name: string): string | undefined {
	const inParentheses = [...name.matchAll(/[([]([^()[\]]{1,40})[)\]]/g)].map(([, inside = '']) => inside);
	// "Date et heure" names no zone.
	const atEnd = /(?:^|[\s_.,:])([ECMP][SD]?T)$|(?:^|[\s_.,:a-z])(UTC|GMT)$|[\s_](utc|gmt)(?=$|[\s_])/.exec(
		name,
	);
	const outside = [1, 2, 3].flatMap((part) => atEnd?.[part] ?? []);
	for (const said of [...inParentheses, ...outside]) {
		const zone = zoneMeantBy(said) ?? zoneNamed(said) ?? zoneNamed(said.split(' ')[0] ?? '');
		if (zone !== undefined) return zone;
	}
	return undefined;
}
