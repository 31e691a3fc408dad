import { getCountries } from 'libphonenumber-js/max';
import { zonesOfCountry } from '../../../guards/caller-place';

/** Asked first: smaller neighbors share their zones. */
const LARGER = ['US', 'CA', 'GB', 'AU', 'NZ', 'IE', 'ZA', 'DE', 'FR', 'ES', 'IT', 'PR'] as const;

/** The country that has this time zone, ISO 3166-1 alpha-2; of several, the larger one. */
export function countryOfZone(zone: string): string | undefined {
	const hasZone = (country: string) => zonesOfCountry(country).includes(zone);
	return LARGER.find(hasZone) ?? getCountries().find(hasZone);
}
