import type { PhoneNumber } from '../phone-number';
import { ZONES_OF_AREA_CODE } from './area-codes';

/**
 * The time zones that a number's place may be in: by its area code in the United States and Canada, elsewhere those of
 * its country. People move and keep their number, so this is where the number is from.
 *
 * @returns IANA names; empty when nothing is known, as of a number of no country.
 */
export function zonesOf(caller: Extract<PhoneNumber, { kind: 'number' }>): readonly string[] {
	const areaCode = /^\+1(\d{3})/.exec(caller.e164)?.[1];
	const ofArea = areaCode === undefined ? undefined : ZONES_OF_AREA_CODE.get(areaCode);
	return ofArea ?? (caller.country === undefined ? [] : zonesOfCountry(caller.country));
}

/** IANA names of the zones of a country, ISO 3166-1 alpha-2. */
export function zonesOfCountry(country: string): readonly string[] {
	// Node.js 22 has it as a property, later ones as a method.
	const locale: { getTimeZones?(): string[] | undefined; timeZones?: string[] } = new Intl.Locale(
		`und-${country}`,
	);
	return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
