/** The same for all ways to write the name of a place: "Saint Lucia" and "St. Lucia", "Québec" and "Quebec". */
export function placeKey(name: string): string {
	return name
		.normalize('NFD')
		.replaceAll(/[\p{M}.]/gu, '')
		.toLowerCase()
		.replaceAll('’', "'")
		.replaceAll('&', ' and ')
		.replaceAll(/\bsaint\b/g, 'st')
		.replaceAll(/\bthe\b/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
}
