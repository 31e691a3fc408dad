import { getCountries } from 'libphonenumber-js/max';
import { zonesOfCountry } from '../../../guards/caller-place';

/** The only country that has this time zone; undefined when several or none have it. */
export function countryOfZone(zone: string): string | undefined {
	const found = getCountries().filter((country) => zonesOfCountry(country).includes(zone));
	return found.length === 1 ? found[0] : undefined;
}
