/** A phone system's own fields of a number, by name. */
export type Fields = Record<string, string>;

export function includesFields(current: Fields, fields: Fields): boolean {
	return Object.entries(fields).every(([name, value]) => current[name] === value);
}

export function sameFields(a: Fields, b: Fields): boolean {
	return includesFields(a, b) && includesFields(b, a);
}

export function pick(from: Fields, names: string[]): Fields {
	return Object.fromEntries(names.map((name) => [name, from[name] ?? '']));
}

/**
 * What was there before the layers were put on, whichever lies on which: as long as one shows, it is taken off.
 *
 * @param layers What was set each time, and what was there before.
 */
export function unwound(fields: Fields, layers: Array<{ ours: Fields; previous: Fields }>): Fields {
	const top = layers.find(({ ours }) => shows(fields, ours));
	if (!top) return fields;
	const common = Object.keys(top.ours).filter((name) => name in fields);
	const below = { ...fields, ...pick(top.previous, common) };
	return unwound(
		below,
		layers.filter((layer) => layer !== top),
	);
}

function shows(fields: Fields, ours: Fields): boolean {
	const common = Object.keys(ours).filter((name) => name in fields);
	return common.length > 0 && common.every((name) => fields[name] === ours[name]);
}

/** The fields as a log may have them: an address can hold a password or a key anywhere but in its host. */
export function forLog(fields: Fields): Fields {
	return Object.fromEntries(
		Object.entries(fields).map(([name, value]) => {
			if (!URL.canParse(value)) return [name, value];
			const { protocol, host } = new URL(value);
			return [name, `${protocol}//${host}`];
		}),
	);
}
